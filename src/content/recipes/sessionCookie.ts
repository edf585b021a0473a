// A session for people in a browser: a random id in a cookie that scripts cannot read, and everything else on the server,
// where it can be ended at once. The prefix has the browser insist on Secure, Path=/ and this host alone (RFC 6265bis).
import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createHash, randomBytes } from 'node:crypto';

const NAME = 'session';
const LIFETIME_S = 8 * 3600;
const OPTIONS = { prefix: 'host', secure: true, httpOnly: true, sameSite: 'Strict', path: '/' } as const;

export interface Session {
  user: string;
  expiresAt: number;
}

export function sessions(
  store: Map<string, Session>,
  signIn: (context: Context) => Promise<string | undefined>,
  now: () => number,
): Hono {
  const app = new Hono();
  app.post('/sign-in', async (context) => {
    const user = await signIn(context);
    if (user === undefined) return context.text('no', 401);
    // A new id at each sign-in: one that an attacker has planted before is worth nothing.
    store.delete(hashOf(getCookie(context, NAME, 'host')));
    const id = randomBytes(32).toString('base64url');
    store.set(hashOf(id), { user, expiresAt: now() + LIFETIME_S * 1000 });
    setCookie(context, NAME, id, { ...OPTIONS, maxAge: LIFETIME_S });
    return context.body(null, 204);
  });
  app.get('/me', (context) => {
    const session = store.get(hashOf(getCookie(context, NAME, 'host')));
    if (!session || now() >= session.expiresAt) return context.text('sign in first', 401);
    return context.json({ user: session.user });
  });
  app.post('/sign-out', (context) => {
    store.delete(hashOf(getCookie(context, NAME, 'host')));
    deleteCookie(context, NAME, OPTIONS);
    return context.body(null, 204);
  });
  return app;
}

/** What is stored: who reads the table cannot sign in with it. */
function hashOf(id = ''): string {
  return createHash('sha256').update(id).digest('hex');
}
