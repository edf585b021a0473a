import { beforeEach, describe, expect, test } from 'vitest';
import { bearer, challengeOf, members, mintKey, startApi, type Harness } from './harness.js';
import { signIn } from './oauth.js';

let harness: Harness;
let key: string;

beforeEach(async () => {
  harness = await startApi();
  key = (await mintKey(harness)).key;
});

const orders = (headers: Record<string, string> = {}) => harness.call('GET /v1/orders', { headers });

describe('without a credential', () => {
  test.each([
    {},
    { Authorization: 'Basic YTpi' },
    { Authorization: 'Bearerx abc' },
    { Authorization: 'DPoP abc' },
  ])('%j is answered 401 with a challenge that names no error', async (headers) => {
    const response = await orders(headers);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="api"');
  });

  test('a credential in the query or in a form counts as none', async () => {
    const query = await harness.call(`GET /v1/orders?access_token=${key}&api_key=${key}`);
    const form = await harness.call('POST /v1/orders', { form: { access_token: key } });
    expect([query.status, form.status]).toEqual([401, 401]);
    expect(query.headers.get('www-authenticate')).toBe('Bearer realm="api"');
  });

  test('a token in the query takes nothing away from one in the header', async () => {
    const response = await harness.call('GET /v1/orders?access_token=junk', { headers: bearer(key) });
    expect(response.status).toBe(200);
  });
});

describe('a malformed request', () => {
  test.each(['Bearer', 'Bearer kot_demo_a kot_demo_b', 'Bearer kot_demo_a, Bearer kot_demo_b', 'bearer a,b'])(
    '%j is answered 400 invalid_request',
    async (Authorization) => {
      const response = await orders({ Authorization });
      expect(response.status).toBe(400);
      expect(challengeOf(response).parameters).toMatchObject({ realm: 'api', error: 'invalid_request' });
    },
  );

  test('two ways at once are 400, even when both carry the same good key', async () => {
    const response = await orders({ ...bearer(key), 'X-API-Key': key });
    expect(response.status).toBe(400);
    expect(challengeOf(response).parameters['error']).toBe('invalid_request');
  });
});

describe('a credential that is not accepted', () => {
  test.each([
    ['a mistyped key', (good: string) => good.slice(0, -1)],
    ['an unknown text', () => 'abc'],
    ['a JWT of somebody else', () => 'eyJhbGciOiJub25lIn0.e30.AAAA'],
  ])('%s is answered 401 invalid_token', async (_name, make) => {
    const response = await orders(bearer(make(key)));
    expect(response.status).toBe(401);
    const { scheme, parameters } = challengeOf(response);
    expect(scheme).toBe('Bearer');
    expect(parameters).toMatchObject({ realm: 'api', error: 'invalid_token' });
    expect(parameters['error_description']).toBeTruthy();
  });

  test('X-API-Key takes API keys only: an access token there is not one', async () => {
    const { access } = await signIn(harness);
    expect((await orders(bearer(access))).status).toBe(200);
    const response = await orders({ 'X-API-Key': access });
    expect(response.status).toBe(401);
    expect(harness.lastTrace().steps.at(-1)).toMatchObject({ id: 'key_checksum', code: 'key_malformed' });
  });
});

describe('a scope that is too small', () => {
  test('is answered 403 with the scope that was needed, for a key and for a token', async () => {
    const reader = await mintKey(harness, { scopes: ['orders:read'] });
    const { access } = await signIn(harness, { scope: 'orders:read' });
    for (const credential of [reader.key, access]) {
      const json = { item: 'Ink', quantity: 1 };
      const response = await harness.call('POST /v1/orders', { headers: bearer(credential), json });
      expect(response.status).toBe(403);
      expect(challengeOf(response).parameters).toMatchObject({
        error: 'insufficient_scope',
        scope: 'orders:write',
      });
      expect((await orders(bearer(credential))).status).toBe(200);
    }
  });
});

describe('who calls', () => {
  test('/v1/me tells the subject, the kind of credential and its scopes', async () => {
    const { key: partner } = await mintKey(harness, { customer: 'acme', scopes: ['orders:read'] });
    expect(await members(await harness.call('GET /v1/me', { headers: { 'X-API-Key': partner } }))).toEqual({
      subject: 'acme',
      credential: 'api_key',
      scopes: ['orders:read'],
    });
    const { access } = await signIn(harness, { login_hint: 'user-bo' });
    expect(await members(await harness.call('GET /v1/me', { headers: bearer(access) }))).toEqual({
      subject: 'user-bo',
      credential: 'access_token',
      scopes: ['orders:read', 'orders:write'],
    });
  });

  test('the scheme name is read without regard to case (RFC 9110 section 11.1)', async () => {
    for (const scheme of ['bearer', 'BEARER']) {
      expect((await orders({ Authorization: `${scheme} ${key}` })).status).toBe(200);
    }
  });
});
