import { isClaimedToClient, isIdToken } from '../kinds/idToken.js';
import { isObjectClaim, isTextClaim } from '../kinds/members.js';
import { powersIn } from '../kinds/powers.js';
import { isProof } from '../kinds/proof.js';
import { objectsIn } from '../kinds/sdJwt.js';
import { isExpired, isTime, MOST_SECONDS, mediaType } from '../verdicts/claims.js';
import { leewayOf } from '../../credentials/index.js';
import type { Look } from './subject.js';

const HOUR_S = 3600;
const PERSONAL =
  /^(?:.*[/:])?(?:e-?mail|phone(?:_number)?|mobile|birthdate|dob|date_of_birth|address|street|postal_code|ssn|tax_id|iban|gender|given_name|family_name|middle_name|full_?name|nickname|preferred_username|upn|unique_name|ipaddr|passport|national_id|picture|password)$/i;
const POWERFUL =
  /^(?:\*|.*[.:/]\*|(?:is)?(?:root|admin|administrator|superuser|super_?admin|owner|sudo|god)s?|all|full_access|cluster-admin|service_role|.*[.:_-](?:admins?|administrators?|superuser|all|full(?:_access|control)?|manage)|(?:admin|sudo)[.:_-].*)$/i;
const OF_PEOPLE = ['email', 'given_name', 'family_name', 'preferred_username', 'auth_time', 'amr'];

/** When it begins and ends. */
export const timeLook: Look = ({ found, now, expect }) => {
  const { claims, kind } = found;
  if (!claims || kind === 'introspection') return [];
  const { exp, nbf, iat } = claims;
  const nowS = now / 1000;
  const leewayS = leewayOf(expect.leewayS);
  const begins = isTime(iat) ? iat : isTime(nbf) ? nbf : nowS;
  const isOdd = [exp, nbf, iat].some((value) => value !== undefined && !isTime(value));
  const isMilliseconds = [exp, nbf, iat].some((value) => isTime(value) && value > MOST_SECONDS);
  return [
    exp === undefined && !isProof(found) && 'exp-missing',
    isTime(exp) && isExpired(exp, leewayS, now) && 'exp-past',
    // A verifiable credential is meant to be kept.
    kind !== 'sd-jwt' && isTime(exp) && !isMilliseconds && exp - begins > HOUR_S && 'exp-long',
    isMilliseconds && 'exp-milliseconds',
    kind !== 'paseto' && isOdd && 'time-not-number',
    isTime(nbf) && !isMilliseconds && nbf > nowS + leewayS && 'nbf-ahead',
    isTime(iat) && !isMilliseconds && iat > nowS + leewayS && 'iat-ahead',
    isTime(exp) && isTime(iat) && exp < iat && 'exp-before-iat',
  ];
};

/** Who issued it, and for whom. */
export const partyLook: Look = ({ found }) => {
  const { claims, kind } = found;
  if (!claims || !['jwt', 'sd-jwt'].includes(kind) || isProof(found)) return [];
  const { iss, aud, sub, client_id: client, azp } = claims;
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : aud === undefined ? [] : [aud];
  const isBroad =
    audiences.length > 3 ||
    audiences.some((one) => typeof one === 'string' && /^\*$|[/:.]\*$|^(?:all|any|everyone)$/i.test(one));
  const clientId = typeof client === 'string' ? client : azp;
  const isPersons = OF_PEOPLE.some((name) => Object.hasOwn(claims, name));
  return [
    iss === undefined && 'iss-missing',
    iss !== undefined && !(typeof iss === 'string' && /^https:\/\/[^\s?#]+$/.test(iss)) && 'iss-not-https',
    // Its holder shows a verifiable credential to whom they like (RFC 9901 section 4.3 binds the audience elsewhere).
    kind === 'jwt' && audiences.length === 0 && 'aud-missing',
    isBroad && 'aud-broad',
    typeof sub === 'string' && sub === clientId && isPersons && 'sub-is-client',
  ];
};

/** What it lets its holder do, and what it tells. */
export const powerLook: Look = ({ found, token, expect }) => {
  const { claims, kind, header, wrappings, name } = found;
  const isToken = ['jwt', 'jws', 'jwe', 'sd-jwt', 'paseto'].includes(kind);
  const size = isToken ? token.length : 0;
  const sizes = [size > 8192 ? 'larger-than-8k' : size > 4096 && 'larger-than-4k'] as const;
  if (!claims || !isToken) return sizes;
  const isId = isIdToken(found);
  const isForAccess =
    wrappings.includes('scheme') || name === 'access_token' || mediaType(expect.type) === 'at+jwt';
  const isOfKey = isProof(found) || /kb\+jwt/i.test(String(header?.['typ']));
  return [
    ...sizes,
    !isTextClaim(claims, 'jti') && kind !== 'sd-jwt' && !isId && 'jti-missing',
    isForAccess ? (isId || isClaimedToClient(claims)) && 'id-token-as-access' : isId && 'id-token',
    !isObjectClaim(claims, 'cnf') && !isId && !isOfKey && kind !== 'paseto' && 'bearer',
    isObjectClaim(claims, 'status') && 'status-unchecked',
    powersIn(claims).some((word) => POWERFUL.test(word)) && 'powerful-scope',
    isPersonal(claims) && 'personal-data',
  ];
};

/** A name is that of a person at the top (OpenID Connect Core section 5.1); further in it may be that of anything. */
function isPersonal(claims: Record<string, unknown>): boolean {
  const objects = [...objectsIn([claims])];
  return (
    Object.hasOwn(claims, 'name') ||
    objects.some((each) => Object.keys(each).some((name) => PERSONAL.test(name)))
  );
}

/** What it discloses, and what it keeps (RFC 9901). */
export const disclosureLook: Look = ({ found, compact }) => {
  const { disclosures, kind } = found;
  if (kind !== 'sd-jwt' || !disclosures) return [];
  const digests = countDigests(compact?.claims ?? {});
  return [
    digests > disclosures.filter(({ known }) => known !== false).length && 'sd-undisclosed',
    disclosures.some(({ known }) => known === false) && 'sd-foreign-disclosure',
  ];
};

function countDigests(claims: unknown): number {
  let count = 0;
  for (const { _sd: digests, '...': element } of objectsIn([claims])) {
    if (Array.isArray(digests)) count += digests.length;
    if (typeof element === 'string') count += 1;
  }
  return count;
}
