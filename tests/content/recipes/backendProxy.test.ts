import { describe, expect, test } from 'vitest';
import { proxy, type Rule, type Upstream } from '../../../src/content/recipes/backendProxy.js';
import { ADMIN, members, startApi } from '../../core/api/harness.js';

const KEY = 'kot_demo_of_the_company';
const ORIGIN = 'https://api.example';
const OWNERS: Record<string, string> = { 'order-1': 'ana', 'order-2': 'ben' };

/** What a page of an order app may ask for. */
const RULES: Rule[] = [
  {
    method: 'GET',
    path: '/orders',
    query: ['page', 'sort'],
    callFor: (user, { query }) => ({ path: `/v1/customers/${encodeURIComponent(user)}/orders`, query }),
  },
  {
    method: 'GET',
    path: '/orders/:id',
    callFor: (user, { params: { id = '' } }) =>
      Promise.resolve(OWNERS[id] === user ? { path: `/v1/orders/${id}` } : undefined),
  },
  {
    method: 'POST',
    path: '/orders',
    callFor: (user, { body }) => {
      const { item, quantity } = (body ?? {}) as Record<string, unknown>;
      if (typeof item !== 'string' || typeof quantity !== 'number') return undefined;
      return { path: '/v1/orders', body: { item, quantity, customer: user } };
    },
  },
  {
    method: 'DELETE',
    path: '/orders/:id',
    callFor: (_, { params }) => ({ path: `/v1/orders/${params['id']}` }),
  },
];

interface Behind {
  ask: (path: string, init?: RequestInit & { without?: string }) => Promise<Response>;
  seen: Request[];
}

/** The proxy in front of an API that gives the same answer to everything. */
function behind(
  answer: () => Response | Promise<Response> = () => Response.json({}),
  changes: Partial<Upstream> = {},
): Behind {
  const seen: Request[] = [];
  const app = proxy({
    origin: ORIGIN,
    key: KEY,
    allowed: RULES,
    userOf: (cookie) =>
      ({ 'session=ana': 'ana', 'session=ben': 'ben', 'session=odd': '../ben' })[cookie ?? ''],
    fetch: (async (address: string, init: RequestInit) => {
      seen.push(new Request(address, init));
      return answer();
    }) as typeof fetch,
    ...changes,
  });
  return {
    ask: async (path, { without = 'X-None', headers, ...init } = {}) => {
      const own = new Headers({
        Cookie: 'session=ana',
        'X-Requested-With': 'page',
        'Content-Type': 'application/json',
        'Sec-Fetch-Site': 'same-origin',
        ...(headers as Record<string, string>),
      });
      own.delete(without);
      return app.request(path, { ...init, headers: own });
    },
    seen,
  };
}

const post = (body: unknown, changes: RequestInit = {}): RequestInit => ({
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  ...changes,
});

test('the page gets an answer of the mock API, and the key stays here', async () => {
  const { api, call } = await startApi();
  const scopes = ['orders:read', 'orders:write'];
  const key = String(
    (await members(await call('POST /v1/keys', { headers: ADMIN, json: { scopes } })))['key'],
  );
  const { ask, seen } = behind(undefined, {
    key,
    allowed: [
      { method: 'GET', path: '/orders', callFor: () => ({ path: '/v1/orders' }) },
      { ...(RULES[2] as Rule), callFor: (_, { body }) => ({ path: '/v1/orders', body }) },
    ],
    fetch: ((address: string, init: RequestInit) => {
      seen.push(new Request(address, init));
      return api.fetch(new Request(address, init));
    }) as typeof fetch,
  });
  const answer = await ask('/api/orders');
  expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
  expect(await answer.text()).toContain('Fountain pen');
  expect(JSON.stringify([...answer.headers])).not.toContain(key);
  expect(seen[0]?.headers.get('Authorization')).toBe(`Bearer ${key}`);
  expect((await ask('/api/orders', post({ item: 'Ink', quantity: 1 }))).status).toBe(201);
});

