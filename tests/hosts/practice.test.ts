import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../src/hosts/practice.js';
import { basic, bearer, members, seededRandom } from '../core/api/harness.js';
import { authorizationQuery, codeForm } from '../core/api/oauth.js';
import { confidentialClient, mintKey, PORT, practiceAt, type Served } from './harness.js';

function tokenFor(served: Served, form: Record<string, string>): Promise<Response> {
  const { id, secret } = confidentialClient(served.practice);
  return served.call('POST /api/oauth/token', {
    headers: basic(id, secret),
    body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
  });
}

describe('the Host of a request', () => {
  test.each([`localhost:${PORT}`, `127.0.0.1:${PORT}`, `[::1]:${PORT}`, `LOCALHOST:${PORT}`])(
    'is answered when it is this machine: %s',
    async (host) => {
      const { call } = await practiceAt();
      expect((await call('GET /api/v1/orders', { host })).status).toBe(401);
    },
  );

  test.each([
    `rebound.example:${PORT}`,
    `localhost.rebound.example:${PORT}`,
    `127.0.0.1.rebound.example:${PORT}`,
    `localhost.:${PORT}`,
    `192.168.1.20:${PORT}`,
    'localhost',
    `localhost:${PORT + 1}`,
  ])('is refused when it is any other: %s', async (host) => {
    const { practice, call } = await practiceAt();
    const answer = await call('POST /api/v1/keys', { host, headers: bearer(practice.adminSecret) });
    expect(answer.status).toBe(421);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await members(answer)).toEqual({
      type: 'about:blank',
      title: 'Misdirected Request',
      status: 421,
      detail: `The Host is not one this server answers for. Call http://localhost:${PORT}/api.`,
    });
  });

  test('may leave out the port where it is 80', async () => {
    const { call } = await practiceAt(80);
    expect((await call('GET /api/v1/orders', { host: 'localhost' })).status).toBe(401);
  });
});

