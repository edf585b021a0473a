import type { Found } from '../types.js';
import { mediaType } from '../verdicts/claims.js';

/** Claims that only an ID token has (OpenID Connect Core sections 2, 3.1.3.6 and 3.3.2.11). */
const ID_TOKEN = ['nonce', 'at_hash', 'c_hash', 's_hash'];

/** Whether a JWT tells a client who signed in, and is for no API: by its own claims, or by what it was called. */
export function isIdToken({
  kind,
  header,
  claims,
  name,
}: Pick<Found, 'kind' | 'header' | 'claims' | 'name'>): boolean {
  if (kind !== 'jwt' || !claims) return false;
  // Any other type says what it is; `JWT` says nothing.
  if (!['', 'jwt'].includes(mediaType(header?.['typ']))) return false;
  if (name === 'id_token' || claims['token_use'] === 'id') return true;
  return isClaimedToClient(claims);
}

/** Whether claims are those of an ID token, whatever its header says. */
export function isClaimedToClient(claims: Record<string, unknown>): boolean {
  return claims['scope'] === undefined && ID_TOKEN.some((claim) => Object.hasOwn(claims, claim));
}
