import { base64url, SignJWT } from 'jose';
import {
  generateSigningKey,
  verifyAccessToken,
  type AccessTokenClaims,
  type AccessTokenRules,
  type Alg,
  type SigningKey,
} from '../../../src/core/credentials/index.js';

/** 2026-01-01T00:00:00Z, in seconds. */
export const IAT = 1_767_225_600;

export const CLAIMS: AccessTokenClaims = {
  iss: 'https://api.example',
  sub: 'user-ana',
  aud: 'https://api.example',
  exp: IAT + 900,
  iat: IAT,
  jti: 'jti-1',
  client_id: 'demo-app',
  scope: 'orders:read',
};

export async function newKey(alg: Alg, kid = 'sig-1'): Promise<SigningKey> {
  const key = await generateSigningKey(alg, kid);
  if (!key.ok) throw new Error(key.code);
  return key.value;
}

export function rulesFor(key: SigningKey, changes: Partial<AccessTokenRules> = {}): AccessTokenRules {
  return {
    issuer: CLAIMS.iss,
    audience: CLAIMS.aud,
    algs: [key.alg],
    keyFor: (kid) => (kid === key.kid ? key : undefined),
    leewayS: 0,
    ...changes,
  };
}

/** Signs anything: what our own issuer would never sign, with its own key. */
export function forge(
  key: SigningKey,
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
): Promise<string> {
  const { alg, kid } = key;
  return new SignJWT(claims).setProtectedHeader({ alg, kid, typ: 'at+jwt', ...header }).sign(key.signWith);
}

/** The verdict in one word: `accepted`, or the code of the refusal. */
export async function verdict(token: string, rules: AccessTokenRules, atS = IAT + 1): Promise<string> {
  const verified = await verifyAccessToken(token, rules, atS * 1000);
  return verified.ok ? 'accepted' : verified.code;
}

export function segment(value: unknown): string {
  return base64url.encode(JSON.stringify(value));
}

export function without(name: keyof AccessTokenClaims): Record<string, unknown> {
  return Object.fromEntries(Object.entries(CLAIMS).filter(([claim]) => claim !== name));
}

/** The token with one of its three segments changed. */
export function edited(token: string, index: 0 | 1 | 2, edit: (segment: string) => string): string {
  const segments = token.split('.');
  return segments.map((text, at) => (at === index ? edit(text) : text)).join('.');
}
