import { beforeAll, describe, expect, test } from 'vitest';
import type { TableName } from '../../../src/core/api/index.js';
import { ADMIN, bearer, mintKey, startApi, type Harness } from './harness.js';
import { refresh, revoke, signIn } from './oauth.js';

const DAY_S = 86_400;
const STEP_S = 1800;

/** Tables whose rows die of age, and the most that are alive at once in the week below. */
const MORTAL = {
  codes: 2,
  families: 2 * (DAY_S / STEP_S),
  introspections: 4,
  keyVerdicts: 2,
  refreshTokens: 4 * (DAY_S / STEP_S),
  revokedTokens: 2 * (3600 / STEP_S),
  windows: 4,
} as const satisfies Partial<Record<TableName, number>>;

/** A small table is swept whenever it is written to, a large one when it has doubled. */
const SLACK = { rows: 64, times: 2 };

describe('over a week of traffic', () => {
  /** The most rows that each table held, day by day. */
  const peaks: Record<TableName, number>[] = [];

  beforeAll(async () => {
    const harness = await startApi({
      config: {
        alg: 'HS256',
        accessTtlS: 3600,
        refreshTtlS: DAY_S,
        introspection: true,
        introspectionCacheS: 60,
        keyCacheS: 60,
        keyNegativeCacheS: 60,
      },
    });
    const { key } = await mintKey(harness, { customer: 'acme' });
    for (let step = 0; step < (7 * DAY_S) / STEP_S; step += 1) {
      await halfAnHour(harness, key, step);
      note(harness, Math.floor((step * STEP_S) / DAY_S));
      harness.clock.passSeconds(STEP_S);
    }
  }, 120_000);

  function note({ api }: Harness, day: number): void {
    const today = (peaks[day] ??= {} as Record<TableName, number>);
    for (const [name, table] of Object.entries(api.state) as [TableName, Map<string, unknown>][]) {
      today[name] = Math.max(today[name] ?? 0, table.size);
    }
  }

  test.each(Object.entries(MORTAL) as [keyof typeof MORTAL, number][])(
    '%s hold little more than the %i that are alive',
    (table, alive) => {
      const held = peaks.map((day) => day[table]);
      expect(held).toHaveLength(7);
      expect(Math.min(...held)).toBeGreaterThan(0);
      expect(Math.max(...held)).toBeLessThanOrEqual(Math.max(SLACK.rows, SLACK.times * alive) + 1);
    },
  );

  test('nothing else grows', () => {
    const others = (day: Record<TableName, number> | undefined): [string, number][] =>
      Object.entries(day ?? {}).filter(([name]) => !Object.hasOwn(MORTAL, name));
    expect(others(peaks[6])).toEqual(others(peaks[1]));
  });
});

/** Sign-ins that are kept up and ended, a customer's key that works all the time, and one that ends. */
async function halfAnHour(harness: Harness, key: string, step: number): Promise<void> {
  for (const visitor of ['ana', 'ben']) {
    const tokens = await signIn(harness, { login_hint: `${visitor}-${step}` });
    await harness.call('GET /v1/orders', { headers: bearer(tokens.access) });
    await refresh(harness, tokens.refresh);
    await revoke(harness, tokens.access);
    await harness.call('GET /v1/orders', { headers: bearer(tokens.access) });
  }
  await harness.call('GET /v1/orders', { headers: bearer(key) });
  const { id, key: ended } = await mintKey(harness, { customer: `visitor-${step}` });
  await harness.call('GET /v1/orders', { headers: bearer(ended) });
  await harness.call(`DELETE /v1/keys/${id}`, { headers: ADMIN });
  await harness.call('GET /v1/orders', { headers: bearer(ended) });
}

test('an expired key is listed for a week more, and dropped with the next one minted after', async () => {
  const harness = await startApi();
  await mintKey(harness, { expires_in: 60 });
  harness.clock.passSeconds(60 + 7 * DAY_S - 1);
  await mintKey(harness);
  expect([...harness.api.state.apiKeyIds.keys()]).toEqual(['key_1', 'key_2']);
  harness.clock.passSeconds(1);
  await mintKey(harness);
  expect([...harness.api.state.apiKeyIds.keys()]).toEqual(['key_2', 'key_3']);
  expect(harness.api.state.apiKeys.size).toBe(2);
});

test.each(['fixed_window', 'token_bucket'] as const)(
  'a %s is kept for callers of the last window, not for everyone who ever called',
  async (limiter) => {
    const harness = await startApi({ config: { limiter, limit: { requests: 60, windowS: 1 } } });
    for (let caller = 0; caller < 300; caller += 1) {
      const { id, key } = await mintKey(harness, { customer: `customer-${caller}` });
      await harness.call('GET /v1/me', { headers: bearer(key) });
      await harness.call(`DELETE /v1/keys/${id}`, { headers: ADMIN });
      harness.clock.passSeconds(0.1);
      expect(harness.api.state.windows.size).toBeLessThanOrEqual(65);
    }
  },
);
