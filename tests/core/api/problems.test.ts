import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG, type Refusal } from '../../../src/core/api/index.js';
import { OAUTH_ERRORS, PROBLEMS } from '../../../src/core/api/refusals.js';
import { oauthError, refusalResponse } from '../../../src/core/api/http/respond.js';
import {
  ADMIN,
  bearer,
  challengeOf,
  members,
  mintKey,
  startApi,
  type CallOptions,
  type Harness,
} from './harness.js';

const problems = Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[];
const oauthErrors = Object.keys(OAUTH_ERRORS) as (keyof typeof OAUTH_ERRORS)[];

describe.each(problems)('the problem %s', (refusal) => {
  const response = refusalResponse(refusal, DEFAULT_CONFIG);

  test('has the members of RFC 9457, and the status it says', async () => {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body = await members(response.clone());
    expect(body['status']).toBe(response.status);
    expect(body['title']).toBeTruthy();
    expect(body['detail']).toBeTruthy();
    expect(() => new URL(String(body['type']))).not.toThrow();
  });

  test('carries a challenge in the charset of RFC 6750 when it is a 401', () => {
    const challenged = response.headers.has('www-authenticate');
    expect(challenged || response.status !== 401).toBe(true);
    if (challenged) expect(challengeOf(response).parameters['realm']).toBe('api');
  });
});

describe.each(oauthErrors)('the OAuth error %s', (refusal) => {
  test('is plain JSON that no cache keeps, with an error code of RFC 6749 or 8693 and a clean description', async () => {
    const response = oauthError(refusal);
    const unavailable = refusal === 'issuer_unavailable';
    expect([response.status, response.headers.has('retry-after')]).toEqual([
      unavailable ? 503 : 400,
      unavailable,
    ]);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body = await members(response);
    expect(Object.keys(body)).toEqual(['error', 'error_description']);
    expect(body['error']).toMatch(
      /^(invalid_(request|client|grant|scope|target)|unauthorized_client|unsupported_(grant|response)_type|access_denied|temporarily_unavailable)$/,
    );
    expect(body['error_description']).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
  });
});

test('problem types stand under the configured base, those that IANA registers under its address', async () => {
  const typeOf = async (refusal: Refusal): Promise<unknown> =>
    (await members(refusalResponse(refusal, { ...DEFAULT_CONFIG, problemBase: 'https://docs.example/#' })))[
      'type'
    ];
  expect(await typeOf('token_expired')).toBe('https://docs.example/#problem-invalid-token');
  const registry = 'https://iana.org/assignments/http-problem-types#';
  expect(await typeOf('rate_limited')).toBe(`${registry}quota-exceeded`);
  expect(await typeOf('store_unavailable')).toBe(`${registry}temporary-reduced-capacity`);
});

