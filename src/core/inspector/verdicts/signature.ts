import { utf8 } from '../../shared/index.js';
import { bytesOf } from '../extraction/base64.js';
import { demandsB64Alone, demandsExtension, isUnsigned, type Compact } from '../kinds/compact.js';
import { hasGoodExponent, isWhole, type Key } from '../kinds/key.js';
import { algorithmOf, forbids, isMisnamed, type Algorithm } from './algorithms.js';
import type { VerdictCode } from './codes.js';
import type { Pasted, Secret } from './pasted.js';

export interface SignatureResult {
  code: VerdictCode;
  /** The key that verified it, or the only one that was meant for it. */
  key?: Key;
  secret?: Secret;
  /** The pasted key is public, and the token was signed with its text as a secret (RFC 8725 section 2.1). */
  isConfused?: boolean;
}

/**
 * Whether a pasted key verifies a compact JWS (RFC 7515 section 5.2). The form comes first, since WebCrypto and most
 * libraries take more than the RFC allows; then whether the key may be used so; then the signature itself.
 */
export async function judgeSignature(compact: Compact, pasted: Pasted): Promise<SignatureResult> {
  const result = await judged(compact, pasted);
  return isOpen(compact, result.code) ? { ...result, code: 'payload-detached' } : result;
}

/** The payload travels beside it (RFC 7515 appendix F; as it is, by RFC 7797): without it there is nothing to verify. */
function isOpen({ segments, header }: Compact, code: VerdictCode): boolean {
  if (segments[1] !== '') return false;
  const isPlain = header?.['b64'] === false && demandsB64Alone(header);
  return ['no-key', 'signature-wrong'].includes(code) || (code === 'crit-unknown' && isPlain);
}

async function judged(compact: Compact, pasted: Pasted): Promise<SignatureResult> {
  const { header, faults } = compact;
  if (compact.isEncrypted) return { code: 'encrypted' };
  if (isUnsigned(header)) return { code: 'unsigned' };
  if (faults.length > 0 || !header) return { code: 'malformed' };
  // One that has to be understood and is not is one too many (section 4.1.11).
  if (demandsExtension(header)) return { code: 'crit-unknown' };
  const algorithm = algorithmOf(header);
  const length = bytesOf(compact.segments[2] ?? '')?.length;
  // Cut off, most of the time: no key is needed to see that.
  const isCut = !!algorithm && !isOfLength(length, algorithm);
  if (pasted.kind === 'nothing') return { code: isCut ? 'signature-length' : 'no-key' };
  if (pasted.kind === 'unreadable')
    return { code: isCut ? 'signature-length' : (pasted.why ?? 'key-unreadable') };
  if (!algorithm) return { code: 'alg-unsupported' };
  const [head = '', payload = '', last = ''] = compact.segments;
  const signature = bytesOf(last);
  if (!signature) return { code: 'malformed' };
  const signed = { data: utf8(`${head}.${payload}`), signature, algorithm };
  return pasted.kind === 'secret' ? bySecret(signed, pasted) : byKeys(signed, pasted, header);
}

interface Signed {
  data: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
  algorithm: Algorithm;
}

async function bySecret(signed: Signed, { secrets }: Pasted): Promise<SignatureResult> {
  if (signed.algorithm.kty !== 'oct') return { code: 'key-other-type' };
  for (const secret of secrets) {
    if (await verifies(signed, secret.bytes)) return { code: secret.code, secret };
  }
  return { code: wrongOrShort(signed), ...(secrets[0] && { secret: secrets[0] }) };
}

