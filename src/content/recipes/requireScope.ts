// Refuses a call whose credential is good and lacks a scope: 403, and the scope that is missing (RFC 6750 section 3.1).
// A caller that nobody has authenticated gets 401 instead, so that a route cannot be left open by a forgotten check.
// Not a check of whose object it is, nor of what the person may do: a scope says what the client was allowed to try.
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';

/** Left by what checked the key or the token, with `context.set('caller', …)`. */
export interface Caller {
  subject: string;
  /** The claim `scope` of an access token, words with one space between (RFC 9068 section 2.2.3), or a key's list. */
  scope?: string | readonly string[];
}

/** A scope as RFC 6749 section 3.3 has it: without the space, quote and backslash that would end the challenge early. */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/;

/** All of `needed`, each word for word: `orders:write` does not contain `orders:read`, nor does a star, unless you say so. */
export function requireScope(...needed: readonly [string, ...string[]]) {
  // A mistake in the code, found when the server starts: a check for nothing would let everybody in.
  if (needed.length === 0 || !needed.every((scope) => SCOPE.test(scope)))
    throw new Error('requireScope needs scopes');
  const wanted = needed.join(' ');
  return createMiddleware<{ Variables: { caller?: Caller } }>(async (context, next) => {
    const caller = context.get('caller');
    // Without an error code: it did not try (RFC 6750 section 3.1).
    if (!caller) return refuse(context, 401, 'Bearer realm="api"');
    const granted = scopesOf(caller);
    if (!needed.every((scope) => granted.includes(scope)))
      return refuse(context, 403, `Bearer realm="api", error="insufficient_scope", scope="${wanted}"`);
    return next();
  });
}

/** Anything else than words, such as a claim of null or a number, grants nothing. */
function scopesOf({ scope }: Caller): readonly string[] {
  if (Array.isArray(scope)) return scope;
  return typeof scope === 'string' ? scope.split(' ') : [];
}

/** What it may do stays unsaid: a thief of the credential would read it. */
function refuse(context: Context, status: 401 | 403, challenge: string): Response {
  const title = status === 401 ? 'Unauthorized' : 'Forbidden';
  return context.body(JSON.stringify({ title, status }), status, {
    'Content-Type': 'application/problem+json',
    'WWW-Authenticate': challenge,
    'Cache-Control': 'no-store',
  });
}
