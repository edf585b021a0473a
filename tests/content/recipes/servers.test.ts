import { describe, expect, test } from 'vitest';
import { proxy } from '../../../src/content/recipes/backendProxy.js';
import { redact, redactText } from '../../../src/content/recipes/redactLogs.js';
import { ADMIN, members, startApi } from '../../core/api/harness.js';
import { signIn } from '../../core/api/oauth.js';

describe('the proxy', () => {
  async function behind(): Promise<{
    ask: (path: string, init?: RequestInit) => Promise<Response>;
    key: string;
    seen: Request[];
  }> {
    const { api, call } = await startApi();
    const minted = await call('POST /v1/keys', {
      headers: ADMIN,
      json: { scopes: ['orders:read', 'orders:write'] },
    });
    const key = String((await members(minted))['key']);
    const seen: Request[] = [];
    const app = proxy({
      origin: api.config.issuer,
      key,
      allowed: [
        { method: 'GET', path: /^\/v1\/orders$/ },
        // Without its end: a rule like this must not offer more than it says.
        { method: 'GET', path: /^\/v1\/orders\/[^/]+/ },
        { method: 'POST', path: /^\/v1\/orders$/ },
      ],
      userOf: (cookie) => (cookie === 'session=ana' ? 'ana' : undefined),
      fetch: ((address: string, init: RequestInit) => {
        const request = new Request(address, init);
        seen.push(request);
        return api.fetch(request);
      }) as typeof fetch,
    });
    const own = { Cookie: 'session=ana', 'X-Requested-With': 'page' };
    return {
      ask: (path, init = {}) => Promise.resolve(app.request(path, { headers: own, ...init })),
      key,
      seen,
    };
  }

  test('calls the mock API with the key, and gives the page the answer without it', async () => {
    const { ask, key, seen } = await behind();
    const answer = await ask('/api/v1/orders');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Fountain pen');
    expect(seen[0]?.headers.get('Authorization')).toBe(`Bearer ${key}`);
    expect(JSON.stringify([...answer.headers])).not.toContain(key);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });

  test.each([
    '/api/v1/orders/..%5C..%5Cv1/me',
    '/api/v1/orders/%2e%2e/me',
    '/api/v1/orders/..%2f..%2fv1%2fme',
    '/api/v1/orders/1/../../me',
    '/api/v1/orders/1/more',
  ])('does not follow %s out of what it offers', async (path) => {
    const { ask, seen } = await behind();
    await ask(path);
    for (const { url } of seen) expect(new URL(url).pathname).toMatch(/^\/v1\/orders\/[^/\\]+$/);
    expect(seen.length).toBeLessThanOrEqual(1);
  });

  test('passes a body on', async () => {
    const { ask } = await behind();
    const headers = { Cookie: 'session=ana', 'X-Requested-With': 'page', 'Content-Type': 'application/json' };
    const body = JSON.stringify({ item: 'Ink', quantity: 1 });
    expect((await ask('/api/v1/orders', { method: 'POST', headers, body })).status).toBe(201);
  });

  test.each([
    ['whoever is not signed in', '/api/v1/orders', { headers: { 'X-Requested-With': 'page' } }, 401],
    ['a form of another site', '/api/v1/orders', { headers: { Cookie: 'session=ana' } }, 403],
    ['what the page has no business with', '/api/v1/keys', {}, 404],
    [
      'another method',
      '/api/v1/orders',
      { method: 'DELETE', headers: { Cookie: 'session=ana', 'X-Requested-With': 'page' } },
      404,
    ],
  ])('refuses %s, and asks nobody', async (_, path, init, status) => {
    const { ask, seen } = await behind();
    expect([(await ask(path, init)).status, seen.length]).toEqual([status, 0]);
  });
});

describe('a log', () => {
  test('holds nothing of what the mock API issues, wherever it turns up', async () => {
    const harness = await startApi();
    const { access, refresh } = await signIn(harness);
    const minted = await members(await harness.call('POST /v1/keys', { headers: ADMIN, json: {} }));
    const key = String(minted['key']);
    const entry = {
      message: `GET /v1/orders?access_token=${access} failed for ${key}`,
      headers: new Headers({ Authorization: `Bearer ${access}`, 'X-API-Key': key, Accept: 'text/plain' }),
      body: { grant_type: 'refresh_token', refresh_token: refresh, nested: [{ clientSecret: 's3cret' }] },
      error: new TypeError(`bad header: Bearer ${key}`),
      status: 401,
      at: null,
    };
    const text = JSON.stringify(redact(entry));
    for (const secret of [access, refresh, key, 's3cret']) expect(text).not.toContain(secret);
    for (const kept of ['/v1/orders', 'text/plain', 'refresh_token', '401', 'TypeError'])
      expect(text).toContain(kept);
  });

  test('keeps what is none', () => {
    const plain = 'GET /v1/orders?page=2 took 3 ms for key_1 (last four 9f3a)';
    expect(redactText(plain)).toBe(plain);
    expect(redact({ tokens: 3, code: 'x' })).toEqual({ tokens: 3, code: '[redacted]' });
  });

  test.each([
    'Authorization: Basic YTpsb25nZXI=',
    'cookie=abc; password=hunter2',
    '?token=abc&x=1',
    'answered {"token_type":"Bearer","refresh_token":"=abc"}',
    'answered { "access_token" : "=abc" }',
    JSON.stringify({ body: '{"id_token":"=abc"}' }),
  ])('cleans %s', (text) => {
    expect(redactText(text)).toContain('[redacted]');
    expect(redactText(text)).not.toMatch(/YTps|hunter2|=abc/);
  });
});
