import { hasGoodExponent, hasPrivateParts, modulusBits, type Key } from '../kinds/key.js';
import { algorithmOf, isEncrypting, isMisnamed, isSigning } from '../verdicts/algorithms.js';
import type { Look } from './subject.js';

/** The key that was pasted for it. */
export const pastedLook: Look = ({ found, pasted, signature, compact, isGuessed }) => {
  const verdict = found.verdicts.find(({ about }) => about === 'key')?.code;
  const algorithm = algorithmOf(compact?.header ?? null);
  const key = signature?.key;
  const isHmac = algorithm?.kty === 'oct';
  const isOthers =
    signature?.code === 'no-key-of-this-id' ||
    verdict === 'key-of-other-type' ||
    verdict === 'key-for-other-alg';
  const isBadlyNamed = key !== undefined && verdict !== 'key-of-other-type' && isMisnamed(key);
  // What is wrong with a key of something else is nothing against this one.
  if (isOthers) return [isGuessed && 'hmac-key-common', isBadlyNamed && 'key-alg-unknown'];
  return [
    isBadlyNamed && 'key-alg-unknown',
    (isGuessed || (isHmac && verdict === 'key-common')) && 'hmac-key-common',
    isHmac && verdict === 'key-short' && 'hmac-key-short',
    isHmac &&
      verdict === 'key-common' &&
      (signature?.secret?.bytes.length ?? 64) * 8 < algorithm.leastBits &&
      'hmac-key-short',
    key?.kty === 'RSA' && modulusBits(key) < 2048 && 'rsa-short',
    key?.kty === 'RSA' && !hasGoodExponent(key) && 'rsa-exponent',
    verdict === 'key-use' && 'key-use',
    verdict === 'key-ops' && 'key-ops',
    key !== undefined &&
      key.alg === undefined &&
      pasted.kind === 'keys' &&
      !pasted.text.includes('-----BEGIN') &&
      'jwk-without-alg',
  ];
};

/** A key, or a set of them, by itself. */
export const keySetLook: Look = ({ found, keys, document }) => {
  if (!keys || !['jwk', 'jwks', 'pem'].includes(found.kind)) return [];
  const isSet = found.kind === 'jwks';
  const members: readonly unknown[] =
    isSet && Array.isArray(document?.['keys']) ? document['keys'] : [document];
  const isPrivate = members.some(
    (each) => typeof each === 'object' && each !== null && hasPrivateParts(each as Record<string, unknown>),
  );
  const ids = keys.flatMap(({ kid }) => kid ?? []);
  const isSymmetric = keys.some(({ kty }) => kty === 'oct');
  const isMixed = isSet && isSymmetric && keys.some(({ kty }) => kty !== 'oct');
  return [
    found.kind === 'pem' && keys.some((key) => key.isPrivate) && 'private-key',
    found.kind !== 'pem' && isPrivate && 'private-parts',
    isSymmetric && 'symmetric-key',
    isMixed && 'mixed-key-set',
    keys.some((key) => key.kty === 'RSA' && modulusBits(key) < 2048) && 'rsa-short',
    keys.some((key) => key.kty === 'RSA' && key.e !== undefined && !hasGoodExponent(key)) && 'rsa-exponent',
    new Set(ids).size < ids.length && 'duplicate-kid',
    isSet && keys.length > 1 && ids.length < keys.length && 'keys-without-kid',
    found.kind !== 'pem' && keys.some(({ alg }) => alg === undefined) && 'jwk-without-alg',
    keys.some(isContradictory) && 'key-use',
    keys.some(({ key_ops: ops = [] }) => new Set(ops).size < ops.length || mixesOps(ops)) && 'key-ops',
    keys.some(isMisnamed) && 'key-alg-unknown',
    keys.some(({ alg = '' }) => alg === 'EdDSA') && 'alg-eddsa',
    keys.some(isMismatched) && 'alg-key-mismatch',
    keys.some(({ alg = '' }) => alg === 'RSA1_5') && 'alg-rsa1-5',
  ];
};

/** `use` that does not agree with `alg` or with `key_ops` (RFC 7517 sections 4.2 to 4.4). */
function isContradictory({ use, alg = '', key_ops: ops }: Key): boolean {
  if ((use === 'enc' && isSigning(alg)) || (use === 'sig' && isEncrypting(alg))) return true;
  if (use === undefined || !ops || ops.length === 0) return false;
  return (use === 'sig') !== ops.every(isToSign);
}

/** Operations that have nothing to do with each other should not share a key (RFC 7517 section 4.3). */
function mixesOps(ops: readonly string[]): boolean {
  return ops.some(isToSign) && !ops.every(isToSign);
}

const isToSign = (op: string): boolean => op === 'sign' || op === 'verify';

function isMismatched({ kty, crv, alg }: Key): boolean {
  const algorithm = algorithmOf({ alg });
  return !!algorithm && (algorithm.kty !== kty || (algorithm.crv !== undefined && algorithm.crv !== crv));
}
