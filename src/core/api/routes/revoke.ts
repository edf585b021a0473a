import { REFRESH_TOKEN_PREFIX, type AccessTokenClaims } from '../../credentials/index.js';
import { claimsOf, revokedTokenKey } from '../authenticate.js';
import { authenticateClient, readForm, usesBasic } from '../clientAuth.js';
import type { OAuthClient } from '../config.js';
import type { Exchange } from '../exchange.js';
import { oauthError } from '../respond.js';
import type { ApiRouter } from './app.js';
import { endFamily, findRefreshToken } from './token.js';

type Refused = 'grant_mismatch' | null;

/**
 * Token revocation (RFC 7009). 200 for a token that is unknown or already dead: the caller's wish is met. An access
 * token goes on the list of revoked tokens; whether the API asks that list is another question (`denylist`).
 */
export function revokeRoute(router: ApiRouter): void {
  router.post('/oauth/revoke', async ({ req, env: { exchange } }) => {
    const form = await readForm(req.raw);
    const token = form?.get('token');
    if (!form || token === undefined) return oauthError(exchange.fail('input', 'invalid_request').code);
    exchange.pass('input');

    const client = await authenticateClient(req.raw, form, exchange);
    if (!client.ok) return oauthError(client.code, usesBasic(req.raw));

    const refused = token.startsWith(REFRESH_TOKEN_PREFIX)
      ? await revokeRefreshToken(token, client.value, exchange)
      : await revokeAccessToken(token, client.value, exchange);
    if (refused) return oauthError(exchange.fail('handler', refused).code);
    exchange.pass('handler');
    return new Response(null, { status: 200, headers: { 'Cache-Control': 'no-store' } });
  });
}

async function revokeRefreshToken(token: string, client: OAuthClient, exchange: Exchange): Promise<Refused> {
  const family = (await findRefreshToken(token, exchange)).family;
  if (!family || family.endedAt !== null) return null;
  if (family.clientId !== client.id) return 'grant_mismatch';
  endFamily(exchange, family, 'revoked');
  return null;
}

async function revokeAccessToken(token: string, client: OAuthClient, exchange: Exchange): Promise<Refused> {
  const claims = await claimsOf(token, exchange);
  if (!claims) return null;
  if (claims.client_id !== client.id) return 'grant_mismatch';
  listAsRevoked(claims, exchange);
  return null;
}

/** Rows past their use go first, so the list stays as long as the revocations of one token lifetime. */
export function listAsRevoked({ iss, jti, exp }: AccessTokenClaims, exchange: Exchange): void {
  for (const row of exchange.rows('revokedTokens')) {
    if (exchange.now >= row.dropAt) exchange.drop('revokedTokens', revokedTokenKey(row));
  }
  const dropAt = (exp + exchange.config.leewayS) * 1000;
  exchange.write('revokedTokens', revokedTokenKey({ iss, jti }), {
    iss,
    jti,
    revokedAt: exchange.now,
    dropAt,
  });
}
