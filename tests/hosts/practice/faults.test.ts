import { describe, expect, test } from 'vitest';
import { ANSWERS, OPERATIONS } from '../../../src/core/practice/index.js';
import { basic, bearer, members } from '../../core/api/harness.js';
import { authorizationQuery } from '../../core/api/oauth.js';
import { asBackend, CALLBACK, practiceApi, refreshWith, tokenOf } from './handles.js';

describe('no fault is an error of the server that nobody asked for', () => {
  const answers = ANSWERS.filter((answer) => !/^(500|timeout|cut-connection)$/.test(answer)).map((answer) =>
    answer.replace('2000', '1'),
  );

  test.each(answers)('%s, on every kind of answer', async (answer) => {
    const api = practiceApi();
    const { id } = await api.control.mintKey();
    const token = await tokenOf(api);
    const query = String(await authorizationQuery({ redirect_uri: CALLBACK }));
    const admin = { headers: bearer(api.adminSecret) };
    const calls: [what: string, call: () => Promise<Response>][] = [
      ['JSON', () => api.fetch('/api/v1/orders', { headers: bearer(token) })],
      ['HEAD', () => api.fetch('/api/v1/orders', { method: 'HEAD', headers: bearer(token) })],
      ['a refusal', () => api.fetch('/api/v1/orders')],
      ['a redirect', () => api.fetch(`/api/oauth/authorize?${query}`)],
      ['an empty object', () => asBackend(api, '/api/oauth/revoke', { token })],
      ['no content', () => api.fetch(`/api/v1/keys/${id}`, { method: 'DELETE', ...admin })],
      ['a key set', () => api.fetch('/api/.well-known/jwks.json')],
    ];
    await api.control.addFault({ answer, match: { path: '/*' }, times: calls.length });
    for (const [what, call] of calls) {
      const { status } = await call();
      expect([what, status]).not.toEqual([what, 500]);
    }
    expect((await api.control.faults())[0]).toMatchObject({ met: calls.length });
  });

  test('an answer without a body stays as it is where JSON is to be broken', async () => {
    const api = practiceApi();
    const { id } = await api.control.mintKey();
    await api.control.addFault({ answer: 'malformed-json' });
    const headers = bearer(api.adminSecret);
    const gone = await api.fetch(`/api/v1/keys/${id}`, { method: 'DELETE', headers });
    expect([gone.status, await gone.text()]).toEqual([204, '']);
  });
});

describe('the clock', () => {
  test.each([1e18, -1e18, 8.64e15, Number.MAX_VALUE, 'P99999W'])(
    'stays where it is when it cannot go there: %s',
    (by) => {
      const api = practiceApi({ now: '9990-01-01T00:00:00Z' });
      expect(() => api.clock.advance(by)).toThrow(RangeError);
      if (typeof by === 'number') expect(() => api.clock.set(by)).toThrow(/year|milliseconds/);
      expect(new Date(api.clock.now()).toISOString()).toBe('9990-01-01T00:00:00.000Z');
    },
  );

  test('goes no further by a call of the control plane', async () => {
    const api = practiceApi({ now: '9990-01-01T00:00:00Z' });
    await expect(api.control.clock({ advance: 'P99999W' })).rejects.toThrow('year 9999');
    expect((await api.control.clock()).now).toBe('9990-01-01T00:00:00.000Z');
  });
});

test('each call of the control plane is refused, not failed, for a body of another kind', async () => {
  const api = practiceApi();
  for (const { method, path } of OPERATIONS.filter((each) => each.method === 'POST')) {
    for (const body of ['[]', '1', 'null', '"x"', '{"id":5,"next":[],"advance":{},"seed":"x"}']) {
      const headers = { 'Content-Type': 'application/json' };
      const { status } = await api.fetch(`/__${path.replace(':id', 'x')}`, { method, headers, body });
      expect([path, body, status < 500]).toEqual([path, body, true]);
    }
  }
});

