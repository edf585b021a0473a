import type { RequestContext } from './requestContext.js';
import type { UserRow } from './state.js';

/** One look into the user store. Whoever has no row has never been changed. */
export function userOf(id: string, context: RequestContext): UserRow {
  return (
    context.read('users', id) ?? { id, role: 'admin', deletedAt: null, notBefore: null, tokenVersion: 1 }
  );
}

/** From now on, tokens issued before count as signed out: by time and by version, whichever the API looks at. */
export function signedOut(user: UserRow, now: number): UserRow {
  return { ...user, notBefore: now, tokenVersion: user.tokenVersion + 1 };
}
