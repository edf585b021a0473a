import { expect, test } from 'vitest';
import type { ApiConfig } from '../../../src/core/api/index.js';
import { ADMIN, basic, bearer, members, mintKey, startApi, type Harness } from './harness.js';
import { signIn } from './oauth.js';

/** What was fetched, begun or counted at a later time counts for nothing once the clock has gone back. */

const HOUR_S = 3600;

async function tokenOf({ call }: Harness): Promise<string> {
  const headers = basic('demo-backend', 'demo-backend-secret');
  const answer = await call('POST /oauth/token', { headers, form: { grant_type: 'client_credentials' } });
  return String((await members(answer))['access_token']);
}

async function orders({ call }: Harness, credential: string): Promise<number> {
  return (await call('GET /v1/orders', { headers: bearer(credential) })).status;
}

async function revoke({ call }: Harness, token: string): Promise<void> {
  const headers = basic('demo-backend', 'demo-backend-secret');
  expect((await call('POST /oauth/revoke', { headers, form: { token } })).status).toBe(200);
}

test.each([0, 30])('a copy of the key set, with a cooldown of %d s', async (jwksCooldownS) => {
  const harness = await startApi({ config: { jwksCooldownS } });
  harness.clock.passSeconds(HOUR_S);
  expect(await orders(harness, await tokenOf(harness))).toBe(200);
  harness.clock.passSeconds(-HOUR_S);
  expect((await harness.call('POST /v1/signing-keys', { headers: ADMIN, json: {} })).status).toBe(201);
  expect(await orders(harness, await tokenOf(harness))).toBe(200);
});

test.each<[what: string, config: Partial<ApiConfig>]>([
  ['the list of revoked tokens', { denylist: true, denylistPropagationS: 60 }],
  ['the status list', { statusList: true, statusListTtlS: 60 }],
  ['an answer of the issuer', { introspection: true, introspectionCacheS: 60 }],
])('a copy of %s', async (_, config) => {
  const harness = await startApi({ config });
  const token = await tokenOf(harness);
  harness.clock.passSeconds(600);
  expect(await orders(harness, token)).toBe(200);
  harness.clock.passSeconds(-300);
  await revoke(harness, token);
  expect(await orders(harness, token)).toBe(401);
});

test('what a gateway remembers of a key', async () => {
  const harness = await startApi({ config: { keyCacheS: 60 } });
  const { id, key } = await mintKey(harness);
  harness.clock.passSeconds(HOUR_S);
  expect(await orders(harness, key)).toBe(200);
  harness.clock.passSeconds(-HOUR_S);
  expect((await harness.call(`DELETE /v1/keys/${id}`, { headers: ADMIN })).status).toBe(204);
  expect(await orders(harness, key)).toBe(401);
});

test.each(['fixed_window', 'token_bucket'] as const)('a limit that was used up then: %s', async (limiter) => {
  const harness = await startApi({ config: { limiter, limit: { requests: 2, windowS: 10 } } });
  const { key } = await mintKey(harness);
  harness.clock.passSeconds(HOUR_S);
  expect(await orders(harness, key)).toBe(200);
  harness.clock.passSeconds(-HOUR_S);
  expect(await orders(harness, key)).toBe(200);
  const used = await harness.call('GET /v1/orders', { headers: bearer(key) });
  if (used.status === 429) expect(Number(used.headers.get('retry-after'))).toBeLessThanOrEqual(10);
  harness.clock.passSeconds(10);
  expect(await orders(harness, key)).toBe(200);
});

test.each([0, 30])('a rotation of a refresh token, with a grace of %d s', async (refreshGraceS) => {
  const harness = await startApi({ config: { refreshGraceS } });
  const { refresh } = await signIn(harness);
  const form = { grant_type: 'refresh_token', client_id: 'demo-app', refresh_token: refresh };
  harness.clock.passSeconds(HOUR_S);
  expect((await harness.call('POST /oauth/token', { form })).status).toBe(200);
  harness.clock.passSeconds(-HOUR_S);
  const again = await harness.call('POST /oauth/token', { form });
  expect([again.status, (await members(again))['error']]).toEqual([400, 'invalid_grant']);
});