describe('a fault refuses as the API itself does', () => {
  const LIMIT = { limit: { requests: 1, window_s: 60 } };
  /** Headers whose values are of the moment. */
  const shape = async (response: Response) => ({
    status: response.status,
    headers: [...response.headers.keys()].filter((name) => name !== 'retry-after').sort(),
    challenge: response.headers
      .get('www-authenticate')
      ?.replace(/(description|metadata|scope)="[^"]*"/g, '$1'),
    type: response.headers.get('content-type'),
    members: Object.keys((await response.json()) as object).sort(),
  });
  const past = async (api: ReturnType<typeof practiceApi>) => {
    const token = await tokenOf(api);
    api.clock.advance('P1D');
    return token;
  };

  test.each<[fault: string, path: string, real: (api: ReturnType<typeof practiceApi>) => Promise<Response>]>([
    [
      '401-invalid_token',
      '/v1/orders',
      async (api) => api.fetch('/api/v1/orders', { headers: bearer(await past(api)) }),
    ],
    ['401-no_credential', '/v1/orders', (api) => api.fetch('/api/v1/orders')],
    [
      '401-invalid_token',
      '/oauth/userinfo',
      async (api) => api.fetch('/api/oauth/userinfo', { headers: bearer(await past(api)) }),
    ],
    ['401-no_credential', '/oauth/userinfo', (api) => api.fetch('/api/oauth/userinfo')],
    [
      '403-insufficient_scope',
      '/v1/orders',
      async (api) => {
        const form = { grant_type: 'client_credentials', scope: 'orders:read' };
        const token = String((await members(await asBackend(api, '/api/oauth/token', form)))['access_token']);
        return api.fetch('/api/v1/orders', { method: 'POST', headers: bearer(token), body: '{}' });
      },
    ],
    [
      '429',
      '/v1/orders',
      async (api) => {
        const headers = bearer(await tokenOf(api));
        await api.fetch('/api/v1/orders', { headers });
        return api.fetch('/api/v1/orders', { headers });
      },
    ],
    ['400-invalid_grant', '/oauth/token', (api) => refreshWith(api, 'any')],
    [
      '401-invalid_client',
      '/oauth/token',
      (api) =>
        api.fetch('/api/oauth/token', {
          method: 'POST',
          headers: basic('demo-backend', 'wrong'),
          body: new URLSearchParams({ grant_type: 'client_credentials' }),
        }),
    ],
  ])('%s at %s', async (answer, path, real) => {
    const expected = await shape(await real(practiceApi(LIMIT)));
    const api = practiceApi(LIMIT);
    await api.control.addFault({ match: { path }, answer });
    const isForm = path === '/oauth/token';
    const asked = isForm ? { method: 'POST', body: new URLSearchParams({ a: 'b' }) } : {};
    const scoped = answer.startsWith('403') ? { method: 'POST', body: '{}' } : asked;
    // A refusal for scope comes with what is left of the limit, which a fault does not count.
    const left = (name: string): boolean => answer.startsWith('403') && name.startsWith('ratelimit');
    const headers = expected.headers.filter((name) => !left(name));
    expect(await shape(await api.fetch(`/api${path}`, scoped))).toEqual({ ...expected, headers });
  });

  test('at an OAuth endpoint a limit says that it is for now, in words of ASCII', async () => {
    const api = practiceApi();
    await api.control.addFault({ match: { path: '/oauth/token' }, answer: '429' });
    const limited = await refreshWith(api, 'any');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await members(limited)).toEqual({
      error: 'temporarily_unavailable',
      error_description: 'Too many requests. Wait as long as Retry-After says.',
    });
  });
});

test.each(['/v1/*/x', '/*/*', '*'])(
  'a star that is not the end of a path meets nothing, and is refused: %s',
  async (path) => {
    const add = practiceApi().control.addFault({ match: { path }, answer: '500' });
    await expect(add).rejects.toMatchObject({ status: 422 });
  },
);
