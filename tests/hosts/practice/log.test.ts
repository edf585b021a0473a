import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basic, bearer, members } from '../../core/api/harness.js';
import { asBackend, ordersWith, practiceApi, tokenOf } from './handles.js';

/** A JWT as anybody can make one. */
function unsigned(claims: object, header: object = { alg: 'none' }): string {
  const part = (value: object): string => btoa(JSON.stringify(value)).replace(/=+$/, '');
  return `${part(header)}.${part(claims)}.x`;
}

describe('the list of credentials', () => {
  test.each([1e18, -1e18, 1e308, 8.64e12, 8.64e12 + 1, 0, -1, 0.5])(
    'can be read after a token with an exp of %d was presented',
    async (exp) => {
      const api = practiceApi();
      expect(await ordersWith(api, unsigned({ exp }))).toBe(401);
      const [one] = await api.control.credentials();
      const known = Math.abs(exp * 1000) <= 8.64e15 ? new Date(exp * 1000).toISOString() : null;
      expect(one).toMatchObject({ id: 'cred-1', expires_at: known });
    },
  );

  test('can be read after a token of any content was presented', async () => {
    const api = practiceApi({ headerLimits: 'none' });
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('exp', 'iat', 'sub', 'client_id', 'status'), fc.jsonValue()),
        async (claims) => {
          const token = unsigned(JSON.parse(JSON.stringify(claims).replace(/[^\x20-\x7e]/g, '?')) as object);
          expect(await ordersWith(api, token)).toBe(401);
          for (const path of ['/__/credentials', '/__/requests']) {
            expect((await api.fetch(path)).status).toBe(200);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the log repeats no secret', () => {
  const places: [
    where: string,
    send: (api: ReturnType<typeof practiceApi>, secret: string) => Promise<Response>,
  ][] = [
    ['as the name of Basic', (api, secret) => api.fetch('/api/v1/orders', { headers: basic(secret, '') })],
    [
      'as client_id in a form',
      (api, secret) =>
        api.fetch('/api/oauth/token', { method: 'POST', body: new URLSearchParams({ client_id: secret }) }),
    ],
    ['as client_id in a query', (api, secret) => api.fetch(`/api/oauth/authorize?client_id=${secret}`)],
    [
      'as client_id in a token',
      (api, secret) =>
        api.fetch('/api/v1/orders', { headers: bearer(`${btoa('{"alg":"none"}')}.${secret}.x`) }),
    ],
    [
      'as grant_type',
      (api, secret) =>
        api.fetch('/api/oauth/token', { method: 'POST', body: new URLSearchParams({ grant_type: secret }) }),
    ],
    ['as the name of a parameter in a query', (api, secret) => api.fetch(`/api/v1/orders?${secret}`)],
    ['as a value in a query', (api, secret) => api.fetch(`/api/v1/orders?access_token=${secret}`)],
    [
      'as the name of a parameter in a form',
      (api, secret) =>
        api.fetch('/api/oauth/token', { method: 'POST', body: new URLSearchParams({ [secret]: '' }) }),
    ],
    ['as a part of a path', (api, secret) => api.fetch(`/api/v1/keys/${secret}`)],
    [
      'as scope',
      (api, secret) =>
        asBackend(api, '/api/oauth/token', { grant_type: 'client_credentials', scope: secret }),
    ],
  ];

  test.each(places)('that is sent %s', async (_, send) => {
    const api = practiceApi();
    const { key } = await api.control.mintKey();
    const secrets = [
      key,
      api.adminSecret,
      api.controlSecret,
      String(api.clients[1]?.secret),
      'Ab3456789012345678',
    ];
    for (const secret of secrets) await send(api, secret);
    const told = JSON.stringify([await api.control.requests(), await api.control.counters()]);
    for (const secret of secrets) expect(told).not.toContain(secret);
  });

  test('and names clients, grants and parameters that are known', async () => {
    const api = practiceApi();
    const token = await tokenOf(api);
    await api.fetch('/api/v1/orders?limit=2&colour=red&size=3&limit=4', { headers: bearer(token) });
    expect(await api.control.requests()).toMatchObject([
      { client: 'demo-backend', grant: 'client_credentials', query: [] },
      { client: 'demo-backend', grant: null, query: ['limit', '…'] },
    ]);
  });
});

test('a fault meets a client of any id that a client may have', async () => {
  const id = 'c'.repeat(100);
  const api = practiceApi({ clients: [{ id, secret: 'shop-secret' }] });
  await api.control.addFault({ match: { client: id }, answer: '500' });
  expect((await asBackend(api, '/api/oauth/token', { grant_type: 'client_credentials' })).status).toBe(500);
  expect((await api.control.requests())[0]).toMatchObject({ client: id, fault: 'fault-1' });
});

test('a client that hangs up while a fault keeps it waiting leaves its trace', async () => {
  const api = practiceApi();
  await api.control.addFault({ answer: 'slow: 60000' });
  const asked = api.fetch('/api/v1/orders', { signal: AbortSignal.timeout(20) });
  await expect(asked).rejects.toThrow(/timeout/i);
  expect(await api.control.requests()).toMatchObject([
    { path: '/v1/orders', status: null, fault: 'fault-1' },
  ]);
  expect((await api.control.counters()).statuses).toEqual({ none: 1 });
});

describe('claims that the settings add', () => {
  test.each(['status', 'key_id', 'rate_limits', 'token_version', 'active', 'token_type', 'sub'])(
    'are none by which a token is judged: %s',
    (name) => {
      expect(() => practiceApi({ claims: { [name]: 'active' } })).toThrow(
        `must not set the claims that the issuer sets: ${name}`,
      );
    },
  );

  test('leave it to the issuer what it says of a token', async () => {
    const api = practiceApi({ claims: { tenant: 'acme', username: 'ana' } });
    const token = await tokenOf(api);
    expect(await members(await asBackend(api, '/api/oauth/introspect', { token }))).toMatchObject({
      active: true,
      token_type: 'Bearer',
      tenant: 'acme',
    });
    expect((await asBackend(api, '/api/oauth/revoke', { token })).status).toBe(200);
    expect(await ordersWith(api, token)).toBe(401);
  });
});
