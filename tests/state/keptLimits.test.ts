import { expect, test } from 'vitest';
import { keptTables } from '../../src/state/kept/index.js';
import { bearer, call, mintKey, underWay } from '../core/simulation/byHand/harness.js';

test('each limit of a customer has a row of its own, with what it allows', async () => {
  const run = await underWay();
  for (const [requests, calls] of [
    [5, 2],
    [60, 3],
  ] as const) {
    const { key } = await mintKey(run, { customer: 'acme', limit: { requests, window_s: 3600 } });
    for (let sent = 0; sent < calls; sent += 1) await call(run, '/v1/orders', bearer(key));
  }
  const limits = keptTables(run.view(run.now), null).find(({ id }) => id === 'windows');
  const rows = limits?.rows.filter(({ name }) => name === 'acme') ?? [];
  expect(rows.map(({ used }) => used)).toEqual([
    { of: 5, so: 2 },
    { of: 60, so: 3 },
  ]);
});
