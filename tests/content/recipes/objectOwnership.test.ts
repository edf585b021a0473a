import type { Context } from 'hono';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  ordersApi,
  type Caller,
  type Order,
  type Orders,
} from '../../../src/content/recipes/objectOwnership.js';
import { challengeOf } from '../../core/api/harness.js';

const CALLERS: Record<string, Caller> = {
  acme: { customer: 'acme', isReader: false },
  reader: { customer: 'acme', isReader: true },
  globex: { customer: 'globex', isReader: false },
  nobody: { customer: '', isReader: false },
};

let rows: Map<string, Order>;
let app: ReturnType<typeof ordersApi>;
/** What happens while a body is being read. */
let meanwhile: () => void;

/** A table as SQL would have it: each statement names the owner. */
const table: Orders = {
  list: (customer) => Promise.resolve([...rows.values()].filter((row) => row.customer === customer)),
  find: (id, customer) => {
    const row = rows.get(id);
    return Promise.resolve(row?.customer === customer ? row : undefined);
  },
  async change(id, customer, changes) {
    const row = await table.find(id, customer);
    if (row) Object.assign(row, changes);
    return row;
  },
  remove: async (id, customer) => (await table.find(id, customer)) !== undefined && rows.delete(id),
};

beforeEach(() => {
  rows = new Map(
    [
      { id: 'ord_1', customer: 'acme', item: 'Ink', quantity: 1 },
      { id: 'ord_2', customer: 'globex', item: 'Pen', quantity: 2 },
      // From before orders had customers.
      { id: 'ord_3', customer: '', item: 'Cap', quantity: 3 },
    ].map((row) => [row.id, row]),
  );
  meanwhile = () => undefined;
  app = ordersApi(table, (context: Context) => {
    meanwhile();
    return CALLERS[context.req.header('Authorization')?.replace('Bearer ', '') ?? ''];
  });
});

