import { judgeRefresh, REFRESH_TOKEN_PREFIX } from '../../../credentials/index.js';
import { activeClaimsOf } from '../../checks/issuerView.js';
import { authenticateClient } from '../clientAuth.js';
import type { RequestContext } from '../../requestContext.js';
import { findRefreshToken, refreshRules } from '../families.js';
import { missing } from '../oauthFault.js';
import { readForm } from '../parameters.js';
import { json, oauthError } from '../../http/respond.js';
import type { RoutedRequest } from '../../http/router.js';

/**
 * Token introspection (RFC 7662). The caller has to be a confidential client (section 2.1). Whatever is not active
 * is answered alike, so nobody learns why (section 2.2).
 */
export async function answerIntrospect({ request, context }: RoutedRequest): Promise<Response> {
  if (!context.reaches('token_endpoint')) {
    return oauthError(context.fail('store', 'issuer_unavailable').code);
  }
  const form = await readForm(request, context);
  if (!form.ok) return oauthError(form.code, form);
  const token = form.value.get('token');
  if (token === undefined) {
    return oauthError(context.fail('input', 'invalid_request').code, { detail: missing('token') });
  }
  context.pass('input');

  const client = await authenticateClient(request, form.value, context);
  // Section 2.3: a client that does not prove who it is gets 401, in whichever way it tried.
  if (!client.ok) return oauthError(client.code, { ...client, inHeader: true });
  if (client.value.secret === undefined) {
    const detail = 'Only a client with a secret may ask about tokens.';
    return oauthError(context.fail('client', 'invalid_client').code, { detail, inHeader: true });
  }

  const described = token.startsWith(REFRESH_TOKEN_PREFIX)
    ? await describeRefreshToken(token, context)
    : await describeAccessToken(token, context);
  context.pass('handler');
  return json(200, described ?? { active: false });
}

async function describeAccessToken(token: string, context: RequestContext): Promise<object | null> {
  const claims = await activeClaimsOf(token, context);
  // Last, since a token may carry claims of any name.
  return claims && { ...claims, active: true, token_type: 'Bearer' };
}

async function describeRefreshToken(token: string, context: RequestContext): Promise<object | null> {
  const { row, family: known } = await findRefreshToken(token, context);
  const judged = judgeRefresh(row, known, refreshRules(context), context.now);
  if (!judged.ok) return null;
  const { token: live, family } = judged.value;
  const { clientId, scope, subject, expiresAt } = family;
  return {
    active: true,
    client_id: clientId,
    scope,
    sub: subject,
    iss: context.config.issuer,
    iat: Math.floor(live.issuedAt / 1000),
    exp: Math.floor(expiresAt / 1000),
  };
}
