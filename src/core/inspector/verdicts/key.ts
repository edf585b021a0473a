import { hasGoodExponent, isWhole, modulusBits, secretIn, type Key } from '../kinds/key.js';
import { areCommonSecret, isCommonSecret } from '../findings/commonSecrets.js';
import { algorithmOf, forbids, isMisnamed } from './algorithms.js';
import type { VerdictCode } from './codes.js';
import type { Pasted } from './pasted.js';
import type { SignatureResult } from './signature.js';

/** Whether the pasted key is fit for what the token asks of it. */
export function keyVerdict(
  header: Record<string, unknown> | null,
  pasted: Pasted,
  { key, secret, code }: SignatureResult,
): VerdictCode {
  if (code === 'common-secret') return 'key-common';
  if (pasted.kind === 'nothing') return 'key-none-given';
  if (pasted.kind === 'unreadable') return 'key-not-understood';
  const algorithm = algorithmOf(header);
  if (!algorithm) return 'key-not-needed';
  if (pasted.kind === 'secret') {
    if (algorithm.kty !== 'oct' || !secret) return 'key-of-other-type';
    if (isCommonSecret(pasted.text.trim())) return 'key-common';
    return weakness(secret.bytes, algorithm.leastBits) ?? 'key-fits';
  }
  if (!key) return code === 'no-key-of-this-id' ? 'key-not-named' : commonFault(pasted.keys, header);
  const fault = forbids(key, String(header?.['alg']), algorithm);
  if (fault) return fault;
  if (code === 'key-incomplete') return 'key-malformed';
  if (code === 'key-refused') return strength(key, algorithm.leastBits) ?? 'key-not-understood';
  return strength(key, algorithm.leastBits) ?? (isMisnamed(key) ? 'key-misnamed' : 'key-fits');
}

/** Of several keys that are all wrong, what is wrong with the first. */
function commonFault(keys: readonly Key[], header: Record<string, unknown> | null): VerdictCode {
  const algorithm = algorithmOf(header);
  const faults = algorithm ? keys.map((key) => forbids(key, String(header?.['alg']), algorithm)) : [];
  return faults.every((fault) => fault !== null) ? (faults[0] ?? 'key-not-needed') : 'key-not-named';
}

/** A key by itself, whatever it is for. */
export function qualityOf(key: Key | null): VerdictCode {
  if (!key) return 'key-not-understood';
  if (key.isPrivate || key.kty === 'oct') return 'key-exposed';
  if (!['RSA', 'EC', 'OKP'].includes(key.kty)) return 'key-not-understood';
  return isWhole(key) ? (strength(key, 2048) ?? 'key-strong') : 'key-malformed';
}

/** The sizes of RFC 7518 sections 3.2 and 3.3, and an exponent that protects. */
function strength(key: Key, leastBits: number): VerdictCode | null {
  if (key.kty === 'RSA') {
    if (!hasGoodExponent(key)) return 'key-exponent';
    return modulusBits(key) < leastBits ? 'key-short' : null;
  }
  const secret = secretIn(key);
  return secret && weakness(secret, leastBits);
}

function weakness(secret: Uint8Array, leastBits: number): VerdictCode | null {
  if (areCommonSecret(secret)) return 'key-common';
  return secret.length * 8 < leastBits ? 'key-short' : null;
}
