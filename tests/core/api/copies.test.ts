import { describe, expect, test } from 'vitest';
import type { ApiConfig } from '../../../src/core/api/index.js';
import { ADMIN, bearer, mintKey, startApi, type Harness } from './harness.js';
import { revoke, signIn, tokensOf } from './oauth.js';

/** Where truth lags: every copy, its age, and that the trace says which copy decided. */

const start = (config: Partial<ApiConfig>) =>
  startApi({ config: { limit: { requests: 10_000, windowS: 60 }, accessTtlS: 86_400, ...config } });

async function call(harness: Harness, credential: string, region?: string): Promise<number> {
  const headers = { ...bearer(credential), ...(region !== undefined && { 'Demo-Region': region }) };
  return (await harness.call('GET /v1/orders', { headers })).status;
}
const endKey = (harness: Harness, id: string) => harness.call(`DELETE /v1/keys/${id}`, { headers: ADMIN });
const step = (harness: Harness, id: string) => harness.lastTrace().steps.find((made) => made.id === id);

describe('the gateway’s copy of a key verdict', () => {
  test.each([30, 60, 300])('of %i s lets a revoked key in until it is that old', async (keyCacheS) => {
    const harness = await start({ keyCacheS });
    const { id, key } = await mintKey(harness);
    expect(await call(harness, key)).toBe(200);
    expect(step(harness, 'key_lookup')).not.toHaveProperty('copy');
    await endKey(harness, id);
    harness.clock.at += keyCacheS * 1000 - 1;
    expect(await call(harness, key)).toBe(200);
    expect(step(harness, 'key_lookup')).toMatchObject({
      reads: 0,
      copy: { id: 'keys eu', ageMs: keyCacheS * 1000 - 1 },
    });
    harness.clock.at += 1;
    expect(await call(harness, key)).toBe(401);
  });

  test('without a copy a revoked key is refused on the very next call', async () => {
    const harness = await start({});
    const { id, key } = await mintKey(harness);
    expect(await call(harness, key)).toBe(200);
    await endKey(harness, id);
    expect(await call(harness, key)).toBe(401);
  });

  test('is one a region: where the key was not seen, it is refused at once', async () => {
    const harness = await start({ keyCacheS: 60, regions: ['eu', 'us', 'ap'] });
    const { id, key } = await mintKey(harness);
    await call(harness, key, 'us');
    harness.clock.passSeconds(40);
    await call(harness, key, 'eu');
    await endKey(harness, id);
    expect([
      await call(harness, key, 'eu'),
      await call(harness, key, 'us'),
      await call(harness, key, 'ap'),
    ]).toEqual([200, 200, 401]);
    harness.clock.passSeconds(20);
    expect([await call(harness, key, 'eu'), await call(harness, key, 'us')]).toEqual([200, 401]);
    expect(await call(harness, key, 'nowhere')).toBe(200);
  });

  test('never brings a revoked key back to life by writing down its last use', async () => {
    const harness = await start({ keyCacheS: 300 });
    const { id, key } = await mintKey(harness);
    await call(harness, key);
    await endKey(harness, id);
    harness.clock.passSeconds(120);
    expect(await call(harness, key)).toBe(200);
    expect(harness.api.state.apiKeys.size).toBe(0);
  });

  test('stale while revalidate: an idle revoked key gets one more answer, the call after that is refused', async () => {
    const harness = await start({ keyCacheS: 10, keyCacheStaleS: 600 });
    const { id, key } = await mintKey(harness);
    await call(harness, key);
    await endKey(harness, id);
    harness.clock.passSeconds(500);
    expect(await call(harness, key)).toBe(200);
    expect(step(harness, 'key_lookup')).toMatchObject({ copy: { ageMs: 500_000 } });
    expect(await call(harness, key)).toBe(401);
  });

  test('past its stale window it is not used at all', async () => {
    const harness = await start({ keyCacheS: 10, keyCacheStaleS: 600 });
    const { id, key } = await mintKey(harness);
    await call(harness, key);
    await endKey(harness, id);
    harness.clock.passSeconds(610);
    expect(await call(harness, key)).toBe(401);
  });

  test('a remembered refusal keeps a key out that has come back meanwhile', async () => {
    const harness = await start({ keyNegativeCacheS: 60 });
    const { key } = await mintKey(harness);
    const [row] = harness.api.state.apiKeys.values();
    if (!row) throw new Error('a key was minted');
    harness.api.state.apiKeys.delete(row.hash);
    expect(await call(harness, key)).toBe(401);
    harness.api.state.apiKeys.set(row.hash, row);
    harness.clock.at += 59_999;
    expect(await call(harness, key)).toBe(401);
    harness.clock.at += 1;
    expect(await call(harness, key)).toBe(200);
  });

  test('copies past their use are forgotten', async () => {
    const harness = await start({ keyCacheS: 10 });
    for (let minted = 0; minted < 5; minted += 1) await call(harness, (await mintKey(harness)).key);
    expect(harness.api.state.keyVerdicts.size).toBe(5);
    harness.clock.passSeconds(10);
    await call(harness, (await mintKey(harness)).key);
    expect(harness.api.state.keyVerdicts.size).toBe(1);
  });
});

