import type { JWK } from 'jose';
import { importJWK } from 'jose';
import {
  ALGS,
  isAlg,
  verifyAccessToken,
  type AccessTokenRules,
  type SigningKey,
} from '../../../../src/core/credentials/index.js';
import { verifyingHalf } from './platform.js';

/** 2011-03-22T18:42:00Z, a minute before the `exp` of RFC 7519 section 3.1: nothing here is refused for its age. */
const BEFORE_EXPIRY = (1_300_819_380 - 60) * 1000;

export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Our verdict where the verifier trusts the very key the RFC signed with: what it refuses is not for want of a key. */
export async function verdictTrusting(alg: string, jwk: JWK, token: string): Promise<string> {
  const key = isAlg(alg) ? await signingKeyOf({ ...jwk, alg }) : undefined;
  const rules: AccessTokenRules = {
    issuer: 'joe',
    audience: 'https://api.example',
    algs: ALGS,
    leewayS: 0,
    keyFor: () => key,
  };
  const verified = await verifyAccessToken(token, rules, BEFORE_EXPIRY);
  return verified.ok ? 'accepted' : verified.code;
}

/** A published key as one of ours. It verifies only. */
export async function signingKeyOf(jwk: JWK): Promise<SigningKey> {
  const { alg } = jwk;
  if (!isAlg(alg)) throw new Error(`${alg} is no algorithm of ours`);
  const imported = await importJWK(verifyingHalf(jwk), alg, { extractable: true });
  const verifyWith =
    imported instanceof Uint8Array
      ? await crypto.subtle.importKey('jwk', jwk, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
      : imported;
  return { kid: jwk.kid ?? 'rfc', alg, verifyWith, signWith: verifyWith };
}
