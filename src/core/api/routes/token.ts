import { authenticateClient, readForm, usesBasic } from '../clientAuth.js';
import { grantCode } from '../grants/authorizationCode.js';
import { grantRefresh } from '../grants/refreshToken.js';
import type { GrantHandler } from '../grants/types.js';
import { json, oauthError } from '../respond.js';
import { seldom } from '../seldom.js';
import type { Router } from '../router.js';

export const GRANTS: Readonly<Record<string, GrantHandler>> = {
  authorization_code: grantCode,
  refresh_token: grantRefresh,
  client_credentials: async (...request) => (await seldom()).grantClientCredentials(...request),
  'urn:ietf:params:oauth:grant-type:token-exchange': async (...request) =>
    (await seldom()).grantTokenExchange(...request),
};

/** The token endpoint (RFC 6749 section 3.2). `expires_in` in the request asks for a shorter access token: ours. */
export function tokenRoute(router: Router, base: string): void {
  router.add('POST', `${base}/oauth/token`, async ({ request, exchange }) => {
    if (!exchange.reaches('token_endpoint')) {
      return oauthError(exchange.fail('store', 'issuer_unavailable').code);
    }
    const form = await readForm(request);
    const ttlS = readTtl(form?.get('expires_in'), exchange.config.accessTtlS);
    if (!form || ttlS === null) return oauthError(exchange.fail('input', 'invalid_request').code);
    exchange.pass('input');

    const client = await authenticateClient(request, form, exchange);
    if (!client.ok) return oauthError(client.code, usesBasic(request));

    const grantType = form.get('grant_type');
    if (grantType === undefined) return oauthError(exchange.fail('grant', 'invalid_request').code);
    const grant = Object.hasOwn(GRANTS, grantType) ? GRANTS[grantType] : undefined;
    if (!grant) return oauthError(exchange.fail('grant', 'unsupported_grant_type').code);

    const tokens = await grant({ form, client: client.value, ttlS }, exchange);
    if (!tokens.ok) return oauthError(tokens.code);
    return json(200, tokens.value, { Pragma: 'no-cache' });
  });
}

function readTtl(asked: string | undefined, most: number): number | null {
  if (asked === undefined) return most;
  const seconds = Number(asked);
  return /^\d{1,9}$/.test(asked) && seconds >= 1 ? Math.min(seconds, most) : null;
}
