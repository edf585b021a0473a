import { describe, expect, test } from 'vitest';
import { ADMIN, bearer, members, mintKey, startApi, type Harness } from './harness.js';

const call = (harness: Harness, credential: string, headers: Record<string, string> = {}) =>
  harness.call('GET /v1/orders', { headers: { ...bearer(credential), ...headers } });

describe('a token bucket', () => {
  test('gives a burst, then one request each time it has refilled by one', async () => {
    const harness = await startApi({ config: { limiter: 'token_bucket' } });
    const { key } = await mintKey(harness, { limit: { requests: 3, window_s: 30 } });
    const statuses: number[] = [];
    for (let sent = 0; sent < 4; sent += 1) statuses.push((await call(harness, key)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await call(harness, key);
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(refused.headers.get('ratelimit')).toBe('"default";r=0;t=10');
    harness.clock.at += 9_999;
    expect((await call(harness, key)).status).toBe(429);
    harness.clock.at += 1;
    expect((await call(harness, key)).status).toBe(200);
    expect((await call(harness, key)).status).toBe(429);
  });
});

describe('a quota beside the limit', () => {
  test('is counted for the customer, named when it is used up, and survives rotation', async () => {
    const harness = await startApi();
    const { id, key } = await mintKey(harness, {
      customer: 'acme',
      limit: { requests: 2, window_s: 1 },
      quota: { requests: 3, window_s: 86_400 },
    });
    const first = await call(harness, key);
    expect(first.headers.get('ratelimit-policy')).toBe('"default";q=2;w=1, "quota";q=3;w=86400');
    expect(first.headers.get('ratelimit')).toBe('"default";r=1;t=1, "quota";r=2;t=86400');
    await call(harness, key);
    const fast = await call(harness, key);
    expect([fast.status, (await members(fast))['violated-policies']]).toEqual([429, ['default']]);
    harness.clock.passSeconds(1);
    const rotated = await members(await harness.call(`POST /v1/keys/${id}/rotate`, { headers: ADMIN }));
    expect(rotated['quota']).toEqual({ requests: 3, window_s: 86_400 });
    expect((await call(harness, String(rotated['key']))).status).toBe(200);
    harness.clock.passSeconds(1);
    const spent = await call(harness, String(rotated['key']));
    expect([spent.status, spent.headers.get('retry-after')]).toEqual([429, String(86_400 - 2)]);
    expect((await members(spent))['violated-policies']).toEqual(['quota']);
  });
});

describe('headers that are too large', () => {
  const status = async (
    headerLimits: 'nginx' | 'node' | 'both' | 'none',
    headers: Record<string, string>,
  ) => {
    const harness = await startApi({ config: { headerLimits } });
    const { key } = await mintKey(harness);
    return (await call(harness, key, headers)).status;
  };
  // A line is its name, a colon, a space, its value and the end of the line: 8,192 bytes in all.
  const line = (bytes: number) => ({ 'X-Long': 'a'.repeat(bytes - 'X-Long: \r\n'.length) });

  test('a line of 8 KB passes, one byte more is 400 as nginx answers', async () => {
    expect(await status('both', line(8192))).toBe(200);
    expect(await status('both', line(8193))).toBe(400);
    expect(await status('nginx', line(8193))).toBe(400);
    expect(await status('node', line(8193))).toBe(200);
  });

  test('more than 16 KB in all is 431 as Node answers', async () => {
    const lines = { ...line(8000), 'X-Longer': 'b'.repeat(8000), 'X-Longest': 'c'.repeat(400) };
    expect(await status('both', lines)).toBe(431);
    expect(await status('node', lines)).toBe(431);
    expect(await status('nginx', lines)).toBe(200);
    expect(await status('none', { ...lines, ...line(20_000) })).toBe(200);
  });

  test('the answer says so without repeating any of it', async () => {
    const harness = await startApi();
    const response = await call(harness, 'x'.repeat(9000));
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain('problem-header-too-large');
    expect(text).not.toContain('xxx');
  });
});

describe('slow hashes', () => {
  const burst = async (harness: Harness, key: string, requests: number) => {
    const statuses: number[] = [];
    for (let sent = 0; sent < requests; sent += 1) statuses.push((await call(harness, key)).status);
    return statuses.filter((status) => status === 200).length;
  };
  const limit = { requests: 1000, window_s: 60 };

  test('let in a dozen requests at once, then one every 80 ms; fast ones let in all', async () => {
    const slow = await startApi({ config: { keyHash: 'slow' } });
    const { key } = await mintKey(slow, { limit });
    expect(await burst(slow, key, 40)).toBe(13);
    const refused = await call(slow, key);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(slow.lastTrace().steps.at(-1)).toMatchObject({ id: 'key_lookup', code: 'overloaded' });
    slow.clock.at += 80;
    expect(await burst(slow, key, 5)).toBe(1);

    const fast = await startApi();
    expect(await burst(fast, (await mintKey(fast, { limit })).key, 40)).toBe(40);
  });

  test('say how long the request waits and hashes, by the model', async () => {
    const harness = await startApi({ config: { keyHash: 'slow' } });
    const { key } = await mintKey(harness, { limit });
    await burst(harness, key, 3);
    const step = harness.lastTrace().steps.find(({ id }) => id === 'key_lookup');
    expect(step).toMatchObject({ modelMs: 240, hashes: 1 });
  });

  test('are spared where the gateway remembers the verdict', async () => {
    const harness = await startApi({ config: { keyHash: 'slow', keyCacheS: 60 } });
    const { key } = await mintKey(harness, { limit });
    expect(await burst(harness, key, 40)).toBe(40);
  });
});
