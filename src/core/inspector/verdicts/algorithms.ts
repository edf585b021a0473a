import { own } from '../../shared/index.js';
import type { Key } from '../kinds/key.js';

/** A signature algorithm of JOSE that WebCrypto has (RFC 7518 section 3.1, RFC 8037, RFC 9864). */
export interface Algorithm {
  kty: 'oct' | 'RSA' | 'EC' | 'OKP';
  /** The curves it is for; `EdDSA` has two (RFC 8037 section 3.1). */
  curves?: readonly string[];
  /** The least bits of its key, and the size of its hash. */
  leastBits: number;
  importAs: HmacImportParams | RsaHashedImportParams | EcKeyImportParams | Algorithm_;
  verifyAs: Algorithm_ | RsaPssParams | EcdsaParams;
  /** How long a signature has to be, in bytes, where the algorithm says so: one length for each curve. */
  lengths?: readonly number[];
}
type Algorithm_ = globalThis.Algorithm;

const hmac = (bits: number): Algorithm => {
  const name = { name: 'HMAC', hash: `SHA-${bits}` };
  return { kty: 'oct', leastBits: bits, importAs: name, verifyAs: name, lengths: [bits / 8] };
};
const rsa = (name: string, bits: number): Algorithm => ({
  kty: 'RSA',
  leastBits: 2048,
  importAs: { name, hash: `SHA-${bits}` },
  verifyAs: name === 'RSA-PSS' ? { name, saltLength: bits / 8 } : { name },
});
const ecdsa = (crv: string, bits: number, bytes: number): Algorithm => ({
  kty: 'EC',
  curves: [crv],
  leastBits: 0,
  importAs: { name: 'ECDSA', namedCurve: crv },
  verifyAs: { name: 'ECDSA', hash: `SHA-${bits}` },
  lengths: [bytes],
});
const ed25519: Algorithm = {
  kty: 'OKP',
  curves: ['Ed25519'],
  leastBits: 0,
  importAs: { name: 'Ed25519' },
  verifyAs: { name: 'Ed25519' },
  lengths: [64],
};

const PKCS1 = 'RSASSA-PKCS1-v1_5';
export const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  HS256: hmac(256),
  HS384: hmac(384),
  HS512: hmac(512),
  RS256: rsa(PKCS1, 256),
  RS384: rsa(PKCS1, 384),
  RS512: rsa(PKCS1, 512),
  PS256: rsa('RSA-PSS', 256),
  PS384: rsa('RSA-PSS', 384),
  PS512: rsa('RSA-PSS', 512),
  ES256: ecdsa('P-256', 256, 64),
  ES384: ecdsa('P-384', 384, 96),
  ES512: ecdsa('P-521', 512, 132),
  Ed25519: ed25519,
  // Of its two curves WebCrypto has the first.
  EdDSA: { ...ed25519, curves: ['Ed25519', 'Ed448'], lengths: [64, 114] },
};
/** What else is registered for signatures (IANA JOSE registry, RFC 9964), and for encryption. */
const OTHER_SIGNING = /^(?:none|ES256K|Ed448|ML-DSA-(?:44|65|87)|[RH]S1)$/;
const ENCRYPTING =
  /^(?:RSA1_5|RSA-OAEP(?:-\d{3})?|dir|A\d{3}(?:(?:GCM)?KW|GCM|CBC|CTR|CBC-HS\d{3})|ECDH-ES(?:\+A\d{3}KW)?|PBES2-HS\d{3}\+A\d{3}KW|HPKE-.*)$/;
export const isSigning = (alg: string): boolean => Object.hasOwn(ALGORITHMS, alg) || OTHER_SIGNING.test(alg);
export const isEncrypting = (alg: string): boolean => ENCRYPTING.test(alg);

/** Whether an algorithm signs or encrypts; null where its name is not known. */
export function purposeOf(alg: string): 'sig' | 'enc' | null {
  if (isSigning(alg)) return 'sig';
  return isEncrypting(alg) ? 'enc' : null;
}

/** A name that collides with no other is one of somebody’s own (RFC 7515 section 2): a domain, an OID, a UUID, an address. */
const OWN_NAME = /[.:/]|^[\da-f]{8}(?:-[\da-f]{4}){3}-/i;

/** Whether the `alg` of a key is the name of no algorithm: it is misspelt, most of the time (RFC 7517 section 4.4). */
export function isMisnamed({ alg = '' }: Key): boolean {
  const isUnsigned = alg.toLowerCase() === 'none';
  return alg !== '' && !isUnsigned && !isSigning(alg) && !isEncrypting(alg) && !OWN_NAME.test(alg);
}

export function algorithmOf(header: Record<string, unknown> | null): Algorithm | null {
  const alg = header?.['alg'];
  return typeof alg === 'string' ? (own(ALGORITHMS, alg) ?? null) : null;
}

/** Why a key may not verify what this algorithm signs (RFC 7515 section 5.2, RFC 7517 section 4); null where it may. */
export function forbids(key: Key, alg: string, algorithm: Algorithm): KeyFault | null {
  if (key.kty !== algorithm.kty) return 'key-of-other-type';
  if (algorithm.curves?.includes(key.crv ?? '') === false) return 'key-of-other-type';
  // A curve leaves one algorithm alone (RFC 7518 section 3.4): a name that is none keeps such a key from nothing else.
  const isLeftOne = algorithm.curves !== undefined && isMisnamed(key);
  if (key.alg !== undefined && key.alg !== alg && !isLeftOne) return 'key-for-other-alg';
  if (key.use !== undefined && key.use !== 'sig') return 'key-use';
  // The owner of a private key has the public half as well; of a secret there is no half.
  const isFor = (op: string): boolean => op === 'verify' || (key.isPrivate === true && op === 'sign');
  return key.key_ops !== undefined && !key.key_ops.some(isFor) ? 'key-ops' : null;
}
/** Whether a key is simply another one: of another type or curve, or for another algorithm, and not for none at all. */
export function isForOther(key: Key, alg: string, algorithm: Algorithm): boolean {
  const fault = forbids(key, alg, algorithm);
  return fault === 'key-of-other-type' || (fault === 'key-for-other-alg' && !isMisnamed(key));
}
export type KeyFault = 'key-of-other-type' | 'key-for-other-alg' | 'key-use' | 'key-ops';
