import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ApiConfig } from '../../../src/core/api/index.js';
import { ADMIN, bearer, mintKey, startApi, type Harness } from './harness.js';
import { refresh, revoke, signIn, tokensOf, type Tokens } from './oauth.js';

/** Every way to end a token before its time, as settings of one API, with the delay that is due. */

interface Way {
  name: string;
  config: Partial<ApiConfig>;
  /** How access is taken away. */
  end: (harness: Harness, tokens: Tokens) => Promise<unknown>;
  /** Seconds from then until the first call that is refused, when the API has just been asked. */
  delayS: number;
  code: string;
  /** What an allowed call costs in the shared stores and the issuer: the price of the shorter delay. */
  cost: { reads: number; calls: number };
}

const TTL = 900;
const revokeAccess: Way['end'] = (harness, { access }) => revoke(harness, access);
const signOut: Way['end'] = (harness) => harness.call('POST /v1/users/user-ana/sign-out', { headers: ADMIN });
const deleteUser: Way['end'] = (harness) => harness.call('DELETE /v1/users/user-ana', { headers: ADMIN });
const removeKey: Way['end'] = (harness) => harness.call('DELETE /v1/signing-keys/sig-1', { headers: ADMIN });
const revokeRefresh: Way['end'] = (harness, tokens) => revoke(harness, tokens.refresh);

const WAYS: Way[] = [
  {
    name: 'waiting for exp',
    config: {},
    end: revokeAccess,
    delayS: TTL,
    code: 'token_expired',
    cost: { reads: 0, calls: 0 },
  },
  {
    name: 'waiting for exp, with leeway',
    config: { leewayS: 60 },
    end: revokeAccess,
    delayS: TTL + 60,
    code: 'token_expired',
    cost: { reads: 0, calls: 0 },
  },
  {
    name: 'waiting for exp, with a clock that lags 90 s',
    config: { clockSkewS: -90 },
    end: revokeAccess,
    delayS: TTL + 90,
    code: 'token_expired',
    cost: { reads: 0, calls: 0 },
  },
  {
    name: 'revoking the refresh token only',
    config: {},
    end: revokeRefresh,
    delayS: TTL,
    code: 'token_expired',
    cost: { reads: 0, calls: 0 },
  },
  {
    name: 'a denylist that is asked on every call',
    config: { denylist: true },
    end: revokeAccess,
    delayS: 0,
    code: 'token_revoked',
    cost: { reads: 1, calls: 0 },
  },
  {
    name: 'a denylist that reaches the API every 5 s',
    config: { denylist: true, denylistPropagationS: 5 },
    end: revokeAccess,
    delayS: 5,
    code: 'token_revoked',
    cost: { reads: 0, calls: 0 },
  },
  {
    name: 'a status list that is fetched every 300 s',
    config: { statusList: true },
    end: revokeAccess,
    delayS: 300,
    code: 'token_revoked',
    cost: { reads: 0, calls: 0 },
  },
  {
    name: 'a not-before time for the user',
    config: { subjectCheck: 'not_before' },
    end: signOut,
    delayS: 0,
    code: 'token_signed_out',
    cost: { reads: 1, calls: 0 },
  },
  {
    name: 'a token version for the user',
    config: { subjectCheck: 'token_version' },
    end: signOut,
    delayS: 0,
    code: 'token_signed_out',
    cost: { reads: 1, calls: 0 },
  },
  {
    name: 'looking the account up',
    config: { subjectCheck: 'account' },
    end: deleteUser,
    delayS: 0,
    code: 'token_subject_gone',
    cost: { reads: 1, calls: 0 },
  },
  {
    name: 'deleting the account, which nobody looks up',
    config: {},
    end: deleteUser,
    delayS: TTL,
    code: 'token_expired',
    cost: { reads: 0, calls: 0 },
  },
  {
    name: 'asking the issuer on every call',
    config: { introspection: true },
    end: revokeAccess,
    delayS: 0,
    code: 'token_inactive',
    cost: { reads: 3, calls: 1 },
  },
  {
    name: 'asking the issuer, revoking the refresh token',
    config: { introspection: true },
    end: revokeRefresh,
    delayS: 0,
    code: 'token_inactive',
    cost: { reads: 3, calls: 1 },
  },
  {
    name: 'asking the issuer, with answers kept for 30 s',
    config: { introspection: true, introspectionCacheS: 30 },
    end: revokeAccess,
    delayS: 30,
    code: 'token_inactive',
    cost: { reads: 0, calls: 0 },
  },
  {
    name: 'removing the signing key, from a JWKS copy of 600 s',
    config: {},
    end: removeKey,
    delayS: 600,
    code: 'token_unknown_key',
    cost: { reads: 0, calls: 0 },
  },
  {
    name: 'removing the signing key, without a copy',
    config: { jwksCacheS: 0, jwksCooldownS: 0 },
    end: removeKey,
    delayS: 0,
    code: 'token_unknown_key',
    cost: { reads: 0, calls: 1 },
  },
];

