import * as jose from 'jose';
import { describe, expect, test } from 'vitest';
import { createPracticeApi, ControlError } from '../../src/hosts/package/index.js';
import type { PracticeHandle, PracticeSettings } from '../../src/hosts/package/index.js';
import { basic, bearer, members } from '../core/api/harness.js';
import { authorizationQuery, codeForm } from '../core/api/oauth.js';

export const MANUAL: PracticeSettings = { clock: 'manual', seed: 7 };

/** An access token of the confidential demo client. */
async function tokenOf(api: PracticeHandle, more: Record<string, string> = {}): Promise<string> {
  const client = api.clients.find(({ secret }) => secret !== undefined);
  const answer = await api.fetch('/api/oauth/token', {
    method: 'POST',
    headers: basic(client?.id ?? '', client?.secret ?? ''),
    body: new URLSearchParams({ grant_type: 'client_credentials', ...more }),
  });
  return String((await members(answer))['access_token']);
}

/** Signs in as the public demo client. */
async function signIn(api: PracticeHandle): Promise<{ access: string; refresh: string }> {
  const query = await authorizationQuery({ redirect_uri: 'http://localhost:3000/callback' });
  const away = await api.fetch(`/api/oauth/authorize?${query}`);
  const code = new URL(away.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const answer = await api.fetch('/api/oauth/token', {
    method: 'POST',
    body: new URLSearchParams(codeForm(code, { redirect_uri: 'http://localhost:3000/callback' })),
  });
  const { access_token: access, refresh_token: refresh } = await members(answer);
  return { access: String(access), refresh: String(refresh) };
}

function refreshWith(api: PracticeHandle, refresh: string): Promise<Response> {
  const form = { grant_type: 'refresh_token', client_id: 'demo-app', refresh_token: refresh };
  return api.fetch('/api/oauth/token', { method: 'POST', body: new URLSearchParams(form) });
}

async function ordersWith(api: PracticeHandle, credential: string): Promise<number> {
  return (await api.fetch('/api/v1/orders', { headers: bearer(credential) })).status;
}

describe('a practice API without a port', () => {
  test('refuses what it does not know by name, like every other way of giving settings', () => {
    expect(() => createPracticeApi({ acessTtlS: 3 } as PracticeSettings)).toThrow(
      'The setting acessTtlS is unknown.',
    );
    expect(() => createPracticeApi({ port: -1 })).toThrow(
      'The setting port must be a whole number from 0 to 65535.',
    );
  });

  test('answers requests at once, and may be awaited all the same', async () => {
    const api = await createPracticeApi(MANUAL);
    expect((await api.fetch(new Request('http://localhost/api/v1/orders'))).status).toBe(401);
    expect((await api.fetch('http://anything.example/api/v1/orders')).status).toBe(401);
  });

  test('begins with a manual clock on 1 January 2030, where time stands until it is moved', async () => {
    const api = createPracticeApi(MANUAL);
    expect(new Date(api.clock.now()).toISOString()).toBe('2030-01-01T00:00:00.000Z');
    const token = await tokenOf(api);
    expect(jose.decodeJwt(token).iat).toBe(Date.UTC(2030, 0, 1) / 1000);
    api.clock.advance('PT14M59S');
    expect(await ordersWith(api, token)).toBe(200);
    api.clock.advance(1000);
    expect(await ordersWith(api, token)).toBe(401);
    api.clock.set('2030-01-01T00:00:00Z');
    expect(await ordersWith(api, token)).toBe(200);
    expect(() => api.clock.advance('a while')).toThrow(TypeError);
  });

  test('runs on the real clock otherwise, from where it was set, until it is frozen', async () => {
    const api = createPracticeApi({ now: '2031-05-05T05:05:05Z' });
    const early = api.clock.now();
    expect(early - Date.UTC(2031, 4, 5, 5, 5, 5)).toBeLessThan(60_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(api.clock.now()).toBeGreaterThan(early);
    api.clock.freeze();
    const stopped = api.clock.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([api.clock.now(), api.clock.frozen]).toEqual([stopped, true]);
    api.clock.resume();
    expect(api.clock.now() - stopped).toBeLessThan(15);
  });

  test('repeats itself to the letter with a seed and a manual clock, but for signatures', async () => {
    const story = async (seed: number): Promise<unknown[]> => {
      const api = createPracticeApi({ clock: 'manual', seed });
      const { access, refresh } = await signIn(api);
      const minted = await api.control.mintKey({ customer: 'acme' });
      const told = await api.fetch('/api/v1/orders', { headers: { 'X-API-Key': minted.key } });
      await refreshWith(api, refresh);
      return [
        api.adminSecret,
        api.clients,
        jose.decodeJwt(access),
        jose.decodeProtectedHeader(access),
        refresh,
        minted,
        [...told.headers],
        await told.json(),
        await api.control.requests(),
      ];
    };
    const [once, again, other] = [await story(7), await story(7), await story(8)];
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });

  test('marks each answer as one of a test double', async () => {
    const api = createPracticeApi(MANUAL);
    for (const path of ['/api', '/api/nothing', '/.well-known/nothing', '/__/clock', '/nothing']) {
      expect((await api.fetch(path)).headers.get('practice')).toBe('key-or-token');
    }
  });

  test('shows what the API keeps', async () => {
    const api = createPracticeApi(MANUAL);
    expect(api.state.apiKeys.size).toBe(0);
    await api.control.mintKey();
    expect(api.state.apiKeys.size).toBe(1);
  });

  test('puts further claims into access tokens, and none that the issuer sets', async () => {
    const api = createPracticeApi({ ...MANUAL, claims: { tenant: 'acme', roles: ['buyer'] } });
    const token = await tokenOf(api);
    expect(jose.decodeJwt(token)).toMatchObject({ tenant: 'acme', roles: ['buyer'], iss: api.issuer });
    expect(await ordersWith(api, token)).toBe(200);
    expect(() => createPracticeApi({ claims: { sub: 'root' } })).toThrow('must not set the claims');
  });

  test('knows clients and people that it was told about', async () => {
    const api = createPracticeApi({
      ...MANUAL,
      clients: [{ id: 'shop', secret: 'shop-secret', scopes: ['orders:read'] }],
      users: [{ id: 'user-bo', role: 'member' }],
    });
    expect(await ordersWith(api, await tokenOf(api))).toBe(200);
    const bo = await api.fetch('/api/v1/users/user-bo', { headers: bearer(api.adminSecret) });
    expect((await members(bo))['role']).toBe('member');
  });
});

describe('who ends a credential', () => {
  test('has an access token refused as expired, and is told what a verifier elsewhere still does', async () => {
    const api = createPracticeApi(MANUAL);
    const token = await tokenOf(api);
    const ended = await api.control.expire({ token });
    expect(ended).toMatchObject({ refused_as: 'expired', from: '2030-01-01T00:00:00.000Z' });
    expect(ended.elsewhere).toContain('accepts it until its exp, 2030-01-01T00:15:00.000Z');
    const answer = await api.fetch('/api/v1/orders', { headers: bearer(token) });
    expect([answer.status, (await members(answer))['detail']]).toEqual([401, 'The access token expired.']);
    expect((await api.control.requests()).at(-1)).toMatchObject({
      code: 'token_expired',
      decided_by: 'token_time',
    });
    // The others are as good as before.
    expect(await ordersWith(api, await tokenOf(api))).toBe(200);
  });

  test.each([
    ['that asks the list of revoked tokens', {}],
    ['that asks nobody', { denylist: false }],
    ['that asks the issuer', { denylist: false, introspection: true }],
    ['that reads the status list', { denylist: false, statusList: true, statusListTtlS: 1 }],
  ])('has an access token refused as revoked by an API %s', async (_, settings) => {
    const api = createPracticeApi({ ...MANUAL, ...settings });
    const token = await tokenOf(api);
    expect(await ordersWith(api, token)).toBe(200);
    await api.control.revoke({ token });
    api.clock.advance('PT2S');
    expect(await ordersWith(api, token)).toBe(401);
    expect((await api.control.requests()).at(-1)?.code).toMatch(/^token_(revoked|inactive)$/);
  });

  test('waits as long as the copies of the list take', async () => {
    const api = createPracticeApi({ ...MANUAL, denylistPropagationS: 30 });
    const token = await tokenOf(api);
    expect(await ordersWith(api, token)).toBe(200);
    await api.control.revoke({ token });
    api.clock.advance('PT29S');
    expect(await ordersWith(api, token)).toBe(200);
    api.clock.advance('PT1S');
    expect(await ordersWith(api, token)).toBe(401);
  });

  test('ends an API key, by its bytes or by its name in the log', async () => {
    const api = createPracticeApi(MANUAL);
    const [one, two] = [await api.control.mintKey(), await api.control.mintKey()];
    await api.control.revoke({ token: one.key });
    const named = (await api.control.credentials()).find(({ masked }) => masked.endsWith(two.last4));
    await api.control.expire({ id: named?.id ?? '' });
    const codes = [];
    for (const { key } of [one, two]) {
      await api.fetch('/api/v1/orders', { headers: { 'X-API-Key': key } });
      codes.push((await api.control.requests()).at(-1)?.code);
    }
    expect(codes).toEqual(['key_unknown', 'key_expired']);
    const at = '2030-01-01T00:00:00.000Z';
    const ended = (await api.control.credentials()).map((each) => [each.ended, each.expires_at]);
    expect(ended).toEqual([
      [{ as: 'revoked', at }, null],
      [{ as: 'expired', at }, at],
    ]);
  });

  test.each(['expire', 'revoke'] as const)(
    'has a sign-in %sd, and its refresh token with it',
    async (way) => {
      const api = createPracticeApi(MANUAL);
      const { refresh } = await signIn(api);
      await api.control[way]({ token: refresh });
      const answer = await refreshWith(api, refresh);
      expect([answer.status, (await members(answer))['error']]).toEqual([400, 'invalid_grant']);
    },
  );

  test('ends all that a client has', async () => {
    const api = createPracticeApi(MANUAL);
    const { access, refresh } = await signIn(api);
    const other = await tokenOf(api);
    const told = await api.control.revoke({ client: 'demo-app' });
    expect(told.ended).toEqual({ access_tokens: 1, sign_ins: 1, api_keys: 0 });
    const revoked = (await api.control.credentials()).filter(({ ended }) => ended?.as === 'revoked');
    expect(revoked.map(({ kind, client }) => [kind, client])).toEqual([['access_token', 'demo-app']]);
    expect(await ordersWith(api, access)).toBe(401);
    expect((await refreshWith(api, refresh)).status).toBe(400);
    expect(await ordersWith(api, other)).toBe(200);
  });

  test('has the next access token issued short, and only that one', async () => {
    const api = createPracticeApi(MANUAL);
    await api.control.expire({ next: true });
    const [short, usual] = [await tokenOf(api), await tokenOf(api)].map((token) => jose.decodeJwt(token));
    expect(Number(short?.exp) - Number(short?.iat)).toBe(1);
    expect(Number(usual?.exp) - Number(usual?.iat)).toBe(900);
  });

  test('is told when there is no such thing', async () => {
    const api = createPracticeApi(MANUAL);
    const failed = async (promise: Promise<unknown>): Promise<unknown> =>
      promise.catch((error: unknown) => error);
    expect(await failed(api.control.revoke({ id: 'cred-9' }))).toMatchObject({
      status: 404,
      name: 'ControlError',
    });
    expect(await failed(api.control.revoke({ token: 'nonsense' }))).toMatchObject({ status: 422 });
    expect(await failed(api.control.revoke({ client: 'nobody' }))).toMatchObject({ status: 404 });
    expect(await failed(api.control.expire({} as { id: string }))).toBeInstanceOf(ControlError);
  });
});

describe('a fault', () => {
  const answers: [answer: string, path: string, status: number][] = [
    ['401-invalid_token', '/v1/orders', 401],
    ['401-no_credential', '/v1/orders', 401],
    ['403-insufficient_scope', '/v1/orders', 403],
    ['429', '/v1/orders', 429],
    ['500', '/v1/orders', 500],
    ['503', '/v1/orders', 503],
  ];

  test.each(answers)('%s meets one request, and the next one is served', async (answer, path, status) => {
    const api = createPracticeApi(MANUAL);
    const token = await tokenOf(api);
    await api.control.addFault({ match: { path }, answer });
    const faulty = await api.fetch('/api/v1/orders', { headers: bearer(token) });
    expect(faulty.status).toBe(status);
    expect(faulty.headers.get('retry-after') !== null).toBe(status === 429 || status === 503);
    expect(faulty.headers.get('www-authenticate') !== null).toBe(status === 401 || status === 403);
    expect(await ordersWith(api, token)).toBe(200);
    expect(await api.control.faults()).toMatchObject([{ id: 'fault-1', met: 1, left: 0, active: false }]);
  });

  test.each([
    ['400-invalid_grant', 400, 'invalid_grant'],
    ['401-invalid_client', 401, 'invalid_client'],
    ['500', 500, 'server_error'],
    ['503', 503, 'temporarily_unavailable'],
  ])('%s at the token endpoint is an error of OAuth', async (answer, status, error) => {
    const api = createPracticeApi(MANUAL);
    await api.control.addFault({ match: { path: '/oauth/*' }, answer });
    const faulty = await refreshWith(api, 'any');
    expect([faulty.status, (await members(faulty))['error']]).toEqual([status, error]);
  });

  test('lasts as often as it was asked to, meets whom it is for, and can be taken away', async () => {
    const api = createPracticeApi(MANUAL);
    const token = await tokenOf(api);
    const { id } = await api.control.addFault({
      match: { method: 'GET', client: 'demo-backend' },
      times: 3,
      answer: '500',
    });
    expect([await ordersWith(api, token), await ordersWith(api, 'another')]).toEqual([500, 401]);
    await api.control.removeFault(id);
    expect(await ordersWith(api, token)).toBe(200);
    expect(await api.control.faults()).toEqual([]);
  });

  test('lasts for a time of the clock', async () => {
    const api = createPracticeApi(MANUAL);
    await api.control.addFault({ match: { path: '/oauth/token' }, for: 'PT5M', answer: '503' });
    const statuses = [];
    for (const wait of ['PT0S', 'PT4M59S', 'PT1S']) {
      api.clock.advance(wait);
      statuses.push((await refreshWith(api, 'any')).status);
    }
    expect(statuses).toEqual([503, 503, 400]);
  });

  test('cuts a connection: the call rejects as fetch does', async () => {
    const api = createPracticeApi(MANUAL);
    await api.control.addFault({ answer: 'cut-connection' });
    await expect(api.fetch('/api/v1/orders')).rejects.toThrow(TypeError);
    expect((await api.control.counters()).statuses).toEqual({ none: 1 });
  });

  test('answers too late, or never', async () => {
    const api = createPracticeApi(MANUAL);
    await api.control.addFault({ answer: 'slow: 60' });
    const began = performance.now();
    await api.fetch('/api/v1/orders');
    expect(performance.now() - began).toBeGreaterThan(50);
    await api.control.addFault({ answer: 'timeout' });
    await expect(api.fetch('/api/v1/orders', { signal: AbortSignal.timeout(30) })).rejects.toThrow(
      /timeout/i,
    );
  });

  test('breaks JSON in the middle', async () => {
    const api = createPracticeApi(MANUAL);
    const token = await tokenOf(api);
    await api.control.addFault({ answer: 'malformed-json' });
    const broken = await api.fetch('/api/v1/orders', { headers: bearer(token) });
    expect(broken.status).toBe(200);
    await expect(broken.json()).rejects.toThrow(SyntaxError);
  });

  test('hides the signing key from the key set, once', async () => {
    const api = createPracticeApi(MANUAL);
    const kid = jose.decodeProtectedHeader(await tokenOf(api)).kid;
    await api.control.addFault({ answer: 'unknown-kid' });
    const kids = async (): Promise<unknown[]> => {
      const set = (await (await api.fetch('/api/.well-known/jwks.json')).json()) as {
        keys: { kid: string }[];
      };
      return set.keys.map((key) => key.kid);
    };
    expect([await kids(), await kids()]).toEqual([['unknown-1'], [kid]]);
  });

  test.each([
    [{ answer: '418' }, 'must be one of'],
    [{}, 'is missing'],
    [{ answer: '500', match: { path: '/api/v1/orders' } }, 'is written without /api'],
    [{ answer: '500', match: { host: 'x' } }, 'is unknown'],
    [{ answer: '500', times: 0 }, 'whole number'],
    [{ answer: 'slow: 9999999' }, 'must be one of'],
  ])('that cannot be is refused with what is wrong: %j', async (given, sentence) => {
    const api = createPracticeApi(MANUAL);
    await expect(api.control.addFault(given as { answer: string })).rejects.toThrow(sentence);
  });
});

describe('what has happened', () => {
  test('is logged with the check that decided, and without a secret', async () => {
    const api = createPracticeApi(MANUAL);
    const { access, refresh } = await signIn(api);
    const { key } = await api.control.mintKey();
    const code = 'kot_code_0123456789012345678901234567890123456789abc';
    await api.fetch('/api/v1/orders', { headers: { 'X-API-Key': key } });
    await api.fetch(`/api/v1/orders?access_token=${access}`, { headers: bearer(access) });
    await api.fetch(`/api/v1/keys/${key}`, { headers: bearer(api.adminSecret) });
    await api.fetch(`/api/v1/${key}`);
    await refreshWith(api, refresh);
    await refreshWith(api, refresh);
    await api.fetch('/api/oauth/token', {
      method: 'POST',
      headers: basic('demo-backend', String(api.clients[1]?.secret)),
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        [key]: 'x',
        client_id: 'demo-backend',
      }),
    });
    const requests = await api.control.requests();
    const told = JSON.stringify([requests, await api.control.credentials(), await api.control.counters()]);
    for (const secret of [access, refresh, key, code, api.adminSecret, String(api.clients[1]?.secret)]) {
      expect(told).not.toContain(secret);
    }
    expect(requests.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(requests[2]).toMatchObject({
      path: '/v1/orders',
      status: 200,
      presented_in: 'x-api-key',
      code: null,
    });
    expect(requests[2]?.trace?.steps.map((step) => step.id)).toContain('key_lookup');
    expect(requests[7]).toMatchObject({
      grant: 'refresh_token',
      client: 'demo-app',
      status: 400,
      code: 'grant_reused',
      decided_by: 'grant',
      why: 'The refresh token was used before; its family ends here.',
    });
    expect(requests[6]?.issued.length).toBe(2);
    expect(await api.control.requests(8)).toHaveLength(1);
  });

  test('is counted, so that a test can say: one refresh for many calls', async () => {
    const api = createPracticeApi(MANUAL);
    const { refresh } = await signIn(api);
    await Promise.all([refreshWith(api, refresh), refreshWith(api, refresh), refreshWith(api, 'another')]);
    expect(await api.control.counters()).toMatchObject({
      calls: 5,
      refreshes: 1,
      refresh_attempts: 3,
      concurrent_refreshes: 3,
      tokens_issued: 2,
      refusals: { grant_reused: 1, grant_unknown: 1 },
      statuses: { 200: 2, 302: 1, 400: 2 },
    });
  });

  test('names a credential once, with header and claims as they can be read', async () => {
    const api = createPracticeApi(MANUAL);
    const token = await tokenOf(api);
    await ordersWith(api, token);
    const credentials = await api.control.credentials();
    expect(credentials).toMatchObject([
      {
        id: 'cred-1',
        kind: 'access_token',
        client: 'demo-backend',
        claims: { iss: api.issuer },
        header: { alg: 'ES256' },
      },
    ]);
    expect((await api.control.requests()).map(({ credential, issued }) => [credential, issued])).toEqual([
      [null, ['cred-1']],
      ['cred-1', []],
    ]);
  });
});

describe('a state to come back to', () => {
  test('a snapshot brings back rows, clock, counters and what was drawn', async () => {
    const api = createPracticeApi(MANUAL);
    const { key } = await api.control.mintKey();
    const id = await api.control.snapshot();
    api.clock.advance('PT1H');
    await api.control.revoke({ token: key });
    const next = await api.control.mintKey();
    await api.control.restore(id);
    expect(new Date(api.clock.now()).toISOString()).toBe('2030-01-01T00:00:00.000Z');
    expect(await ordersWith(api, key)).toBe(200);
    expect(await api.control.mintKey()).toEqual({ ...next, created_at: '2030-01-01T00:00:00.000Z' });
    // It stays, and can be gone back to again.
    await api.control.restore(id);
    expect((await api.control.mintKey()).key).toBe(next.key);
  });

  test('a reset is as new, with the same secrets', async () => {
    const api = createPracticeApi(MANUAL);
    const first = await api.control.mintKey();
    api.clock.advance('P1D');
    await api.control.addFault({ answer: '500' });
    await api.control.reset({ seed: 7 });
    expect(await api.control.requests()).toEqual([]);
    expect(await api.control.faults()).toEqual([]);
    expect((await api.control.counters()).calls).toBe(0);
    expect(await api.control.mintKey()).toEqual(first);
    await api.control.reset({ seed: 8 });
    expect((await api.control.mintKey()).key).not.toBe(first.key);
    expect(await tokenOf(api)).toContain('.');
  });

  test('settings change while it runs, and what may not change is refused by name', async () => {
    const api = createPracticeApi(MANUAL);
    expect(await api.control.settings()).toMatchObject({
      accessTtlS: 900,
      denylist: true,
      limit: { requests: 60 },
    });
    await api.control.settings({ accessTtlS: 30, limit: { requests: 1, window_s: 10 } });
    expect(jose.decodeJwt(await tokenOf(api)).exp).toBe(Date.UTC(2030, 0, 1) / 1000 + 30);
    await expect(api.control.settings({ adminSecret: 'changed-it' })).rejects.toThrow('adminSecret');
  });
});

describe('tenants', () => {
  test('have keys, clocks, faults and logs of their own', async () => {
    const api = createPracticeApi(MANUAL);
    const [blue, green] = [api.tenant('blue'), api.tenant('green')];
    const { key } = await blue.control.mintKey();
    await blue.control.addFault({ answer: '500' });
    blue.clock.advance('P1D');
    expect(green.clock.now()).toBe(Date.UTC(2030, 0, 1));
    expect([await ordersWith(green, key), await ordersWith(api, key)]).toEqual([401, 401]);
    expect([await ordersWith(blue, key), await ordersWith(blue, key)]).toEqual([500, 200]);
    expect((await green.control.requests()).length).toBe(1);
    expect(await members(await api.fetch('/__/tenants'))).toEqual({ tenants: ['blue', 'green'] });
  });

  test('have an issuer of their own where they are called by their path', async () => {
    const api = createPracticeApi(MANUAL);
    const metadata = await members(await api.fetch('/.well-known/oauth-authorization-server/t/blue/api'));
    expect(metadata['issuer']).toBe('http://localhost/t/blue/api');
    const token = await members(
      await api.fetch('/t/blue/api/oauth/token', {
        method: 'POST',
        headers: basic('demo-backend', String(api.clients[1]?.secret)),
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      }),
    );
    const headers = bearer(String(token['access_token']));
    expect(jose.decodeJwt(String(token['access_token'])).iss).toBe('http://localhost/t/blue/api');
    expect((await api.fetch('/t/blue/api/v1/orders', { headers })).status).toBe(200);
    expect((await api.fetch('/t/green/api/v1/orders', { headers })).status).toBe(401);
    expect((await api.fetch('/api/v1/orders', { headers })).status).toBe(401);
    expect((await members(await api.fetch('/t/blue/__/counters')))['calls']).toBe(3);
  });

  test('with a name that is none are refused', async () => {
    const api = createPracticeApi(MANUAL);
    expect((await api.fetch('/api', { headers: { 'Practice-Tenant': 'a b' } })).status).toBe(400);
    expect((await api.fetch('/t/a%20b/api')).status).toBe(404);
  });
});
