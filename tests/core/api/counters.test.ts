import { describe, expect, test } from 'vitest';
import { ADMIN, bearer, members, mintKey, startApi, type Harness } from './harness.js';
import { signIn } from './oauth.js';

const call = (harness: Harness, credential: string) =>
  harness.call('GET /v1/orders', { headers: bearer(credential) });

async function statuses(harness: Harness, credential: string, calls: number): Promise<number[]> {
  const seen: number[] = [];
  for (let sent = 0; sent < calls; sent += 1) seen.push((await call(harness, credential)).status);
  return seen;
}

const times = (count: number, status: number): number[] => Array.from({ length: count }, () => status);

const HOURLY = { requests: 5, window_s: 3600 };
const EACH_SECOND = { requests: 60, window_s: 1 };

describe.each(['fixed_window', 'token_bucket'] as const)('with a %s', (limiter) => {
  const start = (limitPer: 'caller' | 'api' = 'caller') => startApi({ config: { limiter, limitPer } });

  test.each(['caller', 'api'] as const)(
    'calls under one limit use up nothing of another, counted per %s',
    async (limitPer) => {
      const harness = await start(limitPer);
      const fast = await mintKey(harness, { customer: 'acme', limit: EACH_SECOND });
      const slow = await mintKey(harness, { customer: 'acme', limit: HOURLY });
      for (let sent = 0; sent < 20; sent += 1) {
        expect((await call(harness, fast.key)).status).toBe(200);
        harness.clock.passSeconds(0.25);
      }
      expect(await statuses(harness, slow.key, 6)).toEqual([...times(5, 200), 429]);
      expect((await call(harness, fast.key)).status).toBe(200);
    },
  );

  test('two limits in windows of one length are two, and so are two quotas', async () => {
    const harness = await start();
    const quota = (requests: number) => ({ quota: { requests, window_s: 86_400 } });
    const much = await mintKey(harness, { customer: 'acme', ...quota(100) });
    const little = await mintKey(harness, { customer: 'acme', ...quota(2) });
    expect(await statuses(harness, much.key, 10)).toEqual(times(10, 200));
    expect(await statuses(harness, little.key, 3)).toEqual([200, 200, 429]);
  });

  test('another key with the same limit buys nothing, and neither does a token got for one', async () => {
    const harness = await start();
    const first = await mintKey(harness, { customer: 'acme', limit: HOURLY });
    const second = await mintKey(harness, { customer: 'acme', limit: HOURLY });
    const token = await tokenFor(harness, second.key);
    expect(await statuses(harness, first.key, 2)).toEqual([200, 200]);
    expect(await statuses(harness, token, 2)).toEqual([200, 200]);
    expect(await statuses(harness, second.key, 2)).toEqual([200, 429]);
    expect((await call(harness, token)).status).toBe(429);
    const rotated = await members(await harness.call(`POST /v1/keys/${first.id}/rotate`, { headers: ADMIN }));
    expect((await call(harness, String(rotated['key']))).status).toBe(429);
  });

  test('tokens got for keys with different limits are counted apart', async () => {
    const harness = await start();
    const fast = await mintKey(harness, { customer: 'acme', limit: EACH_SECOND });
    const slow = await mintKey(harness, { customer: 'acme', limit: HOURLY });
    const [fastToken, slowToken] = [await tokenFor(harness, fast.key), await tokenFor(harness, slow.key)];
    expect(await statuses(harness, fastToken, 20)).toEqual(times(20, 200));
    expect(await statuses(harness, slowToken, 6)).toEqual([...times(5, 200), 429]);
  });

  test('another customer with the same limit has a count of its own, unless all share the one of the API', async () => {
    for (const [limitPer, status] of [
      ['caller', 200],
      ['api', 429],
    ] as const) {
      const harness = await start(limitPer);
      const acme = await mintKey(harness, { customer: 'acme', limit: HOURLY });
      const other = await mintKey(harness, { customer: 'umbrella', limit: HOURLY });
      await statuses(harness, acme.key, 5);
      expect([limitPer, (await call(harness, other.key)).status]).toEqual([limitPer, status]);
    }
  });

  test('a limit that is changed while the API runs counts anew', async () => {
    const harness = await start();
    const { access } = await signIn(harness);
    harness.api.configure({ limit: { requests: 2, windowS: 60 } });
    expect(await statuses(harness, access, 3)).toEqual([200, 200, 429]);
    harness.api.configure({ limit: { requests: 3, windowS: 60 } });
    expect(await statuses(harness, access, 4)).toEqual([200, 200, 200, 429]);
    harness.api.configure({ limit: { requests: 2, windowS: 60 } });
    expect((await call(harness, access)).status).toBe(429);
  });

  test('when both are used up, the answer names both and tells the longer wait', async () => {
    const harness = await start();
    const { key } = await mintKey(harness, {
      limit: { requests: 2, window_s: 10 },
      quota: { requests: 2, window_s: 1000 },
    });
    await statuses(harness, key, 2);
    const refused = await call(harness, key);
    const body = await members(refused);
    const waitS = limiter === 'fixed_window' ? 1000 : 500;
    expect([refused.headers.get('retry-after'), body['violated-policies']]).toEqual([
      String(waitS),
      ['default', 'quota'],
    ]);
    expect(body['detail']).toBe(
      `The limit of 2 requests in 10 seconds is used up. The quota of 2 requests in 1000 seconds is used up. Try again in ${waitS} seconds.`,
    );
    harness.clock.passSeconds(waitS);
    expect((await call(harness, key)).status).toBe(200);
  });

  test('a caller that has come back under many limits is kept under those that still count', async () => {
    const harness = await start();
    for (let window = 1; window <= 300; window += 1) {
      const { key } = await mintKey(harness, { customer: 'acme', limit: { requests: window, window_s: 1 } });
      await call(harness, key);
      harness.clock.passSeconds(1);
    }
    expect(harness.api.state.windows.size).toBeLessThanOrEqual(65);
  });
});

async function tokenFor(harness: Harness, key: string): Promise<string> {
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    client_id: 'demo-app',
    subject_token: key,
    subject_token_type: 'https://keyortoken.example/#token-type-api-key',
  };
  return String((await members(await harness.call('POST /oauth/token', { form })))['access_token']);
}
