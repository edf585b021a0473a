import { beforeEach, describe, expect, test } from 'vitest';
import type { ApiConfig } from '../../../src/core/api/index.js';
import { ADMIN, basic, bearer, members, startApi, type Harness } from './harness.js';
import { authorize, refresh, revoke, signIn, tokensOf, type Tokens } from './oauth.js';

let harness: Harness;
const start = async (config: Partial<ApiConfig> = {}) => {
  harness = await startApi({ config });
  return signIn(harness);
};
const next = async (token: string): Promise<Tokens> => tokensOf(await refresh(harness, token));
const statusOf = async (token: string) => (await refresh(harness, token)).status;
const endedBecause = () => [...harness.api.state.families.values()].map((family) => family.endedBecause);

describe('rotation without a grace', () => {
  test('a spent token ends the family: the thief’s next one dies with the customer’s', async () => {
    const first = await start();
    const second = await next(first.refresh);
    expect(await statusOf(first.refresh)).toBe(400);
    expect(endedBecause()).toEqual(['reused']);
    expect(await statusOf(second.refresh)).toBe(400);
  });

  test('the access tokens already out live on', async () => {
    const first = await start();
    const second = await next(first.refresh);
    await statusOf(first.refresh);
    const response = await harness.call('GET /v1/orders', { headers: bearer(second.access) });
    expect(response.status).toBe(200);
  });

  test('two tabs that race log the person out', async () => {
    const first = await start();
    const [one, two] = await Promise.all([refresh(harness, first.refresh), refresh(harness, first.refresh)]);
    expect([one.status, two.status]).toEqual([200, 400]);
    expect(await statusOf((await tokensOf(one)).refresh)).toBe(400);
  });
});

describe('rotation with a grace of 30 s', () => {
  const grace = { refreshGraceS: 30 };

  test('two tabs that race both stay signed in', async () => {
    const first = await start(grace);
    const [one, two] = await Promise.all([refresh(harness, first.refresh), refresh(harness, first.refresh)]);
    expect([one.status, two.status]).toEqual([200, 200]);
    const [tabOne, tabTwo] = [await tokensOf(one), await tokensOf(two)];
    harness.clock.passSeconds(600);
    const third = await next(tabOne.refresh);
    harness.clock.passSeconds(29);
    expect(await statusOf(tabTwo.refresh)).toBe(200);
    expect(await statusOf(third.refresh)).toBe(200);
  });

  test('outside the grace the second tab ends the family', async () => {
    const first = await start(grace);
    await next(first.refresh);
    harness.clock.passSeconds(30);
    expect(await statusOf(first.refresh)).toBe(400);
    expect(endedBecause()).toEqual(['reused']);
  });

  test('the grandparent is never let in, however quickly it comes back', async () => {
    const first = await start(grace);
    const second = await next(first.refresh);
    await next(second.refresh);
    expect(await statusOf(first.refresh)).toBe(400);
    expect(endedBecause()).toEqual(['reused']);
  });

  test('a thief who comes within the grace is not noticed until one of the two is late', async () => {
    const first = await start(grace);
    const honest = await next(first.refresh);
    const stolen = await next(first.refresh);
    harness.clock.passSeconds(600);
    expect(await statusOf(honest.refresh)).toBe(200);
    harness.clock.passSeconds(600);
    expect(await statusOf(stolen.refresh)).toBe(400);
    expect(endedBecause()).toEqual(['reused']);
  });
});

describe('without rotation', () => {
  test('the same token works again and again, and no new one is handed out', async () => {
    const first = await start({ refreshRotation: false });
    const body = await members(await refresh(harness, first.refresh));
    expect(body).not.toHaveProperty('refresh_token');
    expect(await statusOf(first.refresh)).toBe(200);
    expect(harness.api.state.refreshTokens.size).toBe(1);
  });
});

describe('lifetimes', () => {
  test('the absolute one is counted from the sign-in, and no rotation moves it', async () => {
    let tokens = await start({ refreshTtlS: 3600 });
    harness.clock.passSeconds(3599);
    tokens = await next(tokens.refresh);
    harness.clock.passSeconds(1);
    expect(await statusOf(tokens.refresh)).toBe(400);
  });

  test('the idle one is counted from the last use', async () => {
    let tokens = await start({ refreshIdleS: 600 });
    for (let times = 0; times < 5; times += 1) {
      harness.clock.passSeconds(599);
      tokens = await next(tokens.refresh);
    }
    harness.clock.passSeconds(600);
    expect(await statusOf(tokens.refresh)).toBe(400);
  });
});

