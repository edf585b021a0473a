import {
  ALGS,
  TOKEN_CHECKS,
  TOKEN_REFUSALS,
  verifyAccessToken,
  type AccessTokenClaims,
} from '../../credentials/index.js';
import type { RequestContext } from '../requestContext.js';
import { familyOf } from '../oauth/families.js';
import type { SigningKeyRow } from '../state.js';
import { userOf } from '../users.js';
import { revokedTokenKey } from './denylist.js';
import { toleranceS } from './tolerance.js';

/**
 * The claims of a token whose signature, issuer and time its issuer finds good, with its keys at hand and a clock that is
 * right; or else, by `anyVerifier`, of one that some verifier may accept, now or later, by its leeway, its clock or its copy
 * of the keys. Whatever still opens something can be revoked (RFC 7009 section 2.1). Only the cost is counted; the checks
 * are no steps of their own in the trace.
 */
export async function claimsOf(
  token: string,
  context: RequestContext,
  by?: 'anyVerifier',
): Promise<AccessTokenClaims | null> {
  const { issuer, audience, otherAudiences, alg } = context.config;
  const verified = await verifyAccessToken(
    token,
    {
      issuer,
      audience: [audience, ...otherAudiences],
      algs: by ? ALGS : [alg],
      leewayS: by ? toleranceS(context.config) : 0,
      keyFor: (kid) => (by ? context.recall('signingKeys', kid) : keyInUse(kid, context)),
    },
    context.now,
  );
  const lastCheck = verified.ok ? 'token_time' : TOKEN_REFUSALS[verified.code];
  if (TOKEN_CHECKS.indexOf(lastCheck) >= TOKEN_CHECKS.indexOf('signature')) context.verified();
  return verified.ok ? verified.value : null;
}

/** The key as the issuer has it at hand: one that was removed is gone for it at once. */
export function keyInUse(kid: string, context: RequestContext): SigningKeyRow | undefined {
  const row = context.recall('signingKeys', kid);
  return row?.removed === null ? row : undefined;
}

/** The claims of a token that is active (RFC 7662 section 2.2): good, and its sign-in, user or API key still alive. */
export async function activeClaimsOf(
  token: string,
  context: RequestContext,
): Promise<AccessTokenClaims | null> {
  const claims = await claimsOf(token, context);
  return claims && isActive(claims, context) ? claims : null;
}

/** Whether the token is not revoked, and its sign-in, its user or its API key are alive. */
export function isActive(claims: AccessTokenClaims, context: RequestContext): boolean {
  if (context.read('revokedTokens', revokedTokenKey(claims))) return false;
  // Revoking a refresh token ends the access tokens of the same grant as well (RFC 7009 section 2.1).
  if (claims.sid !== undefined && familyOf(claims.sid, context)?.endedAt !== null) return false;
  if (claims.key_id !== undefined) return context.read('apiKeyIds', claims.key_id) !== undefined;
  const user = userOf(claims.sub, context);
  const signedOut =
    (user.notBefore !== null && claims.iat <= Math.floor(user.notBefore / 1000)) ||
    user.tokenVersion > (claims.token_version ?? 1);
  return user.deletedAt === null && !signedOut;
}
