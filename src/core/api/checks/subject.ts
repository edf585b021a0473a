import type { AccessTokenClaims } from '../../credentials/index.js';
import { succeed, type Result } from '../../shared/index.js';
import { ROLE_SCOPES } from '../config.js';
import type { Exchange } from '../exchange.js';
import type { Refusal } from '../refusals.js';
import { userOf } from '../users.js';
import type { Refused } from './denylist.js';

/** What the API looks up about the person behind a token. Returns the scopes that are left. */
export function checkSubject(
  claims: AccessTokenClaims,
  scopes: string[],
  exchange: Exchange,
): Result<string[], { code: Refusal }> {
  const { subjectCheck } = exchange.config;
  // A token got for an API key speaks for a customer, not for a person.
  if (subjectCheck === 'none' || claims.key_id !== undefined) return succeed(scopes);
  if (!exchange.reaches('user_store')) return exchange.fail('subject', 'store_unavailable');

  const user = userOf(claims.sub, exchange);
  if (subjectCheck === 'account') {
    if (user.deletedAt !== null) return exchange.fail('subject', 'token_subject_gone');
    exchange.pass('subject');
    return succeed(scopes.filter((scope) => allows(user.role, scope)));
  }
  const signedOut =
    subjectCheck === 'token_version'
      ? user.tokenVersion > (claims.token_version ?? 1)
      : // `iat` counts whole seconds: a token of the very second of the sign-out counts as issued before it.
        user.notBefore !== null && claims.iat <= Math.floor(user.notBefore / 1000);
  if (signedOut) return exchange.fail('subject', 'token_signed_out');
  exchange.pass('subject');
  return succeed(scopes);
}

/** Whether the API key a token was exchanged for is still there: one look into the index of key ids. */
export function checkKeyId({ key_id: keyId }: AccessTokenClaims, exchange: Exchange): Refused {
  if (!exchange.config.keyIdCheck || keyId === undefined) return null;
  if (!exchange.reaches('key_store')) return exchange.fail('key_id', 'store_unavailable');
  if (exchange.read('apiKeyIds', keyId) === undefined) return exchange.fail('key_id', 'token_key_gone');
  exchange.pass('key_id');
  return null;
}

function allows(role: keyof typeof ROLE_SCOPES, scope: string): boolean {
  return ROLE_SCOPES[role].some((allowed) => allowed === scope);
}