const call = (harness: Harness, token: string) => harness.call('GET /v1/orders', { headers: bearer(token) });

describe.each(WAYS)('$name', ({ config, end, delayS, code, cost }) => {
  let harness: Harness;
  let tokens: Tokens;
  beforeEach(async () => {
    harness = await startApi({
      config: { accessTtlS: TTL, limit: { requests: 1000, windowS: 60 }, ...config },
    });
    tokens = await signIn(harness);
    await call(harness, tokens.access);
    await call(harness, tokens.access);
  });

  test('costs what it costs on a call that is let in', () => {
    const { steps } = harness.lastTrace();
    const sum = (of: 'reads' | 'calls') => steps.reduce((total, step) => total + step[of], 0);
    expect({ reads: sum('reads'), calls: sum('calls') }).toEqual(cost);
  });

  test(`lets the token in until ${delayS} s after, and refuses it from then on`, async () => {
    // Milliseconds after the copies were made, so that they do not hold the revocation.
    harness.clock.at += 1;
    await end(harness, tokens);
    if (delayS > 0) {
      harness.clock.at += delayS * 1000 - 2;
      expect((await call(harness, tokens.access)).status).toBe(200);
    }
    harness.clock.at += 1;
    expect((await call(harness, tokens.access)).status).toBe(401);
    expect(harness.lastTrace().steps.at(-1)).toMatchObject({ ok: false, code });
  });
});

describe('signing out everywhere', () => {
  test('ends every sign-in of the person, and nobody else’s', async () => {
    const harness = await startApi();
    const [phone, laptop] = [await signIn(harness), await signIn(harness)];
    const other = await signIn(harness, { login_hint: 'user-bo' });
    await signOut(harness, phone);
    expect((await refresh(harness, phone.refresh)).status).toBe(400);
    expect((await refresh(harness, laptop.refresh)).status).toBe(400);
    expect((await refresh(harness, other.refresh)).status).toBe(200);
  });

  test.each(['not_before', 'token_version'] as const)(
    'a token got after it is good again: by %s',
    async (subjectCheck) => {
      const harness = await startApi({ config: { subjectCheck } });
      const before = await signIn(harness);
      await signOut(harness, before);
      harness.clock.passSeconds(1);
      const after = await signIn(harness);
      expect((await call(harness, before.access)).status).toBe(401);
      expect((await call(harness, after.access)).status).toBe(200);
    },
  );

  test('a token of the very second of the sign-out is refused by time, but not by version', async () => {
    const verdicts = await Promise.all(
      (['not_before', 'token_version'] as const).map(async (subjectCheck) => {
        const harness = await startApi({ config: { subjectCheck } });
        await signOut(harness, await signIn(harness));
        harness.clock.at += 900;
        return (await call(harness, (await signIn(harness)).access)).status;
      }),
    );
    expect(verdicts).toEqual([401, 200]);
  });
});

describe('a role that is taken away', () => {
  const demote = (harness: Harness) =>
    harness.call('PATCH /v1/users/user-ana', { headers: ADMIN, json: { role: 'member' } });
  const order = async (harness: Harness, token: string) => {
    const json = { item: 'Ink', quantity: 1 };
    return (await harness.call('POST /v1/orders', { headers: bearer(token), json })).status;
  };

  test('lives on in the token, and is gone at the next refresh', async () => {
    const harness = await startApi();
    const tokens = await signIn(harness);
    expect((await demote(harness)).status).toBe(200);
    expect(await order(harness, tokens.access)).toBe(201);
    const next = await tokensOf(await refresh(harness, tokens.refresh));
    expect(await order(harness, next.access)).toBe(403);
    expect(decodeJwt(next.access)['scope']).toBe('orders:read');
  });

  test('is gone at once where the account is looked up', async () => {
    const harness = await startApi({ config: { subjectCheck: 'account' } });
    const { access } = await signIn(harness);
    await demote(harness);
    expect(await order(harness, access)).toBe(403);
    expect((await call(harness, access)).status).toBe(200);
  });
});

describe('the denylist', () => {
  test('forgets an entry once every verifier refuses the token for its age', async () => {
    const harness = await startApi({ config: { leewayS: 60, denylist: true } });
    const [first, second] = [await signIn(harness), await signIn(harness)];
    await revoke(harness, first.access);
    harness.clock.passSeconds(900 + 59);
    const third = await signIn(harness);
    await revoke(harness, third.access);
    expect(harness.api.state.revokedTokens.size).toBe(2);
    harness.clock.passSeconds(1);
    await revoke(harness, third.access);
    expect([...harness.api.state.revokedTokens.keys()]).toEqual([
      `https://api.example ${String(decodeJwt(third.access).jti)}`,
    ]);
    expect((await call(harness, first.access)).status).toBe(401);
    expect((await call(harness, second.access)).status).toBe(401);
  });
});

