import type { RequestContext } from './requestContext.js';
import type { UserRow } from './state.js';

/** One look into the user store. Whoever has no row has never been changed. */
export function userOf(id: string, context: RequestContext): UserRow {
  return (
    context.read('users', id) ?? { id, role: 'admin', deletedAt: null, notBefore: null, tokenVersion: 1 }
  );
}

/** Signs the user out: tokens issued so far are refused, by their time or by their version, as the API checks it. */
export function signedOut(user: UserRow, now: number): UserRow {
  return { ...user, notBefore: now, tokenVersion: user.tokenVersion + 1 };
}