describe('what went wrong this time', () => {
  const detailOf = async (harness: Harness, line: string, options: CallOptions = {}) =>
    (await members(await harness.call(line, options)))['detail'];

  test('says which scope is missing, in the challenge too', async () => {
    const harness = await startApi();
    const headers = bearer((await mintKey(harness, { scopes: ['orders:write'] })).key);
    const detail = 'This request needs the scope orders:read, which the credential lacks.';
    expect(await detailOf(harness, 'GET /v1/orders', { headers })).toBe(detail);
    const { parameters } = challengeOf(await harness.call('GET /v1/orders', { headers }));
    expect(parameters).toMatchObject({ error_description: detail, scope: 'orders:read' });
  });

  test.each([
    ['DELETE /v1/keys/key_9', 'There is no API key with this id.'],
    ['GET /v1/keys/key_9', 'There is no API key with this id.'],
    ['POST /v1/keys/key_9/rotate', 'There is no API key with this id.'],
    ['DELETE /v1/signing-keys/sig-9', 'There is no signing key with this id.'],
    ['PUT /v1/keys', 'This address answers GET, HEAD, POST only.'],
    ['GET /v1/nothing', 'No route or resource has this address.'],
  ])('%s: %s', async (line, detail) => {
    expect(await detailOf(await startApi(), line, { headers: ADMIN })).toBe(detail);
  });

  test('says that a person is gone', async () => {
    const harness = await startApi();
    await harness.call('DELETE /v1/users/user-ana', { headers: ADMIN });
    for (const [line, json] of [
      ['GET /v1/users/user-ana', undefined],
      ['PATCH /v1/users/user-ana', { role: 'member' }],
      ['DELETE /v1/users/user-ana', undefined],
      ['POST /v1/users/user-ana/sign-out', undefined],
    ] as const) {
      expect(await detailOf(harness, line, { headers: ADMIN, json })).toBe(
        'There is no person with this id.',
      );
    }
  });

  test.each([
    [{ Authorization: 'Bearer abc', 'X-API-Key': 'def' }, /^Both Authorization and X-API-Key/],
    [{ Authorization: 'Bearer' }, /^Authorization: Bearer must be followed by exactly one/],
    [{ Authorization: 'Bearer abc def' }, /^Authorization: Bearer must be followed by exactly one/],
    [{ 'X-API-Key': 'abc, def' }, /^X-API-Key must be followed by exactly one/],
  ])('tells two ways of sending one credential wrongly apart: %j', async (headers, detail) => {
    const harness = await startApi();
    for (const line of ['GET /v1/orders', 'GET /v1/keys']) {
      const told = String(await detailOf(harness, line, { headers }));
      expect(told).toMatch(detail);
      expect(told).not.toMatch(/abc|def/);
    }
  });

  test.each([
    ['key_store', 'POST /v1/keys', 'The key store cannot be reached, so nothing was changed.'],
    ['user_store', 'DELETE /v1/users/user-ana', 'The user store cannot be reached, so nothing was changed.'],
  ] as const)('says what is down: %s', async (down, line, detail) => {
    const harness = await startApi({ config: { down: [down] } });
    expect(await detailOf(harness, line, { headers: ADMIN })).toBe(detail);
  });
});

describe('addresses and methods', () => {
  test('an unknown address is 404, and an unknown id too', async () => {
    const harness = await startApi();
    for (const line of [
      'GET /',
      'GET /v1',
      'GET /v1/orders/ord_1001',
      'GET /.well-known/openid-configuration',
    ]) {
      const response = await harness.call(line);
      expect([line, response.status]).toEqual([line, 404]);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
    expect((await harness.call('DELETE /v1/keys/key_9', { headers: ADMIN })).status).toBe(404);
    expect((await harness.call('DELETE /v1/keys/%E0%A4%A', { headers: ADMIN })).status).toBe(404);
  });

  test('HEAD answers as GET does, without the body', async () => {
    const harness = await startApi();
    const { key } = await mintKey(harness);
    const head = await harness.call('HEAD /v1/orders', { headers: bearer(key) });
    expect(head.status).toBe(200);
    expect(head.headers.get('ratelimit')).toBe('"default";r=59;t=60');
    expect(await head.text()).toBe('');
    expect((await harness.call('HEAD /v1/orders')).status).toBe(401);
  });

  test('a method that an address does not know is 405, and Allow says which it knows', async () => {
    const harness = await startApi();
    const allowed = async (line: string) => {
      const response = await harness.call(line);
      return [response.status, response.headers.get('allow')];
    };
    expect(await allowed('PUT /v1/orders')).toEqual([405, 'GET, HEAD, POST']);
    expect(await allowed('PROPFIND /v1/me')).toEqual([405, 'GET, HEAD']);
    expect(await allowed('GET /oauth/token')).toEqual([405, 'POST']);
    expect(await allowed('PUT /v1/keys/key_1')).toEqual([405, 'GET, HEAD, DELETE']);
    expect(await allowed('PUT /v1/users/user-ana')).toEqual([405, 'GET, HEAD, PATCH, DELETE']);
  });
});
