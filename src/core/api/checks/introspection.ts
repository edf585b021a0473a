import { hashSecret, type AccessTokenClaims } from '../../credentials/index.js';
import { succeed, type Result } from '../../shared/index.js';
import type { Exchange } from '../exchange.js';
import { activeClaimsOf } from './issuerView.js';

/**
 * Asks the issuer about a token instead of verifying it (RFC 7662). An answer may be kept for `introspectionCacheS`,
 * never past `exp` (section 4): for as long, a revoked token gets in.
 */
export async function introspect(
  token: string,
  exchange: Exchange,
): Promise<Result<AccessTokenClaims, { code: 'token_inactive' | 'store_unavailable' }>> {
  const { introspectionCacheS, audience } = exchange.config;
  if (introspectionCacheS === 0) {
    if (!exchange.reaches('token_endpoint')) return exchange.fail('introspection', 'store_unavailable');
    exchange.called();
    return judge(await activeClaimsOf(token, exchange), audience, exchange);
  }

  exchange.hashed();
  const key = `${exchange.region} ${await hashSecret(token)}`;
  const known = exchange.recall('introspections', key);
  const maxAgeMs = introspectionCacheS * 1000;
  const usable = ({ claims, fetchedAt }: NonNullable<typeof known>): boolean =>
    exchange.now < fetchedAt + maxAgeMs && (claims === null || exchange.now < claims.exp * 1000);
  if (known && usable(known)) {
    const copy = { id: `introspection ${exchange.region}`, ageMs: exchange.now - known.fetchedAt };
    return judge(known.claims, audience, exchange, copy);
  }
  if (!exchange.reaches('token_endpoint')) return exchange.fail('introspection', 'store_unavailable');
  exchange.called();
  const claims = await activeClaimsOf(token, exchange);
  exchange.sweep('introspections', (row) => !usable(row));
  exchange.keep('introspections', key, { claims, fetchedAt: exchange.now });
  return judge(claims, audience, exchange);
}

/** The resource server looks at the audience itself: the issuer answers for every API it signs for. */
function judge(
  claims: AccessTokenClaims | null,
  audience: string,
  exchange: Exchange,
  copy?: { id: string; ageMs: number },
): Result<AccessTokenClaims, { code: 'token_inactive' }> {
  const detail = copy && { copy };
  if (claims?.aud !== audience) return exchange.fail('introspection', 'token_inactive', detail);
  exchange.pass('introspection', detail);
  return succeed(claims);
}
