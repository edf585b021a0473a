import type { Look } from './subject.js';
import { demandsExtension, isUnsigned } from '../kinds/compact.js';
import { isIdToken } from '../kinds/idToken.js';
import type { Key } from '../kinds/key.js';
import { algorithmOf, isEncrypting, isForOther, isSigning } from '../verdicts/algorithms.js';
import { FINDINGS, type FindingId } from './table.js';

/** How it is written. */
export const formLook: Look = ({ compact, found }) => {
  // Of what is left out nothing can be said.
  if (found.wrappings.includes('elided')) return ['elided'];
  const faults = [...(compact?.faults ?? [])];
  // What a JWS carries may be anything; a JWT carries claims.
  const meantAsJwt =
    !['jws', 'jws-json'].includes(found.kind) ||
    found.claims !== undefined ||
    /jwt$/i.test(String(found.header?.['typ'] ?? ''));
  if (meantAsJwt && compact?.segments.length === 3) faults.push(...compact.claimFaults);
  const named = faults.filter((fault) => Object.hasOwn(FINDINGS, fault)) as FindingId[];
  // One part by itself, which is no compact serialization at all.
  if (!compact && found.verdicts.some(({ code }) => code === 'segment-count')) named.push('segment-count');
  return [...named, found.kind === 'jws-json' && 'json-serialization'];
};

/** Its algorithm, and the key for it. */
export const algorithmLook: Look = ({ compact, found, pasted, signature }) => {
  if (!compact?.header) return [];
  const { alg } = compact.header;
  if (typeof alg !== 'string') return [];
  const algorithm = algorithmOf(compact.header);
  const isKnown = isSigning(alg) || (found.kind === 'jwe' && isEncrypting(alg));
  // A key of another id, or of none, was perhaps left there by chance: that is nothing against the token.
  const { kid } = compact.header;
  const named = pasted.keys.filter((key) => key.kid !== undefined && key.kid === kid);
  // What stands in the same text was pasted with it on purpose.
  const beside = pasted.keys.filter(
    (key) => pasted.isBeside === true && (key.kid === undefined || kid === undefined),
  );
  const isConfusable = named.some(isPublic) || (beside.length > 0 && beside.every(isPublic));
  const isMismatch = !!algorithm && named.length > 0 && named.every((key) => isForOther(key, alg, algorithm));
  return [
    isUnsigned(compact.header) && 'alg-none',
    alg === 'RSA1_5' && 'alg-rsa1-5',
    alg === 'EdDSA' && 'alg-eddsa',
    !isKnown && !isUnsigned(compact.header) && 'alg-unknown',
    algorithm?.kty === 'oct' && (isConfusable || signature?.isConfused === true) && 'hmac-public-key',
    isMismatch && 'alg-key-mismatch',
  ];
};

const isPublic = ({ kty }: Key): boolean => kty !== 'oct';

const MOST_ITERATIONS = 1_200_000;
const isText = (value: unknown): value is string => typeof value === 'string';

/** What its header asks a verifier to do. */
export const headerLook: Look = ({ compact, found, expect }) => {
  const header = compact?.header;
  if (!header) return [];
  const has = (name: string): boolean => Object.hasOwn(header, name);
  const { kid, p2c, cty, typ } = header;
  const id = isText(kid) ? kid.slice(0, 2000) : '';
  const isNested = isText(cty) && /^(?:application\/)?jwt$/i.test(cty);
  const type = found.verdicts.find(({ about }) => about === 'type')?.code;
  // Of an ID token no type is asked (OpenID Connect Core section 2).
  const isToken = (found.kind === 'jwt' && !isIdToken(found)) || found.kind === 'sd-jwt';
  return [
    has('jku') && 'header-jku',
    has('x5u') && 'header-x5u',
    // A proof of possession brings its key on purpose (RFC 9449 section 4.2).
    has('jwk') && String(typ).toLowerCase() !== 'dpop+jwt' && 'header-jwk',
    has('x5c') && 'header-x5c',
    /\.\.[\\/]|^(?:[a-z]:)?[\\/]|%2e%2e|\/(?:etc|dev|proc|var|tmp)\//i.test(id) && 'kid-path',
    /'|--\s|;\s*\w|\bunion\b\s+\bselect\b|\bor\b\s+"?\w+"?\s*=|"\s*or\b/i.test(id) && 'kid-sql',
    /^(?:https?|file|ftp|gopher|data|ldap|jar):/i.test(id) && 'kid-url',
    demandsExtension(header) && 'crit-unknown',
    header['b64'] === false && compact.segments[1] !== '' && 'b64-false',
    has('zip') && 'zip',
    typeof p2c === 'number' && p2c > MOST_ITERATIONS && 'p2c-large',
    isNested && 'nested',
    isToken && !has('typ') && 'typ-missing',
    isToken && isText(typ) && /^(?:application\/)?jwt$/i.test(typ) && !expect.type && 'typ-generic',
    type === 'type-other' && 'typ-other',
  ];
};