describe('the verifier’s copy of the JWKS', () => {
  const rotate = (harness: Harness, useAfterS = 0) =>
    harness.call('POST /v1/signing-keys', { headers: ADMIN, json: { use_after_s: useAfterS } });

  test('a new key is refused within the cooldown of the last fetch, and fetched after it', async () => {
    const harness = await start({});
    await call(harness, (await signIn(harness)).access);
    harness.clock.passSeconds(10);
    await rotate(harness);
    const { access } = await signIn(harness);
    expect(await call(harness, access)).toBe(401);
    expect(step(harness, 'signing_key')).toMatchObject({
      code: 'token_unknown_key',
      copy: { id: 'jwks eu', ageMs: 10_000 },
    });
    harness.clock.at += 20_000 - 1;
    expect(await call(harness, access)).toBe(401);
    harness.clock.at += 1;
    expect(await call(harness, access)).toBe(200);
    expect(step(harness, 'signing_key')).toMatchObject({ calls: 1, copy: { ageMs: 0 } });
  });

  test('a key published ahead of its use costs nobody a call', async () => {
    const harness = await start({});
    await call(harness, (await signIn(harness)).access);
    expect(await (await rotate(harness, 600)).json()).toMatchObject({ kid: 'sig-2', signs: false });
    harness.clock.passSeconds(599);
    const before = await signIn(harness);
    expect(await call(harness, before.access)).toBe(200);
    harness.clock.passSeconds(1);
    const after = await signIn(harness);
    expect(await call(harness, after.access)).toBe(200);
    expect(await call(harness, before.access)).toBe(200);
    expect(JSON.parse(atob(after.access.split('.')[0] ?? ''))).toMatchObject({ kid: 'sig-2' });
  });

  test('a token with an unknown key makes the verifier notice a removal early', async () => {
    const harness = await start({});
    const { access } = await signIn(harness);
    await call(harness, access);
    harness.clock.passSeconds(31);
    await harness.call('DELETE /v1/signing-keys/sig-1', { headers: ADMIN });
    expect(await call(harness, access)).toBe(200);
    expect(await call(harness, (await signIn(harness)).access)).toBe(200);
    expect(await call(harness, access)).toBe(401);
  });

  test('the published set holds what is not removed, and the issuer never runs out of a signer', async () => {
    const harness = await start({});
    const kids = async () => {
      const { keys } = (await (await harness.call('GET /.well-known/jwks.json')).json()) as {
        keys: { kid: string }[];
      };
      return keys.map(({ kid }) => kid);
    };
    await rotate(harness, 600);
    expect(await kids()).toEqual(['sig-1', 'sig-2']);
    await harness.call('DELETE /v1/signing-keys/sig-1', { headers: ADMIN });
    // The second was not to sign yet, so a third takes over.
    expect(await kids()).toEqual(['sig-2', 'sig-3']);
    expect((await signIn(harness)).access).toMatch(/^eyJ/);
    expect((await harness.call('DELETE /v1/signing-keys/sig-1', { headers: ADMIN })).status).toBe(404);
  });
});

describe('the region’s copies of lists', () => {
  test.each([
    { denylist: true, denylistPropagationS: 5 },
    { statusList: true, statusListTtlS: 5 },
  ])('%j: each region learns of a revocation when its own copy is next made', async (config) => {
    const harness = await start({ ...config, regions: ['eu', 'us'] });
    const { access } = await signIn(harness);
    await call(harness, access, 'eu');
    harness.clock.passSeconds(3);
    await call(harness, access, 'us');
    harness.clock.passSeconds(1);
    await revoke(harness, access);
    harness.clock.passSeconds(1);
    expect([await call(harness, access, 'eu'), await call(harness, access, 'us')]).toEqual([401, 200]);
    harness.clock.passSeconds(3);
    expect(await call(harness, access, 'us')).toBe(401);
  });

  test('an introspection answer is never kept past exp', async () => {
    const harness = await start({ introspection: true, introspectionCacheS: 3600 });
    const { access } = await tokensOf(
      await harness.call('POST /oauth/token', {
        form: {
          grant_type: 'client_credentials',
          client_id: 'demo-backend',
          client_secret: 'demo-backend-secret',
          expires_in: '10',
        },
      }),
    );
    expect(await call(harness, access)).toBe(200);
    harness.clock.at += 9_999;
    expect(await call(harness, access)).toBe(200);
    expect(step(harness, 'introspection')).toMatchObject({ calls: 0, copy: { id: 'introspection eu' } });
    harness.clock.at += 1;
    expect(await call(harness, access)).toBe(401);
  });
});
