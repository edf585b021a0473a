import { REFRESH_TOKEN_PREFIX, type AccessTokenClaims } from '../../credentials/index.js';
import { revokedTokenKey } from '../checks/denylist.js';
import { claimsOf } from '../checks/issuerView.js';
import { authenticateClient, usesAuthorization } from '../clientAuth.js';
import type { OAuthClient } from '../config.js';
import type { Exchange } from '../exchange.js';
import { endFamily, findRefreshToken } from '../families.js';
import { missing } from '../oauthFault.js';
import { readForm } from '../parameters.js';
import { oauthError } from '../respond.js';
import type { Router } from '../router.js';

type Refused = 'grant_mismatch' | 'issuer_unavailable' | null;

/**
 * Token revocation (RFC 7009). 200 for a token that is unknown or already dead: the caller's wish is met. An access
 * token goes on the list of revoked tokens; whether the API asks that list is another question (`denylist`).
 */
export function revokeRoute(router: Router, base: string): void {
  router.add('POST', `${base}/oauth/revoke`, async ({ request, exchange }) => {
    const form = await readForm(request, exchange);
    if (!form.ok) return oauthError(form.code, form);
    const token = form.value.get('token');
    if (token === undefined) {
      return oauthError(exchange.fail('input', 'invalid_request').code, { detail: missing('token') });
    }
    exchange.pass('input');

    const client = await authenticateClient(request, form.value, exchange);
    if (!client.ok) return oauthError(client.code, { ...client, inHeader: usesAuthorization(request) });

    const refused = token.startsWith(REFRESH_TOKEN_PREFIX)
      ? await revokeRefreshToken(token, client.value, exchange)
      : await revokeAccessToken(token, client.value, exchange);
    if (refused) {
      const detail = 'The token was issued to another client, and only that one may revoke it.';
      return oauthError(
        exchange.fail('handler', refused).code,
        refused === 'grant_mismatch' ? { detail } : {},
      );
    }
    exchange.pass('handler');
    return new Response(null, { status: 200, headers: { 'Cache-Control': 'no-store' } });
  });
}

async function revokeRefreshToken(token: string, client: OAuthClient, exchange: Exchange): Promise<Refused> {
  if (!exchange.reaches('token_endpoint')) return 'issuer_unavailable';
  const family = (await findRefreshToken(token, exchange)).family;
  if (!family || family.endedAt !== null) return null;
  if (family.clientId !== client.id) return 'grant_mismatch';
  endFamily(exchange, family, 'revoked');
  return null;
}

/** A list that cannot be written to must not be called done: the token lives (RFC 7009 section 2.2.1). */
async function revokeAccessToken(token: string, client: OAuthClient, exchange: Exchange): Promise<Refused> {
  const claims = await claimsOf(token, exchange);
  if (!claims) return null;
  if (claims.client_id !== client.id) return 'grant_mismatch';
  if (!exchange.reaches('denylist')) return 'issuer_unavailable';
  listAsRevoked(claims, exchange);
  return null;
}

/**
 * A row may go once every verifier refuses the token for its age, however its clock runs. One that is there stays as
 * it is: a later date would look newer than the copies that hold it, and let the token in again.
 */
export function listAsRevoked({ iss, jti, exp, status }: AccessTokenClaims, exchange: Exchange): void {
  const { leewayS, clockSkewS } = exchange.config;
  exchange.sweep('revokedTokens', ({ dropAt }) => exchange.now >= dropAt);
  const key = revokedTokenKey({ iss, jti });
  if (exchange.recall('revokedTokens', key)) return;
  exchange.write('revokedTokens', key, {
    iss,
    jti,
    statusIndex: status?.status_list.idx ?? null,
    revoked: exchange.moment,
    dropAt: (exp + leewayS + Math.max(0, -clockSkewS)) * 1000,
  });
}
