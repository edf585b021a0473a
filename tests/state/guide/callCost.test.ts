import { expect, test } from 'vitest';
import { CHECKS, measureCallCosts, type CallCost } from '../../../src/state/guide/callCost.js';
import { seededRandom } from '../../core/api/harness.js';

const wall = { now: () => Date.UTC(2026, 0, 1) };

async function measured(stopwatch: { now: () => number }): Promise<CallCost[]> {
  const costs: CallCost[] = [];
  for await (const cost of measureCallCosts(stopwatch, seededRandom(), wall)) costs.push(cost);
  return costs;
}

test('each check is really made and timed, in order', async () => {
  const costs = await measured(performance);
  expect(costs.map(({ what }) => what)).toEqual(CHECKS);
  for (const { what, us } of costs) expect([what, us !== null && us > 0]).toEqual([what, true]);
});

test('what is told is the time of one call', async () => {
  // A clock on which each look is 64 ms later: a batch takes 64 ms, whatever is done in it.
  let now = 0;
  const costs = await measured({ now: () => (now += 64) });
  expect(costs.map(({ us }) => us)).toEqual(CHECKS.map(() => 64_000 / 4));
});
