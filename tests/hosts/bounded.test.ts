import { expect, test } from 'vitest';
import { createPracticeApi } from '../../src/hosts/package/index.js';
import { countOf } from '../counts.js';

test('the log keeps the last ten thousand requests or a few more, and says how many are forgotten', async () => {
  const api = createPracticeApi({ clock: 'manual', limit: { requests: 1_000_000, window_s: 1 } });
  const { key } = await api.control.mintKey();
  const calls = countOf('calls of a practice server', 100_000, 21_000);
  for (let call = 0; call < calls; call += 1)
    await api.fetch('/api/v1/me', { headers: { 'X-API-Key': key } });
  const told = (await (await api.fetch('/__/requests')).json()) as {
    requests: { id: number }[];
    forgotten: number;
    last: number;
  };
  expect(told.last).toBe(calls);
  expect(told.requests.length).toBeGreaterThanOrEqual(10_000);
  expect(told.requests.length).toBeLessThan(20_000);
  expect(told.forgotten + told.requests.length).toBe(calls);
  expect(told.requests.at(-1)?.id).toBe(calls);
  expect((await api.control.counters()).calls).toBe(calls);
});
