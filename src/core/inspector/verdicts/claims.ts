import { leewayOf, refusedFrom } from '../../credentials/index.js';
import type { Expectation } from '../types.js';
import type { VerdictCode } from './codes.js';

type Claims = Record<string, unknown>;

/** More seconds than a century from 1970 has: somebody counted milliseconds (RFC 7519 section 2, NumericDate). */
export const MOST_SECONDS = 1e11;

/** Nobody asks for a token that lives longer; from then on that it is still valid is no good news. */
const DAY_S = 86_400;

/** A NumericDate may have a fraction (RFC 7519 section 2). */
export const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** Against a moment, by RFC 7519 sections 4.1.4 and 4.1.5: over at `exp`, begun at `nbf`. */
export function timeVerdict(claims: Claims, now: number, leewayS: number): VerdictCode {
  const { exp, nbf, iat } = claims;
  if ((exp !== undefined && !isTime(exp)) || (nbf !== undefined && !isTime(nbf))) return 'time-not-a-number';
  if (isTime(nbf) && !(now + leewayOf(leewayS) * 1000 >= nbf * 1000)) return 'not-yet';
  if (exp === undefined) return 'no-expiry';
  if (isExpired(exp, leewayS, now)) return 'expired';
  if (exp > MOST_SECONDS) return 'in-milliseconds';
  const begins = [iat, nbf, now / 1000].find((time) => isTime(time) && time < exp && time > 0) ?? exp;
  return exp - Number(begins) > DAY_S ? 'in-time-long' : 'in-time';
}

/** Whether it is over. Where `now` is no number, it is: nothing says that it is not. */
export function isExpired(exp: number, leewayS: number, now: number): boolean {
  return !(now < refusedFrom(exp, leewayS));
}

/** Until when it is taken, in milliseconds; null where it does not say, or for ever. */
export function opensUntil(claims: Claims, leewayS: number): number | null {
  const { exp } = claims;
  return isTime(exp) ? refusedFrom(exp, leewayS) : null;
}

/** Character for character (RFC 9068 section 4): a slash at the end makes another issuer. */
export function issuerVerdict({ iss }: Claims, { issuer }: Expectation): VerdictCode {
  if (issuer === undefined || issuer === '') return 'issuer-any';
  if (iss === undefined) return 'issuer-missing';
  if (iss === issuer) return 'issuer-expected';
  const isNear = typeof iss === 'string' && (iss === `${issuer}/` || `${iss}/` === issuer);
  return isNear ? 'issuer-slash' : 'issuer-other';
}

/** One text or a list of them (RFC 7519 section 4.1.3). */
export function audienceVerdict({ aud }: Claims, { audience }: Expectation): VerdictCode {
  if (audience === undefined || audience === '') return 'audience-any';
  if (aud === undefined) return 'audience-missing';
  const list: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  if (list.some((one) => typeof one !== 'string')) return 'audience-malformed';
  return list.includes(audience) ? 'audience-expected' : 'audience-other';
}

/** Media types: capitals do not matter, and `application/` may be left out (RFC 7515 section 4.1.9). */
export function typeVerdict(header: Record<string, unknown>, { type }: Expectation): VerdictCode {
  if (type === undefined || type === '') return 'type-any';
  const { typ } = header;
  if (typ === undefined) return 'type-missing';
  return typeof typ === 'string' && mediaType(typ) === mediaType(type) ? 'type-expected' : 'type-other';
}

/** Without what may be left out of it (RFC 7515 section 4.1.9); empty where there is none. */
export function mediaType(typ: unknown): string {
  return typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : '';
}
