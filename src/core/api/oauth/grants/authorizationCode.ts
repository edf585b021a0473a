import { hashSecret, isCodeVerifier, s256Challenge } from '../../../credentials/index.js';
import { succeed } from '../../../shared/index.js';
import { endFamily, startFamily } from '../families.js';
import { missing, pkceMissing } from '../oauthFault.js';
import type { AuthorizationCodeRow } from '../../state.js';
import { beyondRole, grantFor, issuePair } from '../families.js';
import type { GrantHandler, GrantRequest } from './types.js';

/** RFC 6749 section 4.1.3, with PKCE S256 (RFC 7636 section 4.6). A code works once; used twice, it ends what it gave. */
export const grantCode: GrantHandler = async (request, context) => {
  const code = request.form.get('code');
  const verifier = request.form.get('code_verifier');
  if (code === undefined || verifier === undefined) {
    const detail = code === undefined ? missing('code') : pkceMissing('code_verifier');
    return { ...context.fail('grant', 'invalid_request'), detail };
  }

  context.hashed();
  const row = context.read('codes', await hashSecret(code));
  if (!row) return context.fail('grant', 'grant_unknown');
  if (context.now >= row.expiresAt) {
    context.drop('codes', row.hash);
    return context.fail('grant', 'grant_expired');
  }
  if (row.usedFor !== null) {
    const given = context.read('families', row.usedFor);
    if (given?.endedAt === null) endFamily(context, given, 'reused');
    return context.fail('grant', 'grant_unknown');
  }
  if (!isCodeVerifier(verifier)) {
    const detail =
      'The parameter code_verifier must be 43 to 128 characters of A-Z, a-z, 0-9, -, ., _ and ~.';
    return { ...context.fail('grant', 'invalid_request'), detail };
  }
  const mismatch = mismatchOf(row, request, await s256Challenge(verifier));
  if (mismatch !== null) {
    context.drop('codes', row.hash);
    return { ...context.fail('grant', 'grant_mismatch'), detail: mismatch };
  }
  const grant = grantFor(row, row.scope, request.ttlS, context);
  if (!grant) return { ...context.fail('grant', 'invalid_scope'), detail: beyondRole };
  context.pass('grant');

  const family = startFamily(row, context);
  context.write('codes', row.hash, { ...row, usedFor: family.id });
  const tokens = await issuePair(family, null, grant, context);
  context.pass('handler');
  return succeed(tokens);
};

/** How this request differs from the one that its code was issued for, as a sentence; null where it does not. */
function mismatchOf(
  row: AuthorizationCodeRow,
  { form, client }: GrantRequest,
  challenge: string,
): string | null {
  if (row.clientId !== client.id) return 'The code was issued to another client.';
  const redirectUri = form.get('redirect_uri');
  // May be left out if the authorization request left it out (RFC 6749 section 4.1.3); compared whenever it is sent.
  if (redirectUri === undefined && !row.redirectUriLeftOut) {
    return `${missing('redirect_uri')} The authorization request had one.`;
  }
  if (redirectUri !== undefined && redirectUri !== row.redirectUri) {
    return 'The redirect_uri differs from the one in the authorization request.';
  }
  return row.codeChallenge === challenge ? null : 'The code_verifier does not match the code_challenge.';
}
