import type { Context } from 'hono';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  endSessions,
  sessions,
  type Rights,
  type Session,
} from '../../../src/content/recipes/sessionCookie.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ORIGIN = 'https://app.example';

let store: Map<string, Session>;
let now: number;
let passwords: Map<string, string>;
let admins: Set<string>;
/** What happens while a password is being changed. */
let meanwhile: () => void;
let app: ReturnType<typeof sessions>;

const rights: Rights = {
  async changePassword(user, context) {
    const [old, next = ''] = (await context.req.text()).split(' ');
    meanwhile();
    if (old !== passwords.get(user)) return false;
    passwords.set(user, next);
    return true;
  },
  isAdmin: (user) => admins.has(user),
};

async function signIn(context: Context): Promise<string | undefined> {
  const [user = '', password] = (await context.req.text()).split(' ');
  return passwords.get(user) === password ? user : undefined;
}

beforeEach(() => {
  store = new Map();
  now = Date.UTC(2026, 0, 1);
  passwords = new Map([
    ['ana', 'right'],
    ['gil', 'good'],
  ]);
  admins = new Set();
  meanwhile = () => undefined;
  app = sessions(store, signIn, () => now, rights);
});

function send(
  method: string,
  path: string,
  cookie = '',
  body = '',
  headers: Record<string, string> = {},
): Promise<Response> {
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return Promise.resolve(
    app.request(ORIGIN + path, { method, ...(hasBody && { body }), headers: { cookie, ...headers } }),
  );
}
const post = (path: string, cookie = '', body = ''): Promise<Response> => send('POST', path, cookie, body);
const statusOf = async (cookie: string): Promise<number> => (await send('GET', '/me', cookie)).status;
const cookieOf = (answer: Response): string => answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
const enter = async (who = 'ana right', cookie = ''): Promise<string> =>
  cookieOf(await post('/sign-in', cookie, who));

