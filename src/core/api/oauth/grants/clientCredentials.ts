import { succeed } from '../../../shared/index.js';
import { issueAccessToken } from '../issue.js';
import { scopesAllowed } from '../oauthFault.js';
import { isWithin } from '../scope.js';
import type { GrantHandler } from './types.js';

/** RFC 6749 section 4.4: no person, so no refresh token (section 4.4.3). */
export const grantClientCredentials: GrantHandler = async ({ form, client, ttlS }, context) => {
  if (client.secret === undefined) {
    const detail = 'A client without a secret cannot get a token for itself.';
    return { ...context.fail('grant', 'unauthorized_client'), detail };
  }
  const scope = form.get('scope') ?? client.scopes.join(' ');
  if (!isWithin(scope, client.scopes)) {
    const detail = scopesAllowed('This client', client.scopes);
    return { ...context.fail('grant', 'invalid_scope'), detail };
  }
  context.pass('grant');
  const tokens = await issueAccessToken(context, { subject: client.id, clientId: client.id, scope, ttlS });
  context.pass('handler');
  return succeed(tokens);
};
