import type { Alg } from '../../credentials/index.js';
import { encodeBase64url, utf8, type Random } from '../../shared/index.js';
import type { PublicJwk } from '../types.js';

/** Signs the bytes it is given, whatever they say. */
export type Signer = (input: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

/** A pair, and its private half as JWK: the same numbers are to be used under other algorithms. */
export interface KeyPair {
  jwk: PublicJwk;
  privateJwk: JsonWebKey;
  /** The public half as SubjectPublicKeyInfo (RFC 5280 section 4.1). */
  spki: Uint8Array<ArrayBuffer>;
  sign: Signer;
}

export type AsymmetricAlg = Exclude<Alg, 'HS256'>;

const rsa = (name: string, hash: string, saltLength?: number) => ({
  key: { name, hash, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
  sign: { name, ...(saltLength !== undefined && { saltLength }) },
});

/** How WebCrypto names the algorithms of JWA (RFC 7518 section 3), and some that no verifier may take for them. */
const ALGORITHMS = {
  RS256: rsa('RSASSA-PKCS1-v1_5', 'SHA-256'),
  RS1: rsa('RSASSA-PKCS1-v1_5', 'SHA-1'),
  RS512: rsa('RSASSA-PKCS1-v1_5', 'SHA-512'),
  PS256: rsa('RSA-PSS', 'SHA-256', 32),
  PS256WithoutSalt: rsa('RSA-PSS', 'SHA-256', 0),
  PS512: rsa('RSA-PSS', 'SHA-512', 64),
  ES256: { key: { name: 'ECDSA', namedCurve: 'P-256' }, sign: { name: 'ECDSA', hash: 'SHA-256' } },
  Ed25519: { key: { name: 'Ed25519' }, sign: { name: 'Ed25519' } },
};
type AnyAlg = keyof typeof ALGORITHMS;

/** A fresh pair. Throws where this platform’s WebCrypto lacks the algorithm (Ed25519 before Chrome 137). */
export async function makeKeyPair(alg: AsymmetricAlg, kid: string): Promise<KeyPair> {
  const { subtle } = crypto;
  const pair = (await subtle.generateKey(ALGORITHMS[alg].key, true, ['sign', 'verify'])) as CryptoKeyPair;
  const [publicJwk, privateJwk, spki] = await Promise.all([
    subtle.exportKey('jwk', pair.publicKey),
    subtle.exportKey('jwk', pair.privateKey),
    subtle.exportKey('spki', pair.publicKey),
  ]);
  const { kty, crv, x, y, n, e } = publicJwk;
  const numbers = Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined);
  return {
    jwk: { ...(Object.fromEntries(numbers) as JsonWebKey), kid, alg, use: 'sig' },
    privateJwk,
    spki: new Uint8Array(spki),
    sign: await signerOf(privateJwk, alg),
  };
}

/** Signs with the numbers of a private key under an algorithm that need not be its own. */
export async function signerOf(privateJwk: JsonWebKey, alg: AnyAlg): Promise<Signer> {
  const { key, sign } = ALGORITHMS[alg];
  const numbers = { ...privateJwk };
  delete numbers.alg;
  const imported = await crypto.subtle.importKey('jwk', numbers, key, false, ['sign']);
  return async (input) => new Uint8Array(await crypto.subtle.sign(sign, imported, input));
}

export async function hmacSigner(
  key: Uint8Array<ArrayBuffer>,
  hash: 'SHA-256' | 'SHA-512' = 'SHA-256',
): Promise<Signer> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash }, false, ['sign']);
  return async (input) => new Uint8Array(await crypto.subtle.sign('HMAC', imported, input));
}

/** HMAC fills a short key up with zeros (RFC 2104 section 2), so that one zero byte is the empty key. */
export const EMPTY_HMAC_KEY = new Uint8Array(1);

/** 256 bits, the least that HS256 asks for (RFC 7518 section 3.2), as a text. */
export function makeSecret(random: Random): string {
  return encodeBase64url(random.bytes(32));
}

export const secretSigner = (secret: string): Promise<Signer> => hmacSigner(utf8(secret));

/** SubjectPublicKeyInfo as PEM (RFC 7468 section 13): what stands in most configuration files. */
export function pemOf({ spki }: KeyPair): string {
  const lines = toBase64(spki).match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n');
}

/** base64 with its padding and the usual alphabet (RFC 4648 section 4), as PEM and `x5c` have it. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