async function byKeys(
  signed: Signed,
  { keys, text, isBeside = false }: Pasted,
  header: Record<string, unknown>,
): Promise<SignatureResult> {
  const { alg, kid } = header;
  const meant = keys.length > 1 && typeof kid === 'string' ? meantBy(kid, keys) : keys;
  if (meant.length === 0) return { code: 'no-key-of-this-id' };
  const [first] = meant;
  const only = meant.length === 1 && first ? { key: first } : {};
  const fitting = meant
    .filter((key) => !forbids(key, String(alg), signed.algorithm))
    .sort((left, right) => Number(isMisnamed(left)) - Number(isMisnamed(right)));
  if (fitting.length === 0) {
    // Somebody may have signed with a public key as the secret (RFC 8725 section 2.1): that is refused, and not merely open.
    const isOtherType =
      signed.algorithm.kty !== 'oct' &&
      meant.every((key) => forbids(key, String(alg), signed.algorithm) === 'key-of-other-type');
    if (isOtherType) return { code: 'key-other-type', ...only };
    const isConfused = signed.algorithm.kty === 'oct' && (await isSignedWithText(signed, text));
    return { code: 'key-forbids', ...only, ...(isConfused && { isConfused }) };
  }
  if (fitting.every((key) => !key.pkcs8 && !isWhole(key))) return { code: 'key-incomplete', ...only };
  let isRefused = false;
  for (const key of fitting) {
    const isGood = await verifies(signed, key);
    // A key that came along proves less than its name: that is said, and of the name the key's own verdict tells.
    if (isGood && isBeside) return { code: 'verified-beside', key };
    if (isGood) return { code: isMisnamed(key) ? 'verified-misnamed' : 'verified', key };
    isRefused ||= isGood === null;
  }
  // A lone key may verify whatever its id; where it does not, and its id is another, it is simply not this token's.
  const isOthers = typeof kid === 'string' && meant.every((key) => (key.kid ?? kid) !== kid);
  if (isOthers && !isRefused) return { code: 'no-key-of-this-id' };
  return { code: isRefused ? 'key-refused' : wrongOrShort(signed), ...only };
}

/** The keys of an id; where there are none, those that have no id at all, as keys in PEM never do. */
function meantBy(kid: string, keys: readonly Key[]): readonly Key[] {
  const named = keys.filter((key) => key.kid === kid);
  return named.length > 0 ? named : keys.filter((key) => key.kid === undefined);
}

function wrongOrShort({ signature, algorithm }: Signed): VerdictCode {
  return isOfLength(signature.length, algorithm) ? 'signature-wrong' : 'signature-length';
}

function isOfLength(bytes: number | undefined, { lengths }: Algorithm): boolean {
  return lengths?.includes(bytes ?? 0) ?? true;
}

/** What somebody who has nothing but the public key can sign. */
async function isSignedWithText(signed: Signed, text: string): Promise<boolean> {
  for (const each of new Set([text, text.trim(), `${text.trim()}\n`, text.trim().replaceAll('\r\n', '\n')])) {
    if (await verifies(signed, utf8(each))) return true;
  }
  return false;
}

/** Null where WebCrypto does not take the key. */
export async function verifies(
  { data, signature, algorithm }: Signed,
  key: Key | Uint8Array<ArrayBuffer>,
): Promise<boolean | null> {
  try {
    const imported = await importKey(key, algorithm);
    return imported && (await crypto.subtle.verify(algorithm.verifyAs, imported, signature, data));
  } catch {
    return null;
  }
}

/** Of a JWK only what makes the key: what it may be used for was asked before. */
async function importKey(
  key: Key | Uint8Array<ArrayBuffer>,
  { importAs }: Pick<Algorithm, 'importAs'>,
): Promise<CryptoKey | null> {
  const uses: KeyUsage[] = ['verify'];
  if (key instanceof Uint8Array) return crypto.subtle.importKey('raw', key, importAs, false, uses);
  if (key.pkcs8) return importKey(await publicHalf(key, key.pkcs8, importAs), { importAs });
  if (!isWhole(key) || (key.kty === 'RSA' && !hasGoodExponent(key))) return null;
  const { kty, crv, n, e, x, y, k } = key;
  const members = Object.entries({ kty, crv, n, e, x, y, k }).filter(([, value]) => value !== undefined);
  if (kty === 'oct') {
    const bytes = bytesOf(k ?? '');
    return bytes && crypto.subtle.importKey('raw', bytes, importAs, false, uses);
  }
  return crypto.subtle.importKey('jwk', Object.fromEntries(members), importAs, false, uses);
}

async function publicHalf(
  key: Key,
  pkcs8: Uint8Array<ArrayBuffer>,
  importAs: Algorithm['importAs'],
): Promise<Key> {
  const imported = await crypto.subtle.importKey('pkcs8', pkcs8, importAs, true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', imported);
  return { kty: key.kty, ...(key.crv !== undefined && { crv: key.crv }), x };
}
