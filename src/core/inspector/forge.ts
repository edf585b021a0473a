import { encodeBase64url, isRecord, refuse, succeed, utf8, type Result } from '../shared/index.js';
import { bytesOf } from './extraction/base64.js';
import { readWholeJson } from './extraction/json.js';
import { isUnsigned } from './kinds/compact.js';
import { ALGORITHMS, algorithmOf, type Algorithm } from './verdicts/algorithms.js';

/** Algorithms to sign with. */
export const FORGE_ALGS = Object.keys(ALGORITHMS).filter((alg) => alg !== 'EdDSA');

export const FORGE_FAULTS = [
  'header-not-json',
  'claims-not-json',
  'alg-unknown',
  'key-missing',
  'key-not-private',
  'key-refused',
] as const;
export type ForgeFault = (typeof FORGE_FAULTS)[number];

export interface Forged {
  token: string;
  /** What verifies it, as `inspect` takes it: a public JWK, or the secret. Empty for a token that is not signed. */
  verifyWith: string;
}

/**
 * Signs a header and claims as they are written, for tests of one’s own: `alg` in the header says how. The key is a private
 * JWK, PKCS #8 as PEM, or for HMAC a secret as text.
 *
 * ```ts
 * const made = await forge({ header: '{"alg":"none"}', claims: '{"sub":"ada"}', key: '' });
 * made.ok && made.value.token; // 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.'
 * ```
 */
export async function forge({
  header,
  claims,
  key,
}: Record<'header' | 'claims' | 'key', string>): Promise<Result<Forged, { code: ForgeFault }>> {
  const head = readWholeJson(header)?.value;
  if (!isRecord(head)) return refuse('header-not-json');
  if (!isRecord(readWholeJson(claims)?.value)) return refuse('claims-not-json');
  const body = `${encodeBase64url(utf8(header))}.${encodeBase64url(utf8(claims))}`;
  if (isUnsigned(head)) return succeed({ token: `${body}.`, verifyWith: '' });
  const algorithm = algorithmOf(head);
  if (!algorithm) return refuse('alg-unknown');
  const plain = key.trim();
  if (plain === '') return refuse('key-missing');
  try {
    const signing = await signingKey(plain, algorithm);
    if (!signing) return refuse('key-not-private');
    const signature = await crypto.subtle.sign(algorithm.verifyAs, signing, utf8(body));
    const verifyWith = await publicHalf(plain, signing, algorithm, head['alg']);
    return succeed({ token: `${body}.${encodeBase64url(new Uint8Array(signature))}`, verifyWith });
  } catch {
    return refuse('key-refused');
  }
}

/** A fresh key for an algorithm, as a private JWK; null where this browser does not have it. */
export async function makeForgeKey(alg: string): Promise<string | null> {
  const algorithm = algorithmOf({ alg });
  if (!algorithm) return null;
  const isRsa = algorithm.kty === 'RSA';
  const how = {
    ...algorithm.importAs,
    ...(isRsa && { modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) }),
    ...(algorithm.kty === 'oct' && { length: algorithm.leastBits }),
  } as RsaHashedKeyGenParams;
  try {
    const made = await crypto.subtle.generateKey(how, true, ['sign', 'verify']);
    return JSON.stringify({
      ...bare(await crypto.subtle.exportKey('jwk', 'privateKey' in made ? made.privateKey : made)),
      alg,
    });
  } catch {
    return null;
  }
}

const PEM = /^-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]{1,20000})-----END PRIVATE KEY-----$/;

async function signingKey(plain: string, { kty, importAs }: Algorithm): Promise<CryptoKey | null> {
  const uses: KeyUsage[] = ['sign'];
  const [, body] = PEM.exec(plain) ?? [];
  const bytes = body === undefined ? null : bytesOf(body.replace(/\s/g, ''));
  if (bytes && kty !== 'oct') return crypto.subtle.importKey('pkcs8', bytes, importAs, true, uses);
  const jwk = plain.startsWith('{') ? readWholeJson(plain)?.value : null;
  if (isRecord(jwk)) {
    const isPrivate = kty === 'oct' ? typeof jwk['k'] === 'string' : typeof jwk['d'] === 'string';
    return isPrivate ? crypto.subtle.importKey('jwk', bare(jwk), importAs, true, uses) : null;
  }
  return kty === 'oct' ? crypto.subtle.importKey('raw', utf8(plain), importAs, true, uses) : null;
}

/** Of a JWK what makes the key, and nothing of what it may be used for. */
function bare(jwk: JsonWebKey | Record<string, unknown>): JsonWebKey {
  const rest = Object.entries(jwk).filter(([name]) => !['alg', 'use', 'key_ops', 'ext'].includes(name));
  return Object.fromEntries(rest) as JsonWebKey;
}

/** With the algorithm it signed by: a key that does not name one may be used for others. */
async function publicHalf(
  plain: string,
  signing: CryptoKey,
  { kty }: Algorithm,
  alg: unknown,
): Promise<string> {
  if (kty === 'oct') return plain;
  const { kty: type, crv, n, e, x, y } = await crypto.subtle.exportKey('jwk', signing);
  return JSON.stringify({ kty: type, crv, n, e, x, y, alg });
}
