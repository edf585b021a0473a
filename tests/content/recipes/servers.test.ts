import type { Context } from 'hono';
import { describe, expect, test } from 'vitest';
import { sessions, type Session } from '../../../src/content/recipes/sessionCookie.js';

describe('a session', () => {
  const store = new Map<string, Session>();
  let now = 0;
  const app = sessions(
    store,
    async (context: Context) => ((await context.req.text()) === 'right' ? 'ana' : undefined),
    () => now,
  );
  const post = (path: string, body = '', cookie = ''): Promise<Response> =>
    Promise.resolve(app.request(`https://app.example${path}`, { method: 'POST', body, headers: { cookie } }));
  const me = (cookie: string): Promise<Response> =>
    Promise.resolve(app.request('https://app.example/me', { headers: { cookie } }));
  const cookieOf = (answer: Response): string => answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';

  test('comes in a cookie that scripts and other sites cannot use', async () => {
    const set = (await post('/sign-in', 'right')).headers.get('Set-Cookie') ?? '';
    expect(set).toMatch(/^__Host-session=[\w-]{43};/);
    for (const flag of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/', 'Max-Age=28800'])
      expect(set).toContain(flag);
    expect(set).not.toContain('Domain');
  });

  test('is known by it, and not by what is stored', async () => {
    const cookie = cookieOf(await post('/sign-in', 'right'));
    expect(await (await me(cookie)).json()).toEqual({ user: 'ana' });
    const [stored] = [...store.keys()].slice(-1);
    expect(cookie).not.toContain(stored);
    expect((await me(`__Host-session=${stored}`)).status).toBe(401);
  });

  test('ends at once when it is ended, and by itself in time', async () => {
    const cookie = cookieOf(await post('/sign-in', 'right'));
    now += 8 * 3600 * 1000;
    expect((await me(cookie)).status).toBe(401);
    const again = cookieOf(await post('/sign-in', 'right'));
    expect((await post('/sign-out', '', again)).headers.get('Set-Cookie')).toContain('Max-Age=0');
    expect((await me(again)).status).toBe(401);
  });

  test('gets a new id at each sign-in, and the one before is worth nothing', async () => {
    const before = cookieOf(await post('/sign-in', 'right'));
    const after = cookieOf(await post('/sign-in', 'right', before));
    expect(after).not.toBe(before);
    expect([(await me(before)).status, (await me(after)).status]).toEqual([401, 200]);
    expect((await post('/sign-in', 'wrong')).status).toBe(401);
  });
});
