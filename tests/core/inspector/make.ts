import { inspect, type Expectation, type Found } from '../../../src/core/inspector/index.js';

/** What the tests take for the present. */
export const NOW = Date.UTC(2026, 10, 29, 12);
export const NOW_S = NOW / 1000;
export const ISSUER = 'https://as.example';
export const AUDIENCE = 'https://api.example';

export type Json = Record<string, unknown>;

export function base64url(value: string | Uint8Array): string {
  return Buffer.from(value).toString('base64url');
}

export const json = (value: unknown): string => base64url(JSON.stringify(value));

/** Claims with nothing to be said against them but that they are a bearer's. */
export const GOOD: Json = {
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'user-1',
  client_id: 'client-1',
  iat: NOW_S - 60,
  exp: NOW_S + 600,
  jti: 'b0a7',
  scope: 'orders:read',
};

/** Drawn once for all tests: nobody's. */
export const SECRET = 'kot-Test_0f3a9c7b5e1d8264-b2f7c1e9d5a38460';

interface Making {
  header?: Json;
  claims?: Json | string;
  secret?: string | Uint8Array;
}

/** A token signed with HMAC, by default a good access token. */
export async function hmacToken({
  header = {},
  claims = GOOD,
  secret = SECRET,
}: Making = {}): Promise<string> {
  const head = { alg: 'HS256', typ: 'at+jwt', ...header };
  const body = `${json(head)}.${typeof claims === 'string' ? base64url(claims) : json(claims)}`;
  const hash = `SHA-${String(head.alg).slice(2)}`;
  return `${body}.${await signWith({ name: 'HMAC', hash }, Buffer.from(secret), body)}`;
}

export async function signWith(
  algorithm: HmacImportParams,
  secret: Uint8Array,
  body: string,
): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(secret), algorithm, false, ['sign']);
  return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, Buffer.from(body))));
}

export interface Pair {
  alg: string;
  privateKey: CryptoKey;
  publicJwk: JsonWebKey;
  privateJwk: JsonWebKey;
  sign(header: Json, payload: string | Json): Promise<string>;
}

const HOW: Record<string, [make: object, sign: AlgorithmIdentifier | RsaPssParams | EcdsaParams]> = {
  RS256: [rsa('RSASSA-PKCS1-v1_5', 256), 'RSASSA-PKCS1-v1_5'],
  RS512: [rsa('RSASSA-PKCS1-v1_5', 512), 'RSASSA-PKCS1-v1_5'],
  PS256: [rsa('RSA-PSS', 256), { name: 'RSA-PSS', saltLength: 32 }],
  PS384: [rsa('RSA-PSS', 384), { name: 'RSA-PSS', saltLength: 48 }],
  ES256: [
    { name: 'ECDSA', namedCurve: 'P-256' },
    { name: 'ECDSA', hash: 'SHA-256' },
  ],
  ES384: [
    { name: 'ECDSA', namedCurve: 'P-384' },
    { name: 'ECDSA', hash: 'SHA-384' },
  ],
  ES512: [
    { name: 'ECDSA', namedCurve: 'P-521' },
    { name: 'ECDSA', hash: 'SHA-512' },
  ],
  Ed25519: [{ name: 'Ed25519' }, { name: 'Ed25519' }],
};
export const PAIR_ALGS = Object.keys(HOW);

function rsa(name: string, bits: number, modulusLength = 2048): object {
  return { name, hash: `SHA-${bits}`, modulusLength, publicExponent: new Uint8Array([1, 0, 1]) };
}

const made = new Map<string, Promise<Pair>>();

/** One key pair an algorithm, for all tests of a file. */
export function pairOf(alg: string): Promise<Pair> {
  const pair = made.get(alg) ?? makePair(alg);
  made.set(alg, pair);
  return pair;
}

export async function makePair(alg: string, modulusLength?: number): Promise<Pair> {
  const [make, sign] = HOW[alg] ?? [];
  const how = { ...make, ...(modulusLength !== undefined && { modulusLength }) } as EcKeyGenParams;
  const keys = (await crypto.subtle.generateKey(how, true, ['sign', 'verify'])) as CryptoKeyPair;
  const bare = async (key: CryptoKey): Promise<JsonWebKey> => {
    const jwk = await crypto.subtle.exportKey('jwk', key);
    return Object.fromEntries(
      Object.entries(jwk).filter(([name]) => !['ext', 'key_ops', 'alg'].includes(name)),
    );
  };
  return {
    alg,
    privateKey: keys.privateKey,
    publicJwk: await bare(keys.publicKey),
    privateJwk: await bare(keys.privateKey),
    async sign(header, payload) {
      const body = `${json({ alg, ...header })}.${typeof payload === 'string' ? base64url(payload) : json(payload)}`;
      const signature = await crypto.subtle.sign(sign as EcdsaParams, keys.privateKey, Buffer.from(body));
      return `${body}.${base64url(new Uint8Array(signature))}`;
    },
  };
}

export async function pemOf(key: CryptoKey): Promise<string> {
  const isPrivate = key.type === 'private';
  const bytes = await crypto.subtle.exportKey(isPrivate ? 'pkcs8' : 'spki', key);
  return asPem(isPrivate ? 'PRIVATE KEY' : 'PUBLIC KEY', new Uint8Array(bytes));
}

export function asPem(label: string, bytes: Uint8Array): string {
  const lines = Buffer.from(bytes).toString('base64').replace(/.{64}/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines.trimEnd()}\n-----END ${label}-----\n`;
}

/** All that is found in a text. */
export async function foundIn(text: string, keys?: string, expect?: Expectation): Promise<Found[]> {
  const input = { text, now: NOW, ...(keys !== undefined && { keys }), ...(expect && { expect }) };
  return (await inspect(input)).found;
}

/** The one thing that is found in a text. */
export async function only(text: string, keys?: string, expect?: Expectation): Promise<Found> {
  const found = await foundIn(text, keys, expect);
  const [first] = found;
  if (!first || found.length > 1)
    throw new Error(`${found.length} found: ${found.map(({ kind }) => kind).join()}`);
  return first;
}

export function code(found: Found, about: string): string {
  return found.verdicts.find((verdict) => verdict.about === about)?.code ?? '';
}

export function says(found: Found, about: string): string {
  return found.verdicts.find((verdict) => verdict.about === about)?.says ?? '';
}

/** Characters that look drawn and are the same in every run. */
export function drawn(
  length: number,
  alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
): string {
  let [text, state] = ['', 20_261_129];
  for (let index = 0; index < length; index += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += alphabet.charAt(Math.floor((state / 2_147_483_648) * alphabet.length));
  }
  return text;
}

export const HEX = '0123456789abcdef';
