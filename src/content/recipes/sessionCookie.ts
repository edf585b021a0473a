// A session for people in a browser: a random id in a cookie that scripts cannot read, and everything else on the server,
// where it can be ended at once. It ends when idle, when old, and when somebody ends it (ASVS 5, 7.3 and 7.4). The prefix
// has the browser insist on Secure, Path=/ and this host alone.
// Not a guard against passwords tried in bulk: limit sign-ins. Not one against scripts in your page: they act from there.
import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createHash, randomBytes } from 'node:crypto';

const NAME = 'session';
const LIFETIME_S = 8 * 3600;
const IDLE_S = 30 * 60;
const OPTIONS = { prefix: 'host', secure: true, httpOnly: true, sameSite: 'Strict', path: '/' } as const;

export interface Session {
  user: string;
  expiresAt: number;
  seenAt: number;
}

export interface Rights {
  /** Checks the old password, stores the new one, and says whether it did. */
  changePassword(user: string, context: Context): Promise<boolean>;
  /** Asked for each use: what was true at sign-in may be no more. */
  isAdmin(user: string): boolean;
}

const NO_RIGHTS: Rights = { changePassword: () => Promise.resolve(false), isAdmin: () => false };

/** `store` by the hash of the id, in the order of last use. `signIn` answers with who it is, if the account is open. */
export function sessions(
  store: Map<string, Session>,
  signIn: (context: Context) => Promise<string | undefined>,
  now: () => number,
  { changePassword, isAdmin }: Rights = NO_RIGHTS,
): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    context.header('Cache-Control', 'no-store');
    if (isForged(context)) return problem(context, 'This came from another site');
    return next();
  });

  const rowOf = (context: Context): string => hashOf(getCookie(context, NAME, 'host'));
  /** Whoever calls, and that they called. Written so that a time of NaN is over. */
  const userOf = (context: Context): string | undefined => {
    const row = rowOf(context);
    const session = store.get(row);
    store.delete(row);
    if (!session || !isAlive(session, now())) return undefined;
    store.set(row, { ...session, seenAt: now() });
    return session.user;
  };
  /** A new id whenever somebody signs in or may do more than before: one planted or seen earlier is worth nothing. */
  const begin = (context: Context, user: string): Response => {
    for (const [row, session] of store) {
      if (isAlive(session, now())) break;
      store.delete(row);
    }
    store.delete(rowOf(context));
    const id = randomBytes(32).toString('base64url');
    store.set(hashOf(id), { user, expiresAt: now() + LIFETIME_S * 1000, seenAt: now() });
    setCookie(context, NAME, id, { ...OPTIONS, maxAge: LIFETIME_S });
    return context.body(null, 204);
  };

  app.post('/sign-in', async (context) => {
    const user = await signIn(context);
    return user === undefined ? problem(context, 'Wrong name or password') : begin(context, user);
  });
  app.get('/me', (context) => {
    const user = userOf(context);
    return user === undefined ? problem(context, 'Sign in first') : context.json({ user });
  });
  app.post('/password', async (context) => {
    const user = userOf(context);
    if (user === undefined) return problem(context, 'Sign in first');
    if (!(await changePassword(user, context))) return problem(context, 'The password was not changed');
    // Asked again: an administrator may have ended this session meanwhile.
    const isStillIn = userOf(context) === user;
    endSessions(store, user);
    return isStillIn ? begin(context, user) : problem(context, 'Sign in first');
  });
  app.post('/sign-out', (context) => {
    store.delete(rowOf(context));
    deleteCookie(context, NAME, OPTIONS);
    return context.body(null, 204);
  });
  app.post('/sign-out-others', (context) => {
    const user = userOf(context);
    if (user === undefined) return problem(context, 'Sign in first');
    endSessions(store, user, rowOf(context));
    return context.body(null, 204);
  });
  app.post('/users/:user/sign-out', (context) => {
    const user = userOf(context);
    if (user === undefined) return problem(context, 'Sign in first');
    if (!isAdmin(user)) return problem(context, 'For administrators');
    endSessions(store, context.req.param('user'));
    return context.body(null, 204);
  });
  return app;
}

/** All of a person's, or all but one. Call it too where an account is closed. In a store: by an index on the user. */
export function endSessions(store: Map<string, Session>, user: string, keep?: string): void {
  for (const [row, session] of store) if (session.user === user && row !== keep) store.delete(row);
}

/**
 * 403, not 401: a 401 has to name a scheme to try again with (RFC 9110 section 15.5.2), and a cookie has none. The page
 * tells one from another by `type` (RFC 9457).
 */
function problem(context: Context, title: string): Response {
  const type = `https://app.example/problems#${title.toLowerCase().replaceAll(' ', '-')}`;
  const headers = { 'Content-Type': 'application/problem+json' };
  return context.body(JSON.stringify({ type, title, status: 403 }), 403, headers);
}

/**
 * A request to change something that another site had the browser send, a sibling subdomain included. Browsers since 2023
 * send Sec-Fetch-Site, older ones Origin with each POST; what sends neither is no browser, and has no cookie to abuse.
 */
function isForged({ req }: Context): boolean {
  if (req.method === 'GET' || req.method === 'HEAD') return false;
  const site = req.header('Sec-Fetch-Site');
  if (site !== undefined) return site !== 'same-origin';
  const origin = req.header('Origin');
  return origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === new URL(req.url).host);
}

function isAlive({ expiresAt, seenAt }: Session, now: number): boolean {
  return now < expiresAt && now < seenAt + IDLE_S * 1000;
}

/** What is stored: who reads the table cannot sign in with it. */
function hashOf(id = ''): string {
  return createHash('sha256').update(id).digest('hex');
}
