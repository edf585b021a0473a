import { expect, test } from 'vitest';
import { keptTables } from '../../../../src/state/lab/serverTables/index.js';
import { bearer, call, latest, mintKey, underWay } from '../../../core/simulation/manual/harness.js';

test('each limit of a customer has a row of its own, with what it allows', async () => {
  const run = await underWay();
  for (const [requests, calls] of [
    [5, 2],
    [60, 3],
  ] as const) {
    const { key } = await mintKey(run, { customer: 'globex', limit: { requests, window_s: 3600 } });
    for (let sent = 0; sent < calls; sent += 1) await call(run, '/v1/orders', bearer(key));
  }
  const limits = keptTables(run.view(run.now), null).find(({ id }) => id === 'windows');
  const rows = limits?.rows.filter(({ name }) => name === 'globex') ?? [];
  expect(rows.map(({ used }) => used)).toEqual([
    { of: 5, so: 2 },
    { of: 60, so: 3 },
  ]);
});

test('a refused call has looked at its own limit and at no other of the customer', async () => {
  const run = await underWay();
  const keyWith = async (requests: number): Promise<string> =>
    (await mintKey(run, { customer: 'globex', limit: { requests, window_s: 3600 } })).key;
  const [little, much] = [await keyWith(1), await keyWith(60)];
  await call(run, '/v1/orders', bearer(much));
  await call(run, '/v1/orders', bearer(little));
  expect((await call(run, '/v1/orders', bearer(little))).status).toBe(429);
  const limits = keptTables(run.view(run.now), latest(run).event).find(({ id }) => id === 'windows');
  const rows = limits?.rows.filter(({ name }) => name === 'globex') ?? [];
  expect(rows.map(({ used, touch }) => [used?.of, touch])).toEqual([
    [60, null],
    [1, 'read'],
  ]);
});
