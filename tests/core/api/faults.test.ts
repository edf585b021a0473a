import { describe, expect, test } from 'vitest';
import type { ApiConfig, Part } from '../../../src/core/api/index.js';
import { ADMIN, basic, bearer, members, mintKey, startApi, type Harness } from './harness.js';
import { authorize, codeForm, refresh, revoke, signIn } from './oauth.js';

const start = (config: Partial<ApiConfig> = {}) => startApi({ config });
const call = (harness: Harness, credential: string, region = 'eu') =>
  harness.call('GET /v1/orders', { headers: { ...bearer(credential), 'Demo-Region': region } });
const breakDown = (harness: Harness, ...down: Part[]) => harness.api.configure({ down });

async function expectUnavailable(response: Response): Promise<void> {
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect(response.headers.has('www-authenticate')).toBe(false);
  expect(await members(response)).toMatchObject({
    type: 'https://iana.org/assignments/http-problem-types#temporary-reduced-capacity',
  });
}

describe('while the key store is down', () => {
  test('keys cannot be checked, minted or revoked, and tokens keep verifying', async () => {
    const harness = await start();
    const { id, key } = await mintKey(harness);
    const { access } = await signIn(harness);
    breakDown(harness, 'key_store');
    await expectUnavailable(await call(harness, key));
    await expectUnavailable(await harness.call('POST /v1/keys', { headers: ADMIN }));
    await expectUnavailable(await harness.call(`DELETE /v1/keys/${id}`, { headers: ADMIN }));
    expect((await call(harness, access)).status).toBe(200);
    breakDown(harness);
    expect((await call(harness, key)).status).toBe(200);
  });

  test('a gateway answers from its copy for as long as that is fresh', async () => {
    const harness = await start({ keyCacheS: 60 });
    const { key } = await mintKey(harness);
    await call(harness, key);
    breakDown(harness, 'key_store');
    harness.clock.passSeconds(59);
    expect((await call(harness, key)).status).toBe(200);
    harness.clock.passSeconds(1);
    await expectUnavailable(await call(harness, key));
  });

  test('a mistyped key is still refused as one: that needs no store', async () => {
    const harness = await start({ down: ['key_store'] });
    expect((await call(harness, 'kot_demo_typo')).status).toBe(401);
  });
});

describe('while the denylist is down', () => {
  test('fail closed refuses everybody with a token, fail open lets a revoked one in and says so', async () => {
    const harness = await start({ denylist: true });
    const { access } = await signIn(harness);
    await revoke(harness, access);
    expect((await call(harness, access)).status).toBe(401);
    breakDown(harness, 'denylist');
    await expectUnavailable(await call(harness, access));
    harness.api.configure({ denylistFails: 'open' });
    expect((await call(harness, access)).status).toBe(200);
    expect(harness.lastTrace().steps).toContainEqual(
      expect.objectContaining({ id: 'denylist', ok: true, skipped: 'unreachable' }),
    );
  });

  test('an old copy still refuses what it holds, even failing open', async () => {
    const harness = await start({ denylist: true, denylistPropagationS: 5, denylistFails: 'open' });
    const [known, later] = [await signIn(harness), await signIn(harness)];
    await revoke(harness, known.access);
    expect((await call(harness, known.access)).status).toBe(401);
    harness.clock.passSeconds(1);
    await revoke(harness, later.access);
    breakDown(harness, 'denylist');
    harness.clock.passSeconds(60);
    expect((await call(harness, known.access)).status).toBe(401);
    expect((await call(harness, later.access)).status).toBe(200);
  });

  test('a token cannot be revoked, and the answer does not pretend so (RFC 7009 section 2.2.1)', async () => {
    const harness = await start();
    const { access } = await signIn(harness);
    breakDown(harness, 'denylist');
    const response = await revoke(harness, access);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    breakDown(harness);
    harness.api.configure({ denylist: true });
    expect((await call(harness, access)).status).toBe(200);
  });
});

describe('while the token endpoint is down', () => {
  test('nobody gets or refreshes a token, and those already out keep working', async () => {
    const harness = await start();
    const { access, refresh: token } = await signIn(harness);
    const code = (await authorize(harness)).get('code') ?? '';
    breakDown(harness, 'token_endpoint');
    const introspection = await harness.call('POST /oauth/introspect', {
      form: { token: access },
      headers: basic('demo-backend', 'demo-backend-secret'),
    });
    const answers = [
      await refresh(harness, token),
      await harness.call('POST /oauth/token', { form: codeForm(code) }),
      introspection,
    ];
    for (const response of answers) {
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await members(response)).toMatchObject({ error: 'temporarily_unavailable' });
    }
    expect((await call(harness, access)).status).toBe(200);
    breakDown(harness);
    expect((await refresh(harness, token)).status).toBe(200);
  });

  test('an API that asks the issuer can check nothing', async () => {
    const harness = await start({ introspection: true });
    const { access } = await signIn(harness);
    breakDown(harness, 'token_endpoint');
    await expectUnavailable(await call(harness, access));
  });
});

describe('a region that is cut off', () => {
  test('cannot check keys; tokens verify until its copy of the JWKS is too old; the other region is well', async () => {
    const harness = await start({ regions: ['eu', 'us'], accessTtlS: 3600, refreshTtlS: 7200 });
    const { key } = await mintKey(harness);
    const { access } = await signIn(harness);
    expect((await call(harness, access, 'us')).status).toBe(200);
    breakDown(harness, 'region us');
    await expectUnavailable(await call(harness, key, 'us'));
    expect((await call(harness, key, 'eu')).status).toBe(200);
    harness.clock.passSeconds(599);
    expect((await call(harness, access, 'us')).status).toBe(200);
    harness.clock.passSeconds(1);
    await expectUnavailable(await call(harness, access, 'us'));
    expect((await call(harness, access, 'eu')).status).toBe(200);
  });
});

test.each(['not_before', 'token_version', 'account'] as const)(
  'while the user store is down, a check of the subject (%s) cannot be made',
  async (subjectCheck) => {
    const harness = await start({ subjectCheck });
    const { access } = await signIn(harness);
    breakDown(harness, 'user_store');
    await expectUnavailable(await call(harness, access));
    await expectUnavailable(await harness.call('GET /v1/users/user-ana', { headers: ADMIN }));
  },
);
