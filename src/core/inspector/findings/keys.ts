import { hasGoodExponent, hasPrivateParts, modulusBits, secretIn, type Key } from '../kinds/key.js';
import { algorithmOf, isMisnamed, purposeOf, type Algorithm } from '../verdicts/algorithms.js';
import { areCommonSecret } from './commonSecrets.js';
import type { Look } from './subject.js';
import type { FindingId } from './table.js';

/** The key that was pasted for it. */
export const pastedLook: Look = ({ found, pasted, signature, compact, isGuessed }) => {
  const verdict = found.verdicts.find(({ about }) => about === 'key')?.code;
  const algorithm = algorithmOf(compact?.header ?? null);
  const key = signature?.key;
  const isHmac = algorithm?.kty === 'oct';
  const secret = signature?.secret?.bytes ?? (key ? secretIn(key) : null);
  const isOthers =
    signature?.code === 'no-key-of-this-id' ||
    verdict === 'key-of-other-type' ||
    verdict === 'key-for-other-alg';
  const isBadlyNamed = key !== undefined && verdict !== 'key-of-other-type' && isMisnamed(key);
  const isJwk = key?.isJwk === true;
  // What is wrong with a key of something else is nothing against this one.
  if (isOthers) return [isGuessed && 'hmac-key-common', isBadlyNamed && 'key-alg-unknown'];
  return [
    isBadlyNamed && 'key-alg-unknown',
    (isGuessed || (isHmac && verdict === 'key-common')) && 'hmac-key-common',
    isHmac && secret !== null && isShort(secret, algorithm) && 'hmac-key-short',
    key?.kty === 'RSA' && modulusBits(key) < 2048 && 'rsa-short',
    key !== undefined && hasBadExponent(key) && 'rsa-exponent',
    verdict === 'key-use' && 'key-use',
    verdict === 'key-ops' && 'key-ops',
    isJwk && key.alg === undefined && 'jwk-without-alg',
    isJwk && tooManyFor(compact?.header?.['kid'], pasted.keys),
  ];
};

/** Of the keys that a token may mean by its `kid`, or by none, there should be one. */
function tooManyFor(kid: unknown, keys: readonly Key[]): FindingId | false {
  if (kid === undefined) return keys.length > 1 && 'keys-without-kid';
  return keys.filter((key) => key.kid === kid).length > 1 && 'duplicate-kid';
}

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
    keys.some(hasBadExponent) && 'rsa-exponent',
    keys.some(isShortSecret) && 'hmac-key-short',
    keys.some((key) => areCommonSecret(secretIn(key) ?? new Uint8Array())) && 'hmac-key-common',
    new Set(ids).size < ids.length && 'duplicate-kid',
    isSet && keys.length > 1 && ids.length < keys.length && 'keys-without-kid',
    found.kind !== 'pem' && keys.some(({ alg }) => alg === undefined) && 'jwk-without-alg',
    ...keys.map(contradictionIn),
    keys.some(isMisnamed) && 'key-alg-unknown',
    keys.some(({ alg = '' }) => alg === 'EdDSA') && 'alg-eddsa',
    keys.some(isMismatched) && 'alg-key-mismatch',
    keys.some(({ alg = '' }) => alg === 'RSA1_5') && 'alg-rsa1-5',
  ];
};

function hasBadExponent(key: Key): boolean {
  return key.kty === 'RSA' && key.e !== undefined && !hasGoodExponent(key);
}

const isShort = ({ length }: Uint8Array, { leastBits }: Algorithm): boolean => length * 8 < leastBits;

/** Of a secret that says what it signs with. */
function isShortSecret(key: Key): boolean {
  const [algorithm, secret] = [algorithmOf({ alg: key.alg }), secretIn(key)];
  return algorithm?.kty === 'oct' && secret !== null && isShort(secret, algorithm);
}

/** One operation twice, or `use`, `alg` and operations that have nothing to do with each other (RFC 7517 section 4.3). */
function contradictionIn({ use, key_ops: ops = [], alg = '' }: Key): FindingId | false {
  const purposes = ops.map((op) => (op === 'sign' || op === 'verify' ? 'sig' : 'enc'));
  const all = new Set([use, purposeOf(alg), ...purposes].filter((each) => typeof each === 'string'));
  if (all.size > 1) return use === undefined ? 'key-ops' : 'key-use';
  return new Set(ops).size < ops.length && 'key-ops';
}

function isMismatched({ kty, crv, alg }: Key): boolean {
  const algorithm = algorithmOf({ alg });
  return !!algorithm && (algorithm.kty !== kty || algorithm.curves?.includes(crv ?? '') === false);
}