describe('each user reaches what is theirs:', () => {
  test('their own order', async () => {
    const { ask, seen } = behind();
    expect((await ask('/api/orders/order-1')).status).toBe(200);
    expect(seen.map(({ url }) => url)).toEqual([`${ORIGIN}/v1/orders/order-1`]);
  });

  test.each([
    ['somebody else’s order', '/api/orders/order-2'],
    ['one that is not there, which looks the same', '/api/orders/order-3'],
  ])('not %s', async (_, path) => {
    const { ask, seen } = behind();
    const answer = await ask(path);
    expect([answer.status, await answer.json(), seen.length]).toEqual([
      404,
      { title: 'Not offered here', status: 404 },
      0,
    ]);
  });

  test('a list of theirs alone, whatever the page asks for', async () => {
    const { ask, seen } = behind();
    await ask('/api/orders?page=2');
    await ask('/api/orders', { headers: { Cookie: 'session=ben' } });
    expect(seen.map(({ url }) => url)).toEqual([
      `${ORIGIN}/v1/customers/ana/orders?page=2`,
      `${ORIGIN}/v1/customers/ben/orders`,
    ]);
  });

  test('no owner that the body names', async () => {
    const { ask, seen } = behind();
    await ask('/api/orders', post({ item: 'Ink', quantity: 1, customer: 'ben', is_paid: true }));
    expect(await seen[0]?.json()).toEqual({ item: 'Ink', quantity: 1, customer: 'ana' });
  });
});

test.each([
  '/api/orders?page=2&customer=ben',
  '/api/orders?customer=ben',
  '/api/orders?page=1&page=2',
  '/api/orders?page=1%26customer%3Dben',
  '/api/orders?page=..%2F',
  '/api/orders?page=',
  '/api/orders?page=%00',
  '/api/orders?__proto__=1',
  `/api/orders?page=${'9'.repeat(65)}`,
  '/api/orders/order-1?expand=customer',
  '/api/orders/..%5C..%5Cv1',
  '/api/orders/..%2f..%2fv1%2fme',
  '/api/orders/%252e%252e',
  '/api/orders/order-1%00',
  '/api/orders/order-1%3Fadmin=1',
  '/api/orders/order-1%23',
  '/api/orders/order-1;admin=1',
  '/api/orders/%ff',
  '/api/orders/order%2D1%2E',
])('%s is not understood, and goes nowhere', async (path) => {
  const { ask, seen } = behind();
  expect([(await ask(path)).status, seen.length]).toEqual([400, 0]);
});

test.each([
  '/api/orders/%2e%2e/me',
  '/api/orders/1/../../me',
  '/api/orders/order-1/more',
  '/api/orders/',
  '/api//orders',
  '/api/orders//order-1',
  '/api/\\evil.example/orders',
  '/api/@evil.example/orders',
  '/api/.evil.example/orders',
  '/api/keys',
  '/api/ORDERS',
  '/api',
  '/v1/orders',
])('%s is not offered, and goes nowhere', async (path) => {
  const { ask, seen } = behind();
  expect([(await ask(path)).status, seen.length]).toEqual([404, 0]);
});

test('a path in other letters leads where the rule says', async () => {
  const { ask, seen } = behind();
  await ask('/%61pi/orders/%6frder-1');
  await ask('/api/orders/order%2D1');
  expect(seen.map(({ url }) => url)).toEqual(Array(2).fill(`${ORIGIN}/v1/orders/order-1`));
});

test('the same request is answered the same way, however often it comes', async () => {
  const { ask } = behind();
  const statuses = [];
  for (let time = 0; time < 6; time += 1) statuses.push((await ask('/api/orders/order-1')).status);
  expect(statuses).toEqual(Array(6).fill(200));
});

test.each([
  '/v1/../admin',
  '/v1/%2e%2e/admin',
  '/v1/x?admin=1',
  '/v1/x#y',
  '//evil.example',
  '/a//b',
  '@evil.example/',
  '.evil.example/',
  ':1',
  'v1',
  '',
  '/v1\\x',
  '/v1/a b',
  '/v1/\n',
])('a rule that builds %j by mistake asks nobody', async (path) => {
  const { ask, seen } = behind(undefined, {
    allowed: [{ method: 'GET', path: '/x', callFor: () => ({ path }) }],
  });
  const { status } = await ask('/api/x');
  expect([[404, 500].includes(status), seen.length]).toEqual([true, 0]);
});