describe('introspection (RFC 7662)', () => {
  const BACKEND = basic('demo-backend', 'demo-backend-secret');
  const ask = async (token: string, headers: Record<string, string> = BACKEND) => {
    const response = await harness.call('POST /oauth/introspect', { form: { token }, headers });
    return { response, body: await members(response) };
  };
  let tokens: Tokens;
  beforeEach(async () => {
    tokens = await start();
  });

  test('tells what an active access token is good for, and no cache keeps it', async () => {
    const { response, body } = await ask(tokens.access);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({
      active: true,
      token_type: 'Bearer',
      client_id: 'demo-app',
      sub: 'user-ana',
      scope: 'orders:read orders:write',
      iss: 'https://api.example',
    });
  });

  test('tells of an active refresh token', async () => {
    const { body } = await ask(tokens.refresh);
    expect(body).toMatchObject({ active: true, client_id: 'demo-app', sub: 'user-ana' });
  });

  test.each<[string, (given: Tokens) => Promise<string>]>([
    ['unknown', () => Promise.resolve('guess')],
    ['an unknown refresh token', () => Promise.resolve('kot_refresh_guess')],
    ['an API key', () => Promise.resolve('kot_demo_guess')],
    ['revoked', async ({ access }) => (await revoke(harness, access), access)],
    ['of a sign-in that was ended', async (given) => (await revoke(harness, given.refresh), given.access)],
    ['a spent refresh token', async (given) => (await refresh(harness, given.refresh), given.refresh)],
    [
      'of a person who signed out',
      async ({ access }) => (
        await harness.call('POST /v1/users/user-ana/sign-out', { headers: ADMIN }),
        access
      ),
    ],
    ['expired', ({ access }) => (harness.clock.passSeconds(900), Promise.resolve(access))],
  ])('answers 200 and nothing but active: false for one that is %s', async (_name, make) => {
    const { response, body } = await ask(await make(tokens));
    expect([response.status, body]).toEqual([200, { active: false }]);
  });

  test('asks the caller to prove who it is (section 2.3): 401 for a public, unknown or mistaken client', async () => {
    for (const headers of [basic('demo-backend', 'wrong'), basic('nobody', '')]) {
      const { response, body } = await ask(tokens.access, headers);
      expect([response.status, body['error']]).toEqual([401, 'invalid_client']);
      expect(response.headers.get('www-authenticate')).toMatch(/^Basic /);
    }
    const form = { token: tokens.access, client_id: 'demo-app' };
    const response = await harness.call('POST /oauth/introspect', { form });
    expect([response.status, (await members(response))['error']]).toEqual([401, 'invalid_client']);
  });

  test('without a token it is an invalid request', async () => {
    expect((await ask('')).response.status).toBe(400);
  });
});

describe('consent', () => {
  test('may be denied, and the client is told (RFC 6749 section 4.1.2.1)', async () => {
    await start();
    const answer = await authorize(harness, { demo_consent: 'deny', state: 's' });
    expect([answer.get('error'), answer.get('state'), answer.has('code')]).toEqual([
      'access_denied',
      's',
      false,
    ]);
  });

  test('cannot be given by somebody who was deleted, nor can that person be managed any more', async () => {
    await start();
    const manage = (line: string, json?: unknown) =>
      harness.call(line, { headers: ADMIN, ...(json !== undefined && { json }) });
    expect(await members(await manage('GET /v1/users/user-ana'))).toEqual({
      id: 'user-ana',
      role: 'admin',
      token_version: 1,
      not_before: null,
    });
    expect((await manage('PATCH /v1/users/user-ana', { role: 'owner' })).status).toBe(422);
    expect((await manage('DELETE /v1/users/user-ana')).status).toBe(204);
    expect((await authorize(harness)).get('error')).toBe('access_denied');
    for (const line of [
      'GET /v1/users/user-ana',
      'DELETE /v1/users/user-ana',
      'POST /v1/users/user-ana/sign-out',
    ]) {
      expect([line, (await manage(line)).status]).toEqual([line, 404]);
    }
    expect((await manage('PATCH /v1/users/user-ana', { role: 'member' })).status).toBe(404);
  });
});

test('the status list is a signed, compressed list with a bit for every revoked token', async () => {
  harness = await startApi({ config: { statusList: true } });
  const all = [await signIn(harness), await signIn(harness), await signIn(harness)];
  await revoke(harness, all[1]?.access ?? '');
  const response = await harness.call('GET /oauth/status-list');
  expect(response.headers.get('content-type')).toBe('application/statuslist+jwt');
  const [header, payload] = (await response.text())
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);
  expect(header).toMatchObject({ typ: 'statuslist+jwt', alg: 'ES256', kid: 'sig-1' });
  expect(payload).toMatchObject({ sub: 'https://api.example/oauth/status-list', ttl: 300 });
  const { bits, lst } = payload?.['status_list'] as { bits: number; lst: string };
  const { inflateSync } = await import('node:zlib');
  const list = inflateSync(Buffer.from(lst, 'base64url'));
  const statusOfToken = ({ access }: Tokens) => {
    const claims = JSON.parse(Buffer.from(access.split('.')[1] ?? '', 'base64url').toString()) as {
      status: { status_list: { idx: number; uri: string } };
    };
    const { idx, uri } = claims.status.status_list;
    expect(uri).toBe(payload?.['sub']);
    return ((list[idx >>> 3] ?? 0) >>> (idx & 7)) & 1;
  };
  expect([bits, all.map(statusOfToken)]).toEqual([1, [0, 1, 0]]);
});

test('Server-Timing names the steps where a host measures, and is absent where none does', async () => {
  const { createApi } = await import('../../../src/core/api/index.js');
  let ticks = 0;
  const measured = await createApi({
    clock: harness.clock,
    random: { bytes: (length) => new Uint8Array(length) },
    stopwatch: { now: () => (ticks += 0.5) },
  });
  const response = await measured.fetch(new Request('https://api.example/v1/orders'));
  expect(response.headers.get('server-timing')).toBe('credential;dur=0.500');
  expect((await harness.call('GET /v1/orders')).headers.has('server-timing')).toBe(false);
});
