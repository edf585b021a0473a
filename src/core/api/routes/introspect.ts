import { judgeRefresh, REFRESH_TOKEN_PREFIX } from '../../credentials/index.js';
import { activeClaimsOf } from '../checks/issuerView.js';
import { authenticateClient } from '../clientAuth.js';
import type { Exchange } from '../exchange.js';
import { findRefreshToken, refreshRules } from '../families.js';
import { missing } from '../oauthFault.js';
import { readForm } from '../parameters.js';
import { json, oauthError } from '../respond.js';
import type { RouteContext } from '../router.js';

/**
 * Token introspection (RFC 7662). The caller has to be a confidential client (section 2.1). Whatever is not active
 * is answered alike, so nobody learns why (section 2.2).
 */
export async function answerIntrospection({ request, exchange }: RouteContext): Promise<Response> {
  if (!exchange.reaches('token_endpoint')) {
    return oauthError(exchange.fail('store', 'issuer_unavailable').code);
  }
  const form = await readForm(request, exchange);
  if (!form.ok) return oauthError(form.code, form);
  const token = form.value.get('token');
  if (token === undefined) {
    return oauthError(exchange.fail('input', 'invalid_request').code, { detail: missing('token') });
  }
  exchange.pass('input');

  const client = await authenticateClient(request, form.value, exchange);
  // Section 2.3: whoever does not prove who it is gets 401, however it tried.
  if (!client.ok) return oauthError(client.code, { ...client, inHeader: true });
  if (client.value.secret === undefined) {
    const detail = 'Only a client with a secret may ask about tokens.';
    return oauthError(exchange.fail('client', 'invalid_client').code, { detail, inHeader: true });
  }

  const described = token.startsWith(REFRESH_TOKEN_PREFIX)
    ? await describeRefreshToken(token, exchange)
    : await describeAccessToken(token, exchange);
  exchange.pass('handler');
  return json(200, described ?? { active: false });
}

async function describeAccessToken(token: string, exchange: Exchange): Promise<object | null> {
  const claims = await activeClaimsOf(token, exchange);
  return claims && { active: true, token_type: 'Bearer', ...claims };
}

async function describeRefreshToken(token: string, exchange: Exchange): Promise<object | null> {
  const { row, family: known } = await findRefreshToken(token, exchange);
  const judged = judgeRefresh(row, known, refreshRules(exchange), exchange.now);
  if (!judged.ok) return null;
  const { token: live, family } = judged.value;
  const { clientId, scope, subject, expiresAt } = family;
  return {
    active: true,
    client_id: clientId,
    scope,
    sub: subject,
    iss: exchange.config.issuer,
    iat: Math.floor(live.issuedAt / 1000),
    exp: Math.floor(expiresAt / 1000),
  };
}
