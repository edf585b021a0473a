import { REFRESH_TOKEN_PREFIX, type AccessTokenClaims } from '../../../credentials/index.js';
import { revokedTokenKey } from '../../checks/denylist.js';
import { claimsOf } from '../../checks/issuerView.js';
import { forgottenFrom } from '../../checks/tolerance.js';
import { authenticateClient, usesAuthorization } from '../clientAuth.js';
import type { OAuthClient } from '../../config.js';
import type { RequestContext } from '../../requestContext.js';
import { endFamily, findRefreshToken } from '../families.js';
import { missing } from '../oauthFault.js';
import { readForm } from '../parameters.js';
import { json, oauthError } from '../../http/respond.js';
import type { RoutedRequest } from '../../http/router.js';

type Refused = 'grant_mismatch' | 'issuer_unavailable' | null;

/**
 * Token revocation (RFC 7009). 200 for a token that is unknown or already dead: it is as the caller wants it. An access
 * token goes on the list of revoked tokens; the API reads that list only where `denylist` is on.
 */
export async function answerRevoke({ request, context }: RoutedRequest): Promise<Response> {
  const form = await readForm(request, context);
  if (!form.ok) return oauthError(form.code, form);
  const token = form.value.get('token');
  if (token === undefined) {
    return oauthError(context.fail('input', 'invalid_request').code, { detail: missing('token') });
  }
  context.pass('input');

  const client = await authenticateClient(request, form.value, context);
  if (!client.ok) return oauthError(client.code, { ...client, inHeader: usesAuthorization(request) });

  const refused = token.startsWith(REFRESH_TOKEN_PREFIX)
    ? await revokeRefreshToken(token, client.value, context)
    : await revokeAccessToken(token, client.value, context);
  if (refused) {
    const detail = 'The token was issued to another client, and only that one may revoke it.';
    return oauthError(context.fail('handler', refused).code, refused === 'grant_mismatch' ? { detail } : {});
  }
  context.pass('handler');
  // The status says it all (RFC 7009 section 2.2), but there are clients that read whatever comes as JSON.
  return json(200, {});
}

async function revokeRefreshToken(
  token: string,
  client: OAuthClient,
  context: RequestContext,
): Promise<Refused> {
  if (!context.reaches('token_endpoint')) return 'issuer_unavailable';
  const family = (await findRefreshToken(token, context)).family;
  if (!family || family.endedAt !== null) return null;
  if (family.clientId !== client.id) return 'grant_mismatch';
  endFamily(context, family, 'revoked');
  return null;
}

/** While the list cannot be written the answer is not 200: the token is still good (RFC 7009 section 2.2.1). */
async function revokeAccessToken(
  token: string,
  client: OAuthClient,
  context: RequestContext,
): Promise<Refused> {
  const claims = await claimsOf(token, context, 'anyVerifier');
  if (!claims) return null;
  if (claims.client_id !== client.id) return 'grant_mismatch';
  if (!context.reaches('denylist')) return 'issuer_unavailable';
  listAsRevoked(claims, context);
  return null;
}

/**
 * A row may go once every verifier refuses the token as expired, by the leeway and the clock of that day. One that is there
 * already stays as it is: with a later time it would look newer than copies that hold it, and the token would get in again.
 */
export function listAsRevoked({ iss, jti, exp, status }: AccessTokenClaims, context: RequestContext): void {
  context.sweep('revokedTokens', (row) => context.now >= forgottenFrom(row.exp, context.config));
  const key = revokedTokenKey({ iss, jti });
  if (context.recall('revokedTokens', key)) return;
  context.write('revokedTokens', key, {
    iss,
    jti,
    statusIndex: status?.status_list.idx ?? null,
    revoked: context.moment,
    exp,
  });
}