describe('a session', () => {
  test('comes in a cookie that scripts and other sites cannot use', async () => {
    const set = (await post('/sign-in', '', 'ana right')).headers.get('Set-Cookie') ?? '';
    expect(set).toMatch(/^__Host-session=[\w-]{43};/);
    for (const flag of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/', 'Max-Age=28800'])
      expect(set).toContain(flag);
    expect(set).not.toContain('Domain');
  });

  test('is known by it, and not by what is stored', async () => {
    const cookie = await enter();
    expect(await (await send('GET', '/me', cookie)).json()).toEqual({ user: 'ana' });
    const [stored] = [...store.keys()];
    expect(cookie).not.toContain(stored);
    expect(await statusOf(`__Host-session=${stored}`)).toBe(403);
  });

  test.each(['', 'session=x', '__Host-session=', '__Host-session=x', '__Secure-session=x', 'garbage;;='])(
    'is not had with the cookie “%s”',
    async (cookie) => {
      const id = await enter();
      expect(await statusOf(cookie)).toBe(403);
      expect(await statusOf(id.replace('__Host-', ''))).toBe(403);
      expect(await statusOf(id)).toBe(200);
    },
  );

  test('gets a new id at each sign-in, and the one before is worth nothing', async () => {
    const before = await enter();
    const after = await enter('gil good', before);
    expect(after).not.toBe(before);
    expect([await statusOf(before), await statusOf(after)]).toEqual([403, 200]);
  });

  test('cannot be planted: an id that we did not make is not taken over', async () => {
    const planted = `__Host-session=${'A'.repeat(43)}`;
    const mine = await enter('ana right', planted);
    expect(mine).not.toBe(planted);
    expect(await statusOf(planted)).toBe(403);
  });

  test('survives a sign-in that failed, which begins none', async () => {
    const cookie = await enter();
    const failed = await post('/sign-in', cookie, 'ana wrong');
    expect([failed.status, failed.headers.get('Set-Cookie'), store.size]).toEqual([403, null, 1]);
    expect(await statusOf(cookie)).toBe(200);
  });
});

describe('a session ends', () => {
  test('when nobody used it for half an hour, and each use begins that anew', async () => {
    const cookie = await enter();
    for (let count = 0; count < 4; count += 1) {
      now += 30 * MINUTE - 1;
      expect(await statusOf(cookie)).toBe(200);
    }
    now += 30 * MINUTE;
    expect(await statusOf(cookie)).toBe(403);
    now -= 20 * MINUTE;
    expect(await statusOf(cookie)).toBe(403);
  });

  test('after eight hours, however busy', async () => {
    const cookie = await enter();
    const end = now + 8 * HOUR;
    for (; now < end; now += 20 * MINUTE) expect(await statusOf(cookie)).toBe(200);
    expect(await statusOf(cookie)).toBe(403);
  });

  test('where the clock says nothing', async () => {
    const cookie = await enter();
    now = NaN;
    expect(await statusOf(cookie)).toBe(403);
  });

  test('at the sign-out, on the server and in the browser', async () => {
    const cookie = await enter();
    const answer = await post('/sign-out', cookie);
    expect(answer.headers.get('Set-Cookie')).toContain('Max-Age=0');
    expect(await statusOf(cookie)).toBe(403);
    expect((await post('/sign-out')).status).toBe(204);
  });

  test('elsewhere, when its owner says so', async () => {
    const [here, there, other] = [await enter(), await enter(), await enter('gil good')];
    expect((await post('/sign-out-others', here)).status).toBe(204);
    expect([await statusOf(here), await statusOf(there), await statusOf(other)]).toEqual([200, 403, 200]);
    expect((await post('/sign-out-others', there)).status).toBe(403);
  });

  test('everywhere, when the password changes; this browser goes on under a new id', async () => {
    const [here, there] = [await enter(), await enter()];
    const answer = await post('/password', here, 'right better');
    expect(answer.status).toBe(204);
    expect([await statusOf(here), await statusOf(there), await statusOf(cookieOf(answer))]).toEqual([
      403, 403, 200,
    ]);
  });

  test('and not when the password did not change', async () => {
    const [here, there] = [await enter(), await enter()];
    expect((await post('/password', here, 'wrong better')).status).toBe(403);
    expect([await statusOf(here), await statusOf(there)]).toEqual([200, 200]);
    expect((await post('/password', '', 'right better')).status).toBe(403);
    expect(passwords.get('ana')).toBe('right');
  });

  test('for good: a password change under way does not bring back what an administrator ended', async () => {
    const cookie = await enter();
    meanwhile = () => endSessions(store, 'ana');
    const answer = await post('/password', cookie, 'right better');
    expect([answer.status, answer.headers.get('Set-Cookie'), store.size]).toEqual([403, null, 0]);
  });

  test('when an administrator says so, and nobody else', async () => {
    const [ana, gil] = [await enter(), await enter('gil good')];
    expect((await post('/users/ana/sign-out', gil)).status).toBe(403);
    expect((await post('/users/ana/sign-out')).status).toBe(403);
    expect(await statusOf(ana)).toBe(200);
    admins.add('gil');
    expect((await post('/users/ana/sign-out', gil)).status).toBe(204);
    expect([await statusOf(ana), await statusOf(gil)]).toEqual([403, 200]);
    admins.delete('gil');
    expect((await post('/users/gil/sign-out', gil)).status).toBe(403);
  });

  test('by default nobody is an administrator, and no password changes', async () => {
    app = sessions(store, signIn, () => now);
    const cookie = await enter();
    expect((await post('/users/ana/sign-out', cookie)).status).toBe(403);
    expect((await post('/password', cookie, 'right better')).status).toBe(403);
  });

  test('in the table too: what is dead is swept, and what is used stays', async () => {
    let kept = await enter('gil good');
    for (let minute = 0; minute < 200; minute += 1) {
      await enter();
      await send('GET', '/me', kept);
      now += MINUTE;
    }
    kept = await enter('gil good', kept);
    // Half an hour of sign-ins, one a minute, and the one that was used all along.
    expect(store.size).toBe(30);
    expect(await statusOf(kept)).toBe(200);
  });
});

describe('a request to change something', () => {
  const forged: [string, Record<string, string>][] = [
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sibling subdomain', { 'Sec-Fetch-Site': 'same-site' }],
    ['no page', { 'Sec-Fetch-Site': 'none' }],
    ['something new', { 'Sec-Fetch-Site': 'Same-Origin ' + 'x' }],
    ['another site, with a header that lies', { 'Sec-Fetch-Site': 'cross-site', Origin: ORIGIN }],
    ['another origin, in an older browser', { Origin: 'https://evil.example' }],
    ['a longer name', { Origin: 'https://app.example.evil.example' }],
    ['another port', { Origin: 'https://app.example:8443' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['an empty origin', { Origin: '' }],
    ['no origin at all', { Origin: 'app.example' }],
  ];

  test.each(forged)('that %s had sent does nothing', async (_, headers) => {
    const cookie = await enter();
    admins.add('ana');
    for (const path of ['/sign-out', '/sign-out-others', '/password', '/users/ana/sign-out', '/sign-in'])
      expect((await send('POST', path, cookie, 'ana right', headers)).status).toBe(403);
    expect([...store.values()].map(({ user }) => user)).toEqual(['ana']);
    expect(await statusOf(cookie)).toBe(200);
    expect(passwords.get('ana')).toBe('right');
  });

  test.each([
    ['this page', { 'Sec-Fetch-Site': 'same-origin' }],
    ['this page, in an older browser', { Origin: ORIGIN }],
    ['no browser', {}],
  ])('that %s sends is carried out', async (_, headers) => {
    const cookie = await enter();
    expect((await send('POST', '/sign-out', cookie, '', headers as Record<string, string>)).status).toBe(204);
    expect(await statusOf(cookie)).toBe(403);
  });
});

describe('every answer', () => {
  test.each([
    ['GET', '/me'],
    ['HEAD', '/me'],
    ['POST', '/sign-in'],
    ['POST', '/sign-out'],
    ['POST', '/password'],
    ['GET', '/nowhere'],
    ['OPTIONS', '/me'],
  ])('to %s %s may be stored nowhere, signed in or not', async (method, path) => {
    for (const cookie of ['', await enter()]) {
      const answer = await send(method, path, cookie);
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expect(answer.status).not.toBe(401);
    }
  });

  test('to whoever is not signed in says so, as a problem of a type that a page can tell', async () => {
    const answer = await send('GET', '/me');
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([403, 'application/problem+json']);
    expect(await answer.json()).toEqual({
      type: 'https://app.example/problems#sign-in-first',
      title: 'Sign in first',
      status: 403,
    });
  });

  test('where something breaks is not stored either', async () => {
    app = sessions(
      store,
      () => Promise.reject(new Error('the directory is down')),
      () => now,
    );
    app.onError((_, context) => context.text('later', 503));
    const answer = await post('/sign-in', '', 'ana right');
    expect([answer.status, answer.headers.get('Cache-Control'), store.size]).toEqual([503, 'no-store', 0]);
  });
});
