import { describe, expect, test } from 'vitest';
import { ADMIN, bearer, members, mintKey, startApi, type Harness } from './harness.js';

/** Every request with a JSON body: a good one, and where it goes. */
interface Body {
  line: (harness: Harness) => Promise<string> | string;
  good: Record<string, unknown>;
  needed: string[];
  status: number;
}

const settings = {
  scopes: ['orders:read'],
  limit: { requests: 5, window_s: 60 },
  quota: { requests: 50, window_s: 3600 },
  expires_in: 60,
};
const BODIES: Record<string, Body> = {
  mint: { line: () => 'POST /v1/keys', good: { customer: 'acme', ...settings }, needed: [], status: 201 },
  rotate: {
    line: async (harness) => `POST /v1/keys/${(await mintKey(harness)).id}/rotate`,
    good: { overlap_s: 60, ...settings },
    needed: [],
    status: 201,
  },
  role: { line: () => 'PATCH /v1/users/user-ana', good: { role: 'member' }, needed: ['role'], status: 200 },
  'signing key': {
    line: () => 'POST /v1/signing-keys',
    good: { use_after_s: 60 },
    needed: [],
    status: 201,
  },
  order: {
    line: () => 'POST /v1/orders',
    good: { item: 'Ink', quantity: 3 },
    needed: ['item', 'quantity'],
    status: 201,
  },
};

interface Told {
  status: number;
  detail: string;
  errors: { detail: string; pointer: string }[];
  text: string;
}

/** Sends a body of this kind to an API of its own, with whatever lets the caller in. */
async function send(kind: Body, body: string, type = 'application/json'): Promise<Told> {
  const harness = await startApi();
  const line = await kind.line(harness);
  const headers = line.endsWith('/orders') ? bearer((await mintKey(harness)).key) : ADMIN;
  const response = await harness.call(line, { headers: { ...headers, 'Content-Type': type }, body });
  const text = await response.clone().text();
  const { detail, errors } = await members(response);
  return { status: response.status, detail: String(detail), errors: errors as Told['errors'], text };
}

describe.each(Object.entries(BODIES))('the body of a request (%s)', (_name, kind) => {
  const { good, needed, status } = kind;
  const asJson = (members: object): string => JSON.stringify(members);

  test('is taken as documented, whatever its Content-Type says', async () => {
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
      expect([type, (await send(kind, asJson(good), type)).status]).toEqual([type, status]);
    }
  });

  test('may say null for what it leaves out, and for nothing else', async () => {
    for (const name of Object.keys(good)) {
      const left = Object.fromEntries(Object.entries(good).filter(([other]) => other !== name));
      const [absent, isNull] = [
        await send(kind, asJson(left)),
        await send(kind, asJson({ ...good, [name]: null })),
      ];
      expect([name, isNull.status, isNull.errors]).toEqual([name, absent.status, absent.errors]);
      expect([name, isNull.status]).toEqual([name, needed.includes(name) ? 422 : status]);
    }
  });

  test('may be empty where everything may be left out, and else hears of all that is missing', async () => {
    for (const body of ['', ' \n', '{}']) {
      const told = await send(kind, body);
      expect(told.status).toBe(needed.length > 0 ? 422 : status);
      expect((told.errors ?? []).map(({ pointer }) => pointer)).toEqual(needed.map((name) => `#/${name}`));
    }
  });

  test.each(['expires_In', 'ttl', 'Role', '__proto__', 'constructor', 'toString'])(
    'is refused with a member that is not known, such as %s',
    async (name) => {
      const told = await send(kind, asJson(good).replace('{', `{"${name}":1,`));
      expect([told.status, told.errors.map(({ pointer }) => pointer)]).toEqual([422, [`#/${name}`]]);
    },
  );

  test('hears of every fault at once', async () => {
    const wrong = Object.fromEntries(Object.keys(good).map((name) => [name, { no: true }]));
    const { errors } = await send(kind, asJson({ ...wrong, stray: 1 }));
    for (const name of [...Object.keys(good), 'stray']) {
      expect(errors.some(({ pointer }) => pointer.startsWith(`#/${name}`))).toBe(true);
    }
  });

  test.each([
    ['{', 'The body is not JSON.'],
    ['[1', 'The body is not JSON.'],
    ['{"a":1}}', 'The body is not JSON.'],
    ["{'a':1}", 'The body is not JSON.'],
    ['[]', 'The body must be an object.'],
    ['null', 'The body must be an object.'],
    ['"x"', 'The body must be an object.'],
    ['5', 'The body must be an object.'],
  ])('hears that %s is none', async (body, detail) => {
    const told = await send(kind, body);
    expect([told.status, told.detail, told.errors.map(({ pointer }) => pointer)]).toEqual([
      422,
      detail,
      ['#'],
    ]);
  });

  test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'hears that a form (%s) should have been JSON',
    async (type) => {
      const told = await send(kind, 'role=member&item=Ink', type);
      expect([told.status, told.detail]).toEqual([422, 'The body is a form, and must be JSON.']);
    },
  );

  test('is refused without a word of it, whether it came as a value, as a name or as neither', async () => {
    const { key: secret } = await mintKey(await startApi());
    const every = Object.fromEntries(Object.keys(good).map((name) => [name, `${secret} `]));
    for (const body of [
      asJson(every),
      asJson({ ...good, [secret]: 1 }),
      asJson({ ...good, stray: secret }),
      secret,
      `{"${secret}"`,
    ]) {
      const told = await send(kind, body);
      expect(told.status).toBe(422);
      expect(told.text).not.toContain(secret.slice(9, 17));
    }
  });

  test('is told twenty faults and no more', async () => {
    const stray = Object.fromEntries(
      Array.from({ length: 5000 }, (_, number) => [`x${'y'.repeat(number % 9)}z_${number}`, 1]),
    );
    const { errors, text } = await send(kind, asJson({ ...stray, ...good }));
    expect(errors.length).toBe(20);
    expect(text.length).toBeLessThan(8000);
  });
});