describe('a request is refused, with no 401, for want of', () => {
  test.each<[what: string, changes: RequestInit & { without?: string }, title: string]>([
    ['a session', { without: 'Cookie' }, 'Sign in first'],
    ['a session that is known', { headers: { Cookie: 'session=eve' } }, 'Sign in first'],
    ['the header that a form cannot send', { without: 'X-Requested-With' }, 'Not from this page'],
    ['the same origin', { headers: { 'Sec-Fetch-Site': 'same-site' } }, 'Not from this page'],
    ['any page at all', { headers: { 'Sec-Fetch-Site': 'none' } }, 'Not from this page'],
    ['the same site', { headers: { 'Sec-Fetch-Site': 'cross-site' } }, 'Not from this page'],
  ])('%s', async (_, changes, title) => {
    for (const init of [{}, post({ item: 'Ink', quantity: 1 })]) {
      const { ask, seen } = behind();
      const answer = await ask('/api/orders', { ...init, ...changes });
      expect([answer.status, await answer.json(), seen.length]).toEqual([403, { title, status: 403 }, 0]);
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
    }
  });

  test.each(['PUT', 'PATCH', 'OPTIONS', 'TRACE-LIKE'])('a rule for %s', async (method) => {
    const { ask, seen } = behind();
    const answer = await ask('/api/orders', { method });
    expect([answer.status, answer.headers.get('Access-Control-Allow-Origin'), seen.length]).toEqual([
      404,
      null,
      0,
    ]);
  });
});

test('HEAD is answered as GET without its body', async () => {
  const { ask, seen } = behind();
  const answer = await ask('/api/orders/order-1', { method: 'HEAD' });
  expect([answer.status, await answer.text(), seen[0]?.method]).toEqual([200, '', 'GET']);
  expect((await ask('/api/orders/order-2', { method: 'HEAD' })).status).toBe(404);
});

describe('a body', () => {
  const good = JSON.stringify({ item: 'Ink', quantity: 1 });
  test.each<[what: string, init: RequestInit, status: number]>([
    ['of a form', post(good, { headers: { 'Content-Type': 'text/plain' } }), 400],
    ['of another type that begins so', post(good, { headers: { 'Content-Type': 'application/jsonp' } }), 400],
    ['of XML', post('<a/>', { headers: { 'Content-Type': 'application/xml' } }), 400],
    ['that is no JSON', post('{'), 400],
    ['that makes no sense', post('null'), 404],
    ['that is missing', post(''), 404],
    ['over 64 KB', post({ item: 'x'.repeat(64_000), quantity: 1 }), 413],
  ])('%s goes nowhere', async (_, init, status) => {
    const { ask, seen } = behind();
    expect([(await ask('/api/orders', init)).status, seen.length]).toEqual([status, 0]);
  });

  test('goes on with a charset, and a DELETE without one', async () => {
    const { ask, seen } = behind(() => new Response(null, { status: 204 }));
    await ask('/api/orders', post(good, { headers: { 'Content-Type': 'application/json; charset=utf-8' } }));
    const deleted = await ask('/api/orders/order-1', { method: 'DELETE' });
    expect([seen.length, deleted.status, seen[1]?.body]).toEqual([2, 204, null]);
  });
});

test('nothing of the page’s own request is passed on but what the rule built', async () => {
  const { ask, seen } = behind();
  await ask('/api/orders/order-1', {
    headers: {
      Authorization: 'Bearer mine',
      'X-Forwarded-For': '127.0.0.1',
      'X-HTTP-Method-Override': 'DELETE',
      Connection: 'keep-alive, Authorization',
      Host: 'evil.example',
      Range: 'bytes=0-1',
    },
  });
  expect(Object.fromEntries(seen[0]?.headers ?? [])).toEqual({
    accept: 'application/json',
    authorization: `Bearer ${KEY}`,
  });
  expect(seen[0]?.redirect).toBe('error');
});

