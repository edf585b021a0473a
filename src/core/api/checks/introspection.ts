import { hashSecret, refusedFrom, type AccessTokenClaims } from '../../credentials/index.js';
import { succeed, type Result } from '../../shared/index.js';
import type { RequestContext } from '../requestContext.js';
import { activeClaimsOf } from './issuerView.js';

/**
 * Asks the issuer about a token instead of verifying it (RFC 7662). An answer may be kept for `introspectionCacheS`,
 * never past `exp` (section 4): until then a revoked token gets in.
 */
export async function introspect(
  token: string,
  context: RequestContext,
): Promise<Result<AccessTokenClaims, { code: 'token_inactive' | 'store_unavailable' }>> {
  const { introspectionCacheS, audience } = context.config;
  if (introspectionCacheS === 0) {
    if (!context.reaches('token_endpoint')) return context.fail('introspection', 'store_unavailable');
    context.called();
    return judge(await activeClaimsOf(token, context), audience, context);
  }

  context.hashed();
  const key = `${context.region} ${await hashSecret(token)}`;
  const known = context.recall('introspections', key);
  const usable = ({ claims, fetchedAt }: NonNullable<typeof known>): boolean =>
    context.isRecent(fetchedAt, introspectionCacheS) &&
    (claims === null || context.now < refusedFrom(claims.exp));
  if (known && usable(known)) {
    const copy = { id: `introspection ${context.region}`, ageMs: context.now - known.fetchedAt };
    return judge(known.claims, audience, context, copy);
  }
  if (!context.reaches('token_endpoint')) return context.fail('introspection', 'store_unavailable');
  context.called();
  const claims = await activeClaimsOf(token, context);
  context.sweep('introspections', (row) => !usable(row));
  context.keep('introspections', key, { claims, fetchedAt: context.now });
  return judge(claims, audience, context);
}

/** The resource server looks at the audience itself: the issuer answers for every API it signs for. */
function judge(
  claims: AccessTokenClaims | null,
  audience: string,
  context: RequestContext,
  copy?: { id: string; ageMs: number },
): Result<AccessTokenClaims, { code: 'token_inactive' }> {
  const detail = copy && { copy };
  if (claims?.aud !== audience) return context.fail('introspection', 'token_inactive', detail);
  context.pass('introspection', detail);
  return succeed(claims);
}