test.each([
  [{ limit: { requests: 0, window_s: 60 } }, ['#/limit/requests']],
  [{ limit: { requests: 1.5, window_s: '60' } }, ['#/limit/requests', '#/limit/window_s']],
  [{ limit: {} }, ['#/limit/requests', '#/limit/window_s']],
  [{ limit: { requests: 5, window_s: 60, burst: 9 } }, ['#/limit/burst']],
  [{ quota: [] }, ['#/quota']],
  [{ scopes: ['orders:read', 'admin', null] }, ['#/scopes/1', '#/scopes/2']],
  [{ scopes: 'orders:read' }, ['#/scopes']],
  [{ customer: '' }, ['#/customer']],
  [{ customer: 5, scopes: {}, expires_in: 0 }, ['#/customer', '#/scopes', '#/expires_in']],
  [{ expires_at: '2025-01-01T00:00:00Z' }, ['#/expires_at']],
  [{ expires_at: '2030-02-30T00:00:00Z' }, ['#/expires_at']],
  [{ expires_at: '2030-01-01T24:00:00Z' }, ['#/expires_at']],
  [{ expires_at: '2030-01-01T00:00:00Z', expires_in: 60 }, ['#/expires_in']],
])('the request for a key %j is at fault at %j', async (asked, pointers) => {
  const harness = await startApi();
  const response = await harness.call('POST /v1/keys', { headers: ADMIN, json: asked });
  const { detail, errors } = (await members(response)) as unknown as Told;
  expect([response.status, errors.map(({ pointer }) => pointer)]).toEqual([422, pointers]);
  for (const error of errors) expect(detail).toContain(`${error.pointer} ${error.detail}.`);
  expect(harness.api.state.apiKeys.size).toBe(0);
});

test.each(['2030-01-01t00:00:00z', '2030-06-30T23:59:60Z', '2030-01-01T00:00:00.123456789+23:59'])(
  'a key may expire at %s',
  async (expiry) => {
    const harness = await startApi();
    const response = await harness.call('POST /v1/keys', { headers: ADMIN, json: { expires_at: expiry } });
    expect(response.status).toBe(201);
  },
);