describe('an answer of the API', () => {
  test.each([
    'text/html',
    'text/html; charset=utf-8',
    'image/svg+xml',
    'application/xhtml+xml',
    'text/javascript',
    'text/plain',
    'application/octet-stream',
    'application/jsonp',
    'text/html, application/json',
    null,
  ])('of type %s does not reach the page', async (type) => {
    const headers: Record<string, string> = type === null ? {} : { 'Content-Type': type };
    const { ask } = behind(() => new Response(new TextEncoder().encode('<script>1</script>'), { headers }));
    const answer = await ask('/api/orders');
    expect(answer.status).toBe(502);
    expect(await answer.text()).not.toContain('script');
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/HAL+JSON',
    'application/vnd.orders.v1+json',
  ])('of type %s reaches it as JSON that no browser runs', async (type) => {
    const { ask } = behind(
      () => new Response('{"id":9007199254740993}', { headers: { 'Content-Type': type } }),
    );
    const answer = await ask('/api/orders');
    expect(await answer.text()).toBe('{"id":9007199254740993}');
    expect(Object.fromEntries(answer.headers)).toEqual({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'application/json',
      'x-content-type-options': 'nosniff',
    });
  });

  test.each([
    [301, 502],
    [400, 400],
    [401, 502],
    [402, 502],
    [403, 502],
    [404, 404],
    [407, 502],
    [409, 409],
    [418, 502],
    [422, 422],
    [429, 502],
    [500, 502],
    [503, 502],
  ])('with %i comes to the page as %i, without a word of it', async (status, seen) => {
    const { ask } = behind(
      () =>
        new Response(JSON.stringify({ detail: `${KEY} lacks a scope` }), {
          status,
          headers: { 'WWW-Authenticate': 'Bearer', 'Set-Cookie': 'a=b', 'Content-Type': 'application/json' },
        }),
    );
    const answer = await ask('/api/orders');
    expect(answer.status).toBe(seen);
    expect(await answer.json()).toEqual({ title: expect.any(String), status: seen });
    expect([answer.headers.get('WWW-Authenticate'), answer.headers.get('Set-Cookie')]).toEqual([null, null]);
  });

  test.each<[what: string, answer: (signal?: AbortSignal) => Promise<Response>, status: number]>([
    ['that cannot be had', () => Promise.reject(new TypeError(`connect ECONNREFUSED with ${KEY}`)), 502],
    ['over 1 MB', () => Promise.resolve(Response.json('x'.repeat(1_000_001))), 502],
    [
      'that breaks off',
      () =>
        Promise.resolve(
          new Response(new ReadableStream({ pull: (stream) => stream.error(new Error('reset')) }), {
            headers: { 'Content-Type': 'application/json' },
          }),
        ),
      502,
    ],
  ])('%s is an error of ours without details', async (_, answer, status) => {
    const got = await behind(answer).ask('/api/orders');
    expect([got.status, await got.json()]).toEqual([status, { title: 'Not done', status }]);
  });

  test('that takes too long is given up', async () => {
    const { ask } = behind(undefined, {
      timeoutMs: 5,
      fetch: ((_: string, { signal }: RequestInit) =>
        new Promise((__, reject) =>
          signal?.addEventListener('abort', () => reject(signal.reason)),
        )) as typeof fetch,
    });
    const answer = await ask('/api/orders');
    expect([answer.status, await answer.json()]).toEqual([504, { title: 'Too late', status: 504 }]);
  });
});

test('a key that no header can hold is quoted in no answer', async () => {
  const { ask, seen } = behind(undefined, { key: `${KEY}\nX: 1` });
  const answer = await ask('/api/orders');
  expect([answer.status, seen.length]).toEqual([502, 0]);
  expect(await answer.text()).not.toContain(KEY);
});

test('a user whose name is a path stays one part of it', async () => {
  const { ask, seen } = behind();
  await ask('/api/orders', { headers: { Cookie: 'session=odd' } });
  expect(seen.map(({ url }) => url)).toEqual([`${ORIGIN}/v1/customers/..%2Fben/orders`]);
});

describe('a setting that cannot work is found when the server starts:', () => {
  test.each([
    '',
    'api.example',
    'https://api.example/',
    'https://api.example/v1',
    'https://ana@api.example',
    'https://API.example',
    'http://api.example',
    'http://localhost.evil.example',
    'ftp://api.example',
    undefined as unknown as string,
  ])('the origin %j', (origin) => {
    expect(() => behind(undefined, { origin })).toThrow('not a safe origin');
  });

  test.each(['', undefined as unknown as string])('the key %j', (key) => {
    expect(() => behind(undefined, { key })).toThrow('no key');
  });

  test.each(['https://api.example:8443', 'http://localhost:3000', 'http://127.0.0.1', 'http://[::1]'])(
    '%s is fine',
    async (origin) => {
      const { ask, seen } = behind(undefined, { origin });
      expect((await ask('/api/orders/order-1')).status).toBe(200);
      expect(seen[0]?.url).toBe(`${origin}/v1/orders/order-1`);
    },
  );
});
