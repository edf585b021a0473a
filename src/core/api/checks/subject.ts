import type { AccessTokenClaims } from '../../credentials/index.js';
import { succeed, type Result } from '../../shared/index.js';
import { ROLE_SCOPES } from '../config.js';
import type { RequestContext } from '../requestContext.js';
import type { Refusal } from '../refusals.js';
import { userOf } from '../users.js';
import type { Refused } from './denylist.js';

/** What the API looks up about the person behind a token. Returns the scopes that are left. */
export function checkSubject(
  claims: AccessTokenClaims,
  scopes: string[],
  context: RequestContext,
): Result<string[], { code: Refusal }> {
  const { subjectCheck } = context.config;
  // A token got for an API key speaks for a customer, not for a person.
  if (subjectCheck === 'none' || claims.key_id !== undefined) return succeed(scopes);
  if (!context.reaches('user_store')) return context.fail('subject', 'store_unavailable');

  const user = userOf(claims.sub, context);
  if (subjectCheck === 'account') {
    if (user.deletedAt !== null) return context.fail('subject', 'token_subject_gone');
    context.pass('subject');
    return succeed(scopes.filter((scope) => allows(user.role, scope)));
  }
  const signedOut =
    subjectCheck === 'token_version'
      ? user.tokenVersion > (claims.token_version ?? 1)
      : // `iat` counts whole seconds: a token of the very second of the sign-out counts as issued before it.
        user.notBefore !== null && claims.iat <= Math.floor(user.notBefore / 1000);
  if (signedOut) return context.fail('subject', 'token_signed_out');
  context.pass('subject');
  return succeed(scopes);
}

/** Whether the API key a token was exchanged for is still there: one look into the index of key ids. */
export function checkKeyId({ key_id: keyId }: AccessTokenClaims, context: RequestContext): Refused {
  if (!context.config.keyIdCheck || keyId === undefined) return null;
  if (!context.reaches('key_store')) return context.fail('key_id', 'store_unavailable');
  if (context.read('apiKeyIds', keyId) === undefined) return context.fail('key_id', 'token_key_gone');
  context.pass('key_id');
  return null;
}

function allows(role: keyof typeof ROLE_SCOPES, scope: string): boolean {
  return ROLE_SCOPES[role].some((allowed) => allowed === scope);
}