function ask(
  who: string,
  line: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const [method = '', path = ''] = line.split(' ');
  return Promise.resolve(
    app.request(path, {
      method,
      headers: { Authorization: `Bearer ${who}`, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
}
const copy = (): string => JSON.stringify([...rows]);
async function seen(answer: Response): Promise<unknown> {
  return [answer.status, [...answer.headers], await answer.text()];
}

describe('an order', () => {
  test('is its customer’s, to read, to change and to remove', async () => {
    expect(await (await ask('acme', 'GET /orders/ord_1')).json()).toMatchObject({ item: 'Ink' });
    expect(await (await ask('acme', 'PATCH /orders/ord_1', { quantity: 5 })).json()).toMatchObject({
      quantity: 5,
    });
    expect((await ask('acme', 'DELETE /orders/ord_1')).status).toBe(204);
    expect(await (await ask('acme', 'GET /orders')).json()).toEqual([]);
  });

  test.each([
    ['GET', undefined],
    ['HEAD', undefined],
    ['PATCH', { quantity: 5 }],
    ['PATCH', { quantity: 'five' }],
    ['DELETE', undefined],
  ])('of another looks like one that is not, to the byte: %s %j', async (method, body) => {
    const before = copy();
    for (const who of ['acme', 'reader']) {
      const theirs = await seen(await ask(who, `${method} /orders/ord_2`, body));
      const none = await seen(await ask(who, `${method} /orders/ord_99`, body));
      expect(theirs).toEqual(none);
    }
    expect(copy()).toBe(before);
  });

  test.each([
    ['GET /orders/ord_2?customer=globex', {}],
    ['GET /orders/ord_2', { 'X-Customer': 'globex', 'X-Forwarded-User': 'globex' }],
    ['GET /orders/ORD_2', {}],
    ['GET /orders/ord_2%00', {}],
    ['GET /orders/..%2Ford_2', {}],
    ['GET /orders/ord_1,ord_2', {}],
    ['GET /orders/*', {}],
    ['GET /orders/%25', {}],
    ['GET /orders/__proto__', {}],
    ['GET /orders/constructor', {}],
    ['DELETE /orders/ord_2', { 'X-HTTP-Method-Override': 'GET' }],
    ['GET /orders/ord_2/', {}],
  ])('of another is not had by %s', async (line, headers) => {
    const before = copy();
    expect((await ask('acme', line, undefined, headers)).status).toBe(404);
    expect(copy()).toBe(before);
  });

  test('is not given away by what a body says', async () => {
    const body = {
      quantity: 5,
      customer: 'globex',
      id: 'ord_2',
      item: 'Gold',
      __proto__: { customer: 'globex' },
    };
    expect((await ask('acme', 'PATCH /orders/ord_1', body)).status).toBe(200);
    expect(rows.get('ord_1')).toEqual({ id: 'ord_1', customer: 'acme', item: 'Ink', quantity: 5 });
    expect((await ask('acme', 'PATCH /orders/ord_2', { quantity: 5, customer: 'acme' })).status).toBe(404);
    expect(rows.get('ord_2')).toMatchObject({ customer: 'globex', quantity: 2 });
  });

  test('that changes hands while a body is read is not changed by who had it', async () => {
    meanwhile = () => Object.assign(rows.get('ord_1') ?? {}, { customer: 'globex' });
    expect((await ask('acme', 'PATCH /orders/ord_1', { quantity: 5 })).status).toBe(404);
    expect(rows.get('ord_1')).toMatchObject({ customer: 'globex', quantity: 1 });
  });

  test('can be seen by who may not change it: 403, for it is no secret', async () => {
    const before = copy();
    expect((await ask('reader', 'GET /orders/ord_1')).status).toBe(200);
    expect((await ask('reader', 'PATCH /orders/ord_1', { quantity: 5 })).status).toBe(403);
    expect((await ask('reader', 'DELETE /orders/ord_1')).status).toBe(403);
    expect(copy()).toBe(before);
  });

  test.each([
    undefined,
    null,
    1,
    'x',
    [],
    {},
    { quantity: 0 },
    { quantity: -1 },
    { quantity: 1.5 },
    { quantity: '2' },
  ])('is not changed to %j', async (body) => {
    expect((await ask('acme', 'PATCH /orders/ord_1', body)).status).toBe(422);
    expect(rows.get('ord_1')).toMatchObject({ quantity: 1 });
  });

  test('is listed for its customer alone, whatever is asked for', async () => {
    for (const query of ['', '?customer=globex', '?customer=', '?id=ord_2']) {
      const list = (await (await ask('acme', `GET /orders${query}`)).json()) as Order[];
      expect(list.map(({ id }) => id)).toEqual(['ord_1']);
    }
  });
});

test.each(['GET /orders', 'GET /orders/ord_3', 'PATCH /orders/ord_3', 'DELETE /orders/ord_3'])(
  'nobody, and a caller of no customer, gets 401 with its challenge: %s',
  async (line) => {
    for (const who of ['', 'stranger', 'nobody', '__proto__']) {
      const answer = await ask(who, line);
      expect(answer.status).toBe(401);
      expect(challengeOf(answer)).toEqual({ scheme: 'Bearer', parameters: { realm: 'api' } });
    }
    expect(rows.size).toBe(3);
  },
);

test.each(['GET /orders', 'GET /orders/ord_1', 'GET /orders/ord_2', 'GET /nowhere'])(
  'no cache keeps the answer for the next customer: %s',
  async (line) => {
    expect((await ask('acme', line)).headers.get('Cache-Control')).toBe('no-store');
  },
);

test('a body that is too long is not read, whoever sends it', async () => {
  const long = { quantity: 9, note: 'x'.repeat(20_000) };
  for (const who of ['acme', 'reader', 'globex', 'stranger']) {
    const answer = await ask(who, 'PATCH /orders/ord_1', long);
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([413, 'no-store']);
  }
  expect(rows.get('ord_1')?.quantity).toBe(1);
});

test.each([1e300, 2 ** 53])(
  'a quantity of %d, which no longer counts one by one, is refused',
  async (quantity) => {
    expect((await ask('acme', 'PATCH /orders/ord_1', { quantity })).status).toBe(422);
    expect(rows.get('ord_1')?.quantity).toBe(1);
  },
);
