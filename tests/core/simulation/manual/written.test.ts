import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isManualRequest } from '../../../../src/core/simulation/manual/check.js';
import { CARRIERS, EDITS } from '../../../../src/core/simulation/manual/request.js';
import { write, type ManualRequest } from '../../../../src/core/simulation/index.js';
import { call, latest, mintKey, refusal, signIn, underWay } from './harness.js';

const PLAIN: ManualRequest = {
  method: 'GET',
  path: '/v1/orders',
  query: [],
  region: null,
  longLines: [],
  credentials: [],
  body: null,
};

const presented = fc.record({
  secret: fc.constantFrom('cred-1', 'cred-2', 'code-1', 'unknown-key', 'unknown-token', 'admin-secret'),
  edits: fc.subarray([...EDITS]),
});
const parameters = fc.array(
  fc.oneof(
    fc.constantFrom<[string, string]>(['scope', 'orders:read orders:write'], ['state', '{unknown}']),
    fc.tuple(fc.constantFrom('token', 'code', 'refresh_token'), presented),
  ),
  { maxLength: 3 },
);
const credential = fc.oneof(
  fc.record({ as: fc.constantFrom(...CARRIERS.filter((as) => as !== 'basic')), ...fieldsOf(presented) }),
  fc.record({ as: fc.constant('basic' as const), client: fc.constant('demo-app'), ...fieldsOf(presented) }),
);
function fieldsOf(arbitrary: typeof presented): Record<'secret' | 'edits', fc.Arbitrary<unknown>> {
  return {
    secret: arbitrary.map(({ secret }) => secret),
    edits: arbitrary.map(({ edits }) => edits),
  };
}
const body = fc.oneof(
  fc.constant(null),
  fc.record({ sentAs: fc.constant('form' as const), content: fc.record({ form: parameters }) }),
  fc.record({
    sentAs: fc.constant('json' as const),
    content: fc.record({
      json: fc.record({
        item: fc.constant('Red ink'),
        quantity: fc.nat(99),
        token: presented,
        limit: fc.constant({ requests: 5 }),
      }),
    }),
  }),
);
const handMade = fc.record({
  method: fc.constantFrom('POST', 'PUT', '{unknown}'),
  path: fc.constantFrom('/v1/orders', '/v1/keys/key_1', '/v1/{unknown}', '/'),
  query: parameters,
  region: fc.constantFrom(null, 'eu', '{unknown}'),
  longLines: fc.array(fc.integer({ min: 2000, max: 20_000 }), { maxLength: 3 }),
  credentials: fc.array(credential, { maxLength: 1 }),
  body,
}) as fc.Arbitrary<ManualRequest>;

test('a description written as text says the same when it is read', async () => {
  const run = await underWay();
  await fc.assert(
    fc.asyncProperty(handMade, async (request) => {
      expect(isManualRequest(request)).toBe(true);
      const empty =
        request.body?.content && 'form' in request.body.content && request.body.content.form.length === 0;
      const expected = empty ? { ...request, body: null } : request;
      expect(await run.describe(write(request))).toEqual({ request: expected });
    }),
    { numRuns: 300 },
  );
});

test('a real credential is recognised, changed or not, and goes no further', async () => {
  const run = await underWay();
  const { key } = await mintKey(run);
  const { access_token: token } = await signIn(run);
  const [header, , signature] = token.split('.');
  const payload = btoa(JSON.stringify({ sub: 'user-eve' })).replaceAll('=', '');
  const text = `get /v1/orders HTTP/1.1\nX-API-Key: ${key.slice(0, -4)}\nAuthorization: Bearer ${header}.${payload}.${signature}\n`;
  const read = await run.describe(text.replace('get', 'GET'));
  expect(JSON.stringify(read)).not.toContain(key.slice(12, 30));
  expect(read).toMatchObject({
    request: {
      credentials: [
        { as: 'bearer', edits: ['payload'] },
        { as: 'x_api_key', edits: ['truncated'] },
      ],
    },
  });
});

test.each([
  ['', 1],
  ['GET v1/orders', 1],
  ['GET  /v1/orders', 1],
  ['GET /v1/orders\nX-API-Key {cred-1}', 2],
  ['GET /v1/orders\nDemo-Region: eu\nBad name: x', 3],
  ['GET /v1/orders\nDemo-Region: \u4f60', 2],
])('%j is no HTTP message from line %i on', async (text, line) => {
  const run = await underWay();
  expect(await run.describe(text)).toEqual({ line });
});

test('nothing but a name in braces stands for a credential, and no address leads elsewhere', async () => {
  const run = await underWay();
  const secrets = async (value: string): Promise<unknown> => {
    const read = await run.describe(`GET /v1/orders\nX-API-Key: ${value}`);
    return 'request' in read && read.request.credentials[0];
  };
  expect(await secrets('{cred-1+payload+payload}')).toMatchObject({ secret: 'unknown' });
  expect(await secrets('{cred-1+nonsense}')).toMatchObject({ secret: 'unknown' });
  expect(await secrets('{cred-x}')).toMatchObject({ secret: 'unknown' });
  expect(await run.describe('GET //other.example/v1/orders')).toEqual({
    request: { ...PLAIN, path: '//{unknown}/v1/orders' },
  });
});

test('what is written can be sent, wherever it points', async () => {
  const run = await underWay();
  for (const text of [
    'GET //other.example/v1/orders',
    'PURGE /v1/orders\nCookie: a=b',
    'POST /v1/orders\n\n{"item"',
  ]) {
    const read = await run.describe(text);
    if ('line' in read) throw new Error(text);
    expect((await run.issue({ type: 'send', request: read.request, at: run.now })).ok).toBe(true);
    expect(refusal(latest(run))).toBeTypeOf('string');
  }
});

test('outside the editor a name in braces stands for nothing', async () => {
  const run = await underWay();
  const answer = await call(run, '/v1/orders', { headers: { 'X-API-Key': '{cred-1}' } });
  expect(answer.status).toBe(401);
});
