import { beforeEach, describe, expect, test } from 'vitest';
import { hashSecret } from '../../../src/core/credentials/index.js';
import { operations } from '../../hosts/openapi/read.js';
import { ADMIN, bearer, challengeOf, members, mintKey, START, startApi, type Harness } from './harness.js';

let harness: Harness;
beforeEach(async () => {
  harness = await startApi();
});

const use = async (key: string) => (await harness.call('GET /v1/me', { headers: bearer(key) })).status;
const iso = (seconds: number) => new Date(START + seconds * 1000).toISOString();
const rotate = async (id: string, asked: object = {}) =>
  members(await harness.call(`POST /v1/keys/${id}/rotate`, { headers: ADMIN, json: asked }));

describe('minting an API key', () => {
  test('shows the key once, with what is known of it, and no cache keeps the answer', async () => {
    const response = await harness.call('POST /v1/keys', { headers: ADMIN });
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { key, ...rest } = await members(response);
    expect(rest).toEqual({
      id: 'key_1',
      prefix: 'kot_demo_',
      last4: String(key).slice(-4),
      customer: 'key_1',
      scopes: ['orders:read', 'orders:write'],
      limit: { requests: 60, window_s: 60 },
      quota: null,
      created_at: '2026-01-01T00:00:00.000Z',
      expires_at: null,
      last_used_at: null,
    });
  });

  test('stores its SHA-256 and never the key', async () => {
    const { key } = await mintKey(harness, { customer: 'acme' });
    const [row] = harness.api.state.apiKeys.values();
    expect(row?.hash).toBe(await hashSecret(key));
    const stored = JSON.stringify(Object.values(harness.api.state).map((table) => [...table]));
    expect(stored).not.toContain(key);
    expect(stored).not.toContain(key.slice('kot_demo_'.length, -6));
  });

  test('listing tells everything but the keys', async () => {
    const { key } = await mintKey(harness);
    const text = await (await harness.call('GET /v1/keys', { headers: ADMIN })).text();
    expect(text).toContain('"id":"key_1"');
    expect(text).not.toContain(key);
    expect(text).not.toContain(await hashSecret(key));
  });

  test.each([
    '{',
    '[]',
    'null',
    '"x"',
    '{"customer":"a b"}',
    '{"scopes":["admin"]}',
    '{"scopes":"orders:read"}',
    '{"limit":{"requests":0,"window_s":60}}',
    '{"limit":[]}',
    '{"limit":{"requests":5}}',
    '{"limit":{"requests":null,"window_s":60}}',
    '{"expires_at":"2025-12-31T23:59:59Z"}',
    '{"expires_at":"2030"}',
    '{"expires_at":"2030-01-01 00:00"}',
    '{"expires_at":1893456000}',
    '{"expires_at":"tomorrow"}',
  ])('%s is answered 422, and nothing is minted', async (body) => {
    const response = await harness.call('POST /v1/keys', { headers: ADMIN, body });
    expect(response.status).toBe(422);
    expect(harness.api.state.apiKeys.size).toBe(0);
  });
});

describe('the life of a key', () => {
  test('it works until the millisecond it expires', async () => {
    const { key } = await mintKey(harness, { expires_at: iso(60) });
    harness.clock.at = START + 59_999;
    expect(await use(key)).toBe(200);
    harness.clock.at += 1;
    expect(await use(key)).toBe(401);
    expect(harness.lastTrace().steps.at(-1)).toMatchObject({ id: 'key_expiry', code: 'key_expired' });
  });

  test('revoked, it is refused from the next request on', async () => {
    const { id, key } = await mintKey(harness);
    expect(await use(key)).toBe(200);
    expect((await harness.call(`DELETE /v1/keys/${id}`, { headers: ADMIN })).status).toBe(204);
    expect(await use(key)).toBe(401);
    expect((await harness.call(`DELETE /v1/keys/${id}`, { headers: ADMIN })).status).toBe(404);
  });

  test('last_used_at is kept to the minute, at one write a minute', async () => {
    const { key } = await mintKey(harness);
    const writes: number[] = [];
    for (const seconds of [0, 30, 59, 60]) {
      harness.clock.at = START + seconds * 1000;
      await use(key);
      writes.push(harness.lastTrace().steps.reduce((sum, step) => sum + step.writes, 0));
    }
    expect(writes).toEqual([1, 0, 0, 1]);
    expect([...harness.api.state.apiKeys.values()][0]?.lastUsedAt).toBe(START + 60_000);
  });
});

