import { authenticateClient, usesAuthorization } from '../clientAuth.js';
import type { OAuthClient } from '../config.js';
import type { Exchange } from '../exchange.js';
import { grantCode } from '../grants/authorizationCode.js';
import { grantRefresh } from '../grants/refreshToken.js';
import type { GrantHandler } from '../grants/types.js';
import { missing } from '../oauthFault.js';
import { readForm, type OAuthParameters } from '../parameters.js';
import { json, oauthError } from '../respond.js';
import { seldom } from '../seldom.js';
import type { Router } from '../router.js';
import { targetOf } from '../target.js';

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

export const GRANTS: Readonly<Record<string, GrantHandler>> = {
  authorization_code: grantCode,
  refresh_token: grantRefresh,
  client_credentials: async (...request) => (await seldom()).grantClientCredentials(...request),
  [TOKEN_EXCHANGE]: async (...request) => (await seldom()).grantTokenExchange(...request),
};

/** The token endpoint (RFC 6749 section 3.2). `expires_in` in the request asks for a shorter access token: ours. */
export function tokenRoute(router: Router, base: string): void {
  router.add('POST', `${base}/oauth/token`, async ({ request, exchange }) => {
    if (!exchange.reaches('token_endpoint')) {
      return oauthError(exchange.fail('store', 'issuer_unavailable').code);
    }
    const form = await readForm(request, exchange);
    if (!form.ok) return oauthError(form.code, form);
    const ttlS = readTtl(form.value.get('expires_in'), exchange.config.accessTtlS);
    if (ttlS === null) {
      const detail = 'The parameter expires_in has to be a whole number of seconds from 1 on.';
      return oauthError(exchange.fail('input', 'invalid_request').code, { detail });
    }
    exchange.pass('input');

    const client = await authenticateClient(request, form.value, exchange);
    if (!client.ok) return oauthError(client.code, { ...client, inHeader: usesAuthorization(request) });

    const tokens = await grantTokens(form.value, client.value, ttlS, exchange);
    if (!tokens.ok) return oauthError(tokens.code, tokens);
    return json(200, tokens.value, { Pragma: 'no-cache' });
  });
}

async function grantTokens(
  form: OAuthParameters,
  client: OAuthClient,
  ttlS: number,
  exchange: Exchange,
): ReturnType<GrantHandler> {
  const grantType = form.get('grant_type');
  if (grantType === undefined) {
    return { ...exchange.fail('grant', 'invalid_request'), detail: missing('grant_type') };
  }
  const grant = Object.hasOwn(GRANTS, grantType) ? GRANTS[grantType] : undefined;
  if (!grant) {
    const detail = `The grant_type has to be one of these: ${Object.keys(GRANTS).join(', ')}.`;
    return { ...exchange.fail('grant', 'unsupported_grant_type'), detail };
  }
  const { audience, otherAudiences } = exchange.config;
  const target = targetOf(form, [audience, ...(grantType === TOKEN_EXCHANGE ? otherAudiences : [])]);
  if (!target.ok) return { ...target, ...exchange.fail('grant', target.code) };
  return grant({ form, client, ttlS, audience: target.value }, exchange);
}

function readTtl(asked: string | undefined, most: number): number | null {
  if (asked === undefined) return most;
  const seconds = Number(asked);
  return /^\d{1,9}$/.test(asked) && seconds >= 1 ? Math.min(seconds, most) : null;
}
