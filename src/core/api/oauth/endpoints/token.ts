import { authenticateClient, usesAuthorization } from '../clientAuth.js';
import type { OAuthClient } from '../../config.js';
import type { RequestContext } from '../../requestContext.js';
import { grantCode } from '../grants/authorizationCode.js';
import { grantClientCredentials } from '../grants/clientCredentials.js';
import { grantRefresh } from '../grants/refreshToken.js';
import { grantTokenExchange } from '../grants/tokenExchange.js';
import type { GrantHandler } from '../grants/types.js';
import { missing } from '../oauthFault.js';
import { readForm, type OAuthParameters } from '../parameters.js';
import { json, oauthError } from '../../http/respond.js';
import type { RoutedRequest } from '../../http/router.js';
import { targetOf } from '../target.js';

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

export const GRANTS: Readonly<Record<string, GrantHandler>> = {
  authorization_code: grantCode,
  refresh_token: grantRefresh,
  client_credentials: grantClientCredentials,
  [TOKEN_EXCHANGE]: grantTokenExchange,
};

/** The token endpoint (RFC 6749 section 3.2). `expires_in` in the request asks for a shorter access token: ours. */
export async function answerToken({ request, context }: RoutedRequest): Promise<Response> {
  if (!context.reaches('token_endpoint')) {
    return oauthError(context.fail('store', 'issuer_unavailable').code);
  }
  const form = await readForm(request, context);
  if (!form.ok) return oauthError(form.code, form);
  const ttlS = readTtl(form.value.get('expires_in'), context.config.accessTtlS);
  if (ttlS === null) {
    const detail = 'The parameter expires_in must be a whole number of seconds from 1 on.';
    return oauthError(context.fail('input', 'invalid_request').code, { detail });
  }
  context.pass('input');

  const client = await authenticateClient(request, form.value, context);
  if (!client.ok) return oauthError(client.code, { ...client, inHeader: usesAuthorization(request) });

  const tokens = await grantTokens(form.value, client.value, ttlS, context);
  if (!tokens.ok) return oauthError(tokens.code, tokens);
  return json(200, tokens.value, { Pragma: 'no-cache' });
}

async function grantTokens(
  form: OAuthParameters,
  client: OAuthClient,
  ttlS: number,
  context: RequestContext,
): ReturnType<GrantHandler> {
  const grantType = form.get('grant_type');
  if (grantType === undefined) {
    return { ...context.fail('grant', 'invalid_request'), detail: missing('grant_type') };
  }
  const grant = Object.hasOwn(GRANTS, grantType) ? GRANTS[grantType] : undefined;
  if (!grant) {
    const detail = `The grant_type must be one of these: ${Object.keys(GRANTS).join(', ')}.`;
    return { ...context.fail('grant', 'unsupported_grant_type'), detail };
  }
  const { audience, otherAudiences } = context.config;
  const target = targetOf(form, [audience, ...(grantType === TOKEN_EXCHANGE ? otherAudiences : [])]);
  if (!target.ok) return { ...target, ...context.fail('grant', target.code) };
  return grant({ form, client, ttlS, audience: target.value }, context);
}

function readTtl(asked: string | undefined, most: number): number | null {
  if (asked === undefined) return most;
  const seconds = Number(asked);
  return /^\d{1,9}$/.test(asked) && seconds >= 1 ? Math.min(seconds, most) : null;
}