describe('rotating a key', () => {
  test('without overlap ends the old key at once, and the new one inherits customer, scopes and limit', async () => {
    const asked = { customer: 'acme', scopes: ['orders:read'], limit: { requests: 5, window_s: 10 } };
    const old = await mintKey(harness, asked);
    const { key, id, ...rest } = await rotate(old.id);
    expect(id).toBe('key_2');
    expect(rest).toMatchObject(asked);
    expect([await use(old.key), await use(String(key))]).toEqual([401, 200]);
  });

  test('with overlap both keys work until it ends', async () => {
    const old = await mintKey(harness);
    const { key } = await rotate(old.id, { overlap_s: 3600 });
    harness.clock.at = START + 3_599_999;
    expect([await use(old.key), await use(String(key))]).toEqual([200, 200]);
    harness.clock.at += 1;
    expect([await use(old.key), await use(String(key))]).toEqual([401, 200]);
  });

  test('keeps every setting that the request does not name, the moment of expiry as well', async () => {
    const asked = {
      customer: 'acme',
      scopes: ['orders:read'],
      limit: { requests: 5, window_s: 10 },
      quota: { requests: 50, window_s: 3600 },
      expires_at: iso(600),
    };
    const { id } = await mintKey(harness, asked);
    harness.clock.passSeconds(100);
    expect(await rotate(id)).toMatchObject(asked);
  });

  test('keeps that there is no quota, whatever new keys get by now', async () => {
    const { id } = await mintKey(harness);
    harness.api.configure({ quota: { requests: 5, windowS: 60 } });
    expect((await rotate(id))['quota']).toBe(null);
  });

  test.each([
    { scopes: ['orders:write'] },
    { scopes: [] },
    { limit: { requests: 7, window_s: 70 } },
    { quota: { requests: 9, window_s: 90 } },
    { expires_at: iso(7200) },
  ])('gives the new key what the request names: %j', async (named) => {
    const asked = { scopes: ['orders:read'], limit: { requests: 5, window_s: 10 }, expires_at: iso(600) };
    const { id } = await mintKey(harness, asked);
    expect(await rotate(id, named)).toMatchObject({ ...asked, ...named });
  });

  test('takes a lifetime in seconds from now', async () => {
    const { id } = await mintKey(harness, { expires_in: 600 });
    harness.clock.passSeconds(100);
    expect((await rotate(id, { expires_in: 60 }))['expires_at']).toBe(iso(160));
  });

  test('never makes an expired key immortal: the new one needs an expiry of its own', async () => {
    const { id, key } = await mintKey(harness, { expires_in: 60 });
    harness.clock.passSeconds(60);
    for (const asked of [{}, { expires_at: null }, { overlap_s: 3600 }]) {
      const refused = await harness.call(`POST /v1/keys/${id}/rotate`, { headers: ADMIN, json: asked });
      expect([refused.status, (await members(refused))['errors']]).toEqual([
        422,
        [expect.objectContaining({ pointer: '#/expires_at' })],
      ]);
    }
    expect((await rotate(id, { expires_in: 60, overlap_s: 3600 }))['expires_at']).toBe(iso(120));
    expect(await use(key)).toBe(401);
  });

  test('again, while the old key lives on, does not take the end of the overlap for its expiry', async () => {
    const { id } = await mintKey(harness, { expires_at: iso(86_400) });
    const immortal = await mintKey(harness);
    await rotate(id, { overlap_s: 60 });
    await rotate(immortal.id, { overlap_s: 60 });
    expect((await rotate(id, { overlap_s: 3600 }))['expires_at']).toBe(iso(86_400));
    expect((await rotate(immortal.id))['expires_at']).toBe(null);
    harness.clock.passSeconds(60);
    expect((await harness.call(`POST /v1/keys/${id}/rotate`, { headers: ADMIN })).status).toBe(422);
  });

  test('does not move a key to another customer', async () => {
    const { id } = await mintKey(harness, { customer: 'acme' });
    expect((await rotate(id, { customer: 'umbrella' }))['errors']).toEqual([
      { pointer: '#/customer', detail: 'cannot be set in a rotation: the customer stays the same' },
    ]);
  });

  test('never lengthens the life of the old key', async () => {
    const old = await mintKey(harness, { expires_at: iso(60) });
    await rotate(old.id, { overlap_s: 3600 });
    harness.clock.passSeconds(60);
    expect(await use(old.key)).toBe(401);
  });
});

describe('the admin secret', () => {
  test('is asked for on every management route, with a challenge', async () => {
    const { id, key } = await mintKey(harness);
    const managing = operations.filter(({ security }) => security.some((way) => 'admin' in way));
    expect(managing.length).toBeGreaterThan(10);
    for (const { method, path } of managing) {
      const line = `${method} ${path.replace('{id}', id)}`;
      const missing = await harness.call(line);
      expect(missing.headers.get('www-authenticate')).toBe('Bearer realm="api"');
      const wrong = await harness.call(line, { headers: bearer(key) });
      expect([missing.status, wrong.status]).toEqual([401, 401]);
      expect(challengeOf(wrong).parameters['error']).toBe('invalid_token');
    }
    expect(await use(key)).toBe(200);
  });
});
