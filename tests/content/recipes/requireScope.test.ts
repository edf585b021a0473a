import fc from 'fast-check';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { requireScope, type Caller } from '../../../src/content/recipes/requireScope.js';
import { bearer, challengeOf, mintKey, startApi } from '../../core/api/harness.js';

async function ask(caller: unknown, ...needed: [string, ...string[]]): Promise<Response> {
  const app = new Hono<{ Variables: { caller?: Caller } }>();
  app.use(async (context, next) => {
    if (caller !== undefined) context.set('caller', caller as Caller);
    await next();
  });
  app.post('/orders', requireScope(...needed), (context) => context.text('done'));
  return app.request('/orders', { method: 'POST' });
}

describe('a scope', () => {
  test.each<[string, unknown, [string, ...string[]]]>([
    ['alone', 'orders:write', ['orders:write']],
    ['among others', 'orders:read orders:write me', ['orders:write']],
    ['in a list', ['orders:read', 'orders:write'], ['orders:write']],
    ['with another that is needed as well', 'b a', ['a', 'b']],
  ])('lets in %s', async (_, scope, needed) => {
    expect((await ask({ subject: 'acme', scope }, ...needed)).status).toBe(200);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['no words', ''],
    ['spaces', '   '],
    ['another one', 'orders:read'],
    ['a longer name', 'orders:write:all'],
    ['a name before it', 'my-orders:write'],
    ['its beginning', 'orders'],
    ['other letters', 'Orders:Write'],
    ['a star', '*'],
    ['a star within', 'orders:*'],
    ['words with a comma', 'orders:read,orders:write'],
    ['words with a tab', 'orders:read\torders:write'],
    ['words with a newline', 'orders:read\norders:write'],
    ['two words in one of a list', ['orders:read orders:write']],
    ['a list in a list', [['orders:write']]],
    ['a number', 1],
    ['true', true],
    ['an object with such a member', { 'orders:write': true, includes: true }],
  ])('is missing where there is %s', async (_, scope) => {
    const answer = await ask({ subject: 'acme', scope }, 'orders:write');
    expect(answer.status).toBe(403);
    expect(challengeOf(answer)).toEqual({
      scheme: 'Bearer',
      parameters: { realm: 'api', error: 'insufficient_scope', scope: 'orders:write' },
    });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });

  test('that is one of two needed is not enough, and both are named', async () => {
    const answer = await ask({ subject: 'acme', scope: 'a' }, 'a', 'b');
    expect(challengeOf(answer).parameters).toMatchObject({ scope: 'a b' });
  });

  test('is granted word for word, whatever the words', () => {
    const word = fc.stringMatching(/^[!#-[\]-~]{1,12}$/);
    return fc.assert(
      fc.asyncProperty(fc.array(word), word, async (granted, needed) => {
        const { status } = await ask({ subject: 'acme', scope: granted.join(' ') }, needed);
        expect(status).toBe(granted.includes(needed) ? 200 : 403);
      }),
    );
  });

  test('says nothing of what the caller may do', async () => {
    const answer = await ask({ subject: 'acme', scope: 'billing:read' }, 'orders:write');
    expect(JSON.stringify([...answer.headers]) + (await answer.text())).not.toMatch(/billing|acme/);
  });
});

test.each([undefined, null])(
  'where nobody was authenticated (%s), the answer is 401 and no error',
  async (caller) => {
    const answer = await ask(caller, 'orders:write');
    expect(answer.status).toBe(401);
    expect(challengeOf(answer)).toEqual({ scheme: 'Bearer', parameters: { realm: 'api' } });
  },
);

test.each([[''], ['a b'], ['a"'], ['a\\'], ['a\r\nX-Evil: 1'], ['é'], ['a'.repeat(101)]])(
  'a route cannot be made with %j as its scope',
  (scope) => {
    expect(() => requireScope(scope)).toThrow('needs scopes');
    expect(() => requireScope('a', scope)).toThrow('needs scopes');
  },
);

test('a route cannot be made without a scope', () => {
  const none = [] as unknown as [string];
  expect(() => requireScope(...none)).toThrow('needs scopes');
});

test('answers as the mock API does', async () => {
  const harness = await startApi();
  const { key } = await mintKey(harness, { scopes: ['orders:read'] });
  for (const [headers, caller] of [
    [bearer(key), { subject: 'acme', scope: ['orders:read'] }],
    [{}, undefined],
  ] as const) {
    const theirs = await harness.call('POST /v1/orders', { headers, json: { item: 'Ink', quantity: 1 } });
    const ours = await ask(caller, 'orders:write');
    expect(ours.status).toBe(theirs.status);
    const { parameters } = challengeOf(theirs);
    expect(challengeOf(ours).parameters['error']).toBe(parameters['error']);
    expect(challengeOf(ours).parameters['scope']).toBe(parameters['scope']);
  }
});
