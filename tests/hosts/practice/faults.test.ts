import { describe, expect, test } from 'vitest';
import { ANSWERS, OPERATIONS } from '../../../src/core/practice/index.js';
import { bearer } from '../../core/api/harness.js';
import { authorizationQuery } from '../../core/api/oauth.js';
import { asBackend, CALLBACK, practiceApi, tokenOf } from './handles.js';

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