describe('discovery', () => {
  test('finds the metadata where RFC 8414 puts it for an issuer with a path, and every address under the issuer', async () => {
    const { practice, call } = await practiceAt();
    expect(practice.metadata).toBe(`http://localhost:${PORT}/.well-known/oauth-authorization-server/api`);
    const metadata = await members(await call('GET /.well-known/oauth-authorization-server/api'));
    expect(metadata['issuer']).toBe(practice.issuer);
    const addresses = Object.entries(metadata).filter(([name]) => /_endpoint$|_uri$/.test(name));
    expect(addresses.length).toBeGreaterThan(3);
    for (const [, address] of addresses) expect(address).toMatch(`${practice.issuer}/`);
  });

  test('gets problem details, not a page, for metadata that is not there', async () => {
    const { call } = await practiceAt();
    const answer = await call('GET /.well-known/openid-configuration');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  test('a problem type is an address of the app that is served beside', async () => {
    const { call } = await practiceAt();
    const { type } = await members(await call('GET /api/v1/orders'));
    expect(type).toBe(`http://localhost:${PORT}/#problem-no-credential`);
  });
});

describe('what a client can practise', () => {
  test('an access token asked for 30 seconds works for 30 seconds of the clock', async () => {
    const served = await practiceAt();
    const answer = await members(await tokenFor(served, { expires_in: '30' }));
    expect(answer['expires_in']).toBe(30);
    const headers = bearer(String(answer['access_token']));

    served.clock.passSeconds(29);
    expect((await served.call('GET /api/v1/orders', { headers })).status).toBe(200);
    served.clock.passSeconds(1);
    const late = await served.call('GET /api/v1/orders', { headers });
    expect(late.status).toBe(401);
    expect(late.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  test('an API key asked for 60 seconds works for 60 seconds of the clock', async () => {
    const served = await practiceAt();
    const headers = bearer(await mintKey(served, { expires_in: 60 }));
    served.clock.passSeconds(59);
    expect((await served.call('GET /api/v1/orders', { headers })).status).toBe(200);
    served.clock.passSeconds(1);
    expect((await served.call('GET /api/v1/orders', { headers })).status).toBe(401);
  });

  test.each([
    ['http://localhost:8080/login', 'http://localhost:3999/login'],
    ['http://127.0.0.1:8080/login', 'http://127.0.0.1:3999/login'],
    ['com.example.app:/login', 'com.example.app:/login'],
    ['com.example.app:/login', ''],
  ])('a sign-in where %s is registered and %j is asked for', async (redirectUri, asked) => {
    const { call } = await practiceAt(PORT, { settings: { redirectUri } });
    const query = await authorizationQuery({ redirect_uri: asked });
    const location = (await call(`GET /api/oauth/authorize?${query}`)).headers.get('location') ?? '';
    expect(location.startsWith(`${asked || redirectUri}?`)).toBe(true);
    const code = new URL(location).searchParams.get('code') ?? '';
    const body = new URLSearchParams(codeForm(code, { redirect_uri: asked }));
    expect((await call('POST /api/oauth/token', { body })).status).toBe(200);
  });

  test('a sign-in with PKCE at the redirect URI that was asked for, then a refresh', async () => {
    const redirectUri = 'http://localhost:8080/login';
    const { call } = await practiceAt(PORT, { settings: { redirectUri } });
    const query = await authorizationQuery({ redirect_uri: redirectUri });
    const { searchParams } = new URL(
      (await call(`GET /api/oauth/authorize?${query}`)).headers.get('location') ?? '',
    );
    const code = codeForm(searchParams.get('code') ?? '', { redirect_uri: redirectUri });
    const token = await call('POST /api/oauth/token', { body: new URLSearchParams(code) });
    const refreshed = await call('POST /api/oauth/token', {
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: 'demo-app',
        refresh_token: String((await members(token))['refresh_token']),
      }),
    });
    expect(refreshed.status).toBe(200);
    expect(await members(refreshed)).toHaveProperty('access_token');
  });

  test('a limit: 429 says when to come back, and then the call works', async () => {
    const served = await practiceAt();
    const headers = bearer(await mintKey(served, { limit: { requests: 2, window_s: 10 } }));
    const statuses: number[] = [];
    for (let calls = 0; calls < 2; calls += 1) {
      statuses.push((await served.call('GET /api/v1/orders', { headers })).status);
    }
    const refused = await served.call('GET /api/v1/orders', { headers });
    expect([...statuses, refused.status]).toEqual([200, 200, 429]);
    served.clock.passSeconds(Number(refused.headers.get('retry-after')));
    expect((await served.call('GET /api/v1/orders', { headers })).status).toBe(200);
  });

  test('what an answer cost, as Server-Timing', async () => {
    const { call } = await practiceAt();
    expect((await call('GET /api/v1/orders')).headers.get('server-timing')).toMatch(/;dur=/);
  });
});

test('a clock that is set to before the server began: it signs, and accepts what it signed', async () => {
  const served = await practiceAt();
  const { id, secret } = confidentialClient(served.practice);
  served.clock.passSeconds(-3600);
  const token = async (): Promise<string> => {
    const answer = await served.call('POST /api/oauth/token', {
      headers: basic(id, secret),
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    return String((await members(answer))['access_token']);
  };
  const first = await token();
  served.clock.passSeconds(-3600);
  for (const one of [first, await token()]) {
    expect((await served.call('GET /api/v1/orders', { headers: bearer(one) })).status).toBe(200);
  }
});

describe('secrets', () => {
  test('are drawn anew at each start', async () => {
    const first = await practiceAt();
    const second = await practiceAt(PORT, { random: seededRandom(2) });
    expect(first.practice.adminSecret).toMatch(/^kot_admin_[0-9A-Za-z]{43}$/);
    expect(second.practice.adminSecret).not.toBe(first.practice.adminSecret);
    expect(confidentialClient(second.practice)).not.toEqual(confidentialClient(first.practice));
  });

  test('have company: after a restart, keys and tokens have other names as well', async () => {
    const namesOf = async (served: Served): Promise<unknown[]> => {
      const headers = bearer(served.practice.adminSecret);
      const token = await members(await tokenFor(served, {}));
      const key = await members(await served.call('POST /api/v1/keys', { headers }));
      return [
        ...JSON.stringify(await members(await served.call('GET /api/.well-known/jwks.json'))).matchAll(
          /"kid":"([^"]+)"/g,
        ),
      ]
        .map(([, kid]) => kid)
        .concat(decodeJwt(String(token['access_token'])).jti, String(key['id']));
    };
    const names = [
      ...(await namesOf(await practiceAt())),
      ...(await namesOf(await practiceAt(PORT, { random: seededRandom(2) }))),
    ];
    expect(names.length).toBe(6);
    expect(new Set(names).size).toBe(6);
  });

  test('stand in no answer, whatever is asked with them', async () => {
    const served = await practiceAt();
    const { adminSecret } = served.practice;
    const { id, secret } = confidentialClient(served.practice);
    const paths = [
      '/api',
      '/api/v1/keys',
      '/api/v1/keys/key_1',
      '/api/v1/keys/key_1/rotate',
      '/api/v1/orders',
      '/api/v1/me',
      '/api/oauth/authorize',
      '/api/oauth/token',
      '/api/oauth/revoke',
      '/api/.well-known/jwks.json',
      '/.well-known/oauth-authorization-server/api',
    ];
    const headers = [bearer(adminSecret), { 'X-API-Key': adminSecret }, basic(id, secret), bearer(secret)];
    const answers: string[] = [];
    for (const path of paths) {
      for (const each of headers) {
        for (const [line, init] of [
          [`GET ${path}?token=${adminSecret}`, {}],
          [`POST ${path}`, { body: new URLSearchParams({ client_id: id, client_secret: secret }) }],
          [`POST ${path}`, { body: JSON.stringify({ customer: adminSecret }) }],
          [`DELETE ${path}`, {}],
        ] as [string, RequestInit][]) {
          const answer = await served.call(line, { headers: each, ...init });
          answers.push(JSON.stringify([...answer.headers]) + (await answer.text()));
        }
      }
    }
    const told = answers.filter((text) => text.includes(adminSecret) || text.includes(secret));
    expect(answers.length).toBe(paths.length * headers.length * 4);
    // A customer is named by whoever holds the admin secret, and is told back to them alone.
    expect(told.filter((text) => !text.includes(`"customer":"${adminSecret}"`))).toEqual([]);
  });
});

describe('a body', () => {
  test('of the largest size is read, and one byte more is 413', async () => {
    const { call } = await practiceAt();
    const largest = await call('POST /api/oauth/token', { body: 'a'.repeat(MAX_BODY_BYTES) });
    expect(largest.status).toBe(400);
    const larger = await call('POST /api/oauth/token', { body: 'a'.repeat(MAX_BODY_BYTES + 1) });
    expect(larger.status).toBe(413);
    expect(await members(larger)).toMatchObject({ title: 'Content Too Large', status: 413 });
  });

  test('that trickles in keeps nobody else waiting', async () => {
    const { call } = await practiceAt();
    const never = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) });
    const init: RequestInit & { duplex: 'half' } = { body: never, duplex: 'half' };
    void call('POST /api/oauth/token', init);
    expect((await call('GET /api/v1/orders')).status).toBe(401);
  });
});

test.each(['/callback', 'localhost', 'http://localhost:3000/callback#here', 'http://localhost/ü', ''])(
  'a redirect URI that cannot be one stops the start: %j',
  async (redirectUri) => {
    await expect(practiceAt(PORT, { settings: { redirectUri } })).rejects.toThrow(
      'whole address without a fragment',
    );
  },
);