describe('a token got for an API key', () => {
  const swap = async (harness: Harness, key: string, more: Record<string, string> = {}) =>
    harness.call('POST /oauth/token', {
      form: {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        client_id: 'demo-app',
        subject_token: key,
        subject_token_type: 'https://keyortoken.example/#token-type-api-key',
        ...more,
      },
    });

  test.each([
    [false, 200],
    [true, 401],
  ])('outlives the key unless its id is looked up (keyIdCheck %s: %i)', async (keyIdCheck, status) => {
    const harness = await startApi({ config: { keyIdCheck } });
    const { id, key } = await mintKey(harness, { customer: 'acme' });
    const { access } = await tokensOf(await swap(harness, key));
    expect((await call(harness, access)).status).toBe(200);
    await harness.call(`DELETE /v1/keys/${id}`, { headers: ADMIN });
    expect((await call(harness, access)).status).toBe(status);
    expect((await swap(harness, key)).status).toBe(400);
  });

  test('speaks for the customer, with the key’s scopes and limit, and shares what is left of it', async () => {
    const harness = await startApi();
    const limit = { requests: 3, window_s: 60 };
    const { id, key } = await mintKey(harness, { customer: 'acme', scopes: ['orders:read'], limit });
    const response = await swap(harness, key, { expires_in: '60' });
    const { access_token: access, ...rest } = (await response.json()) as Record<string, unknown>;
    expect(rest).toEqual({
      token_type: 'Bearer',
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      expires_in: 60,
      scope: 'orders:read',
    });
    expect(decodeJwt(String(access))).toMatchObject({ sub: 'acme', key_id: id, client_id: 'demo-app' });
    expect((await call(harness, key)).headers.get('ratelimit')).toBe('"default";r=2;t=60');
    expect((await call(harness, String(access))).headers.get('ratelimit')).toBe('"default";r=1;t=60');
  });

  test('never outlives the key’s own expiry', async () => {
    const harness = await startApi();
    const { key } = await mintKey(harness, { expires_in: 30 });
    expect(await (await swap(harness, key)).json()).toMatchObject({ expires_in: 30 });
    harness.clock.passSeconds(30);
    expect((await swap(harness, key)).status).toBe(400);
  });

  test.each([
    ['invalid_request', { subject_token: '' }],
    ['invalid_request', { subject_token_type: 'urn:ietf:params:oauth:token-type:saml2' }],
    ['invalid_request', { requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' }],
    ['invalid_request', { actor_token: 'x', actor_token_type: 'y' }],
    ['invalid_request', { expires_in: '0' }],
    ['invalid_request', { expires_in: '1.5' }],
    ['invalid_target', { audience: 'https://elsewhere.example' }],
    ['invalid_scope', { scope: 'orders:read admin' }],
    ['invalid_request', { subject_token: 'kot_demo_guess' }],
    ['invalid_client', { client_id: 'nobody' }],
  ])('is refused with %s for %j', async (error, changes) => {
    const harness = await startApi();
    const { key } = await mintKey(harness);
    const response = await swap(harness, key, changes as Record<string, string>);
    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([400, error]);
  });
});

describe('a token exchanged for another API', () => {
  const pass = (harness: Harness, token: string, audience: string) =>
    harness.call('POST /oauth/token', {
      form: {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        client_id: 'demo-backend',
        client_secret: 'demo-backend-secret',
        subject_token: token,
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        audience,
      },
    });

  test('says who acts for whom, lives no longer, and is refused here', async () => {
    const harness = await startApi();
    const { access } = await signIn(harness);
    harness.clock.passSeconds(600);
    const passed = await tokensOf(await pass(harness, access, 'https://billing.example'));
    expect(decodeJwt(passed.access)).toMatchObject({
      sub: 'user-ana',
      aud: 'https://billing.example',
      client_id: 'demo-backend',
      act: { sub: 'demo-backend' },
      exp: decodeJwt(access).exp,
    });
    expect((await call(harness, passed.access)).status).toBe(401);
    expect(harness.lastTrace().steps.at(-1)).toMatchObject({ code: 'token_wrong_audience' });
  });

  test('cannot be had for one that is revoked', async () => {
    const harness = await startApi();
    const { access } = await signIn(harness);
    await revoke(harness, access);
    expect((await pass(harness, access, 'https://billing.example')).status).toBe(400);
  });
});
