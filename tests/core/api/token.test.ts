import { decodeJwt, decodeProtectedHeader } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { basic, members, START, startApi, type Harness } from './harness.js';
import { authorize, codeForm } from './oauth.js';

let harness: Harness;
beforeEach(async () => {
  harness = await startApi();
});

const BACKEND = basic('demo-backend', 'demo-backend-secret');
const CREDENTIALS = { grant_type: 'client_credentials' };

async function ask(form: Record<string, string> | string, headers: Record<string, string> = {}) {
  const response = await harness.call('POST /oauth/token', { form, headers });
  return { response, body: await members(response.clone()) };
}

describe('a token response', () => {
  test('has the members of RFC 6749 section 5.1, and no cache keeps it', async () => {
    const code = (await authorize(harness)).get('code') ?? '';
    const { response, body } = await ask(codeForm(code));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('pragma')).toBe('no-cache');
    const { access_token: access, refresh_token: refresh, ...rest } = body;
    expect(rest).toEqual({ token_type: 'Bearer', expires_in: 900, scope: 'orders:read orders:write' });
    expect(refresh).toMatch(/^kot_refresh_/);
    expect(decodeProtectedHeader(String(access))).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: 'sig-1' });
    expect(decodeJwt(String(access))).toEqual({
      iss: 'https://api.example',
      sub: 'user-ana',
      aud: 'https://api.example',
      exp: START / 1000 + 900,
      iat: START / 1000,
      jti: 'jti-1',
      client_id: 'demo-app',
      scope: 'orders:read orders:write',
      sid: 'family_1',
    });
  });

  test('for client credentials names the client as subject and has no refresh token (RFC 6749 section 4.4.3)', async () => {
    const { body } = await ask({ ...CREDENTIALS, scope: 'orders:read' }, BACKEND);
    expect(body).not.toHaveProperty('refresh_token');
    expect(decodeJwt(String(body['access_token']))).toMatchObject({
      sub: 'demo-backend',
      client_id: 'demo-backend',
      scope: 'orders:read',
    });
  });

  test('every token has its own jti', async () => {
    const tokens = await Promise.all([1, 2, 3].map(() => ask(CREDENTIALS, BACKEND)));
    const ids = tokens.map(({ body }) => decodeJwt(String(body['access_token'])).jti);
    expect(new Set(ids).size).toBe(3);
  });
});

describe('a client that does not prove who it is', () => {
  test.each([
    basic('demo-backend', 'wrong'),
    basic('nobody', 'demo-backend-secret'),
    { Authorization: 'Basic !!!' },
    { Authorization: 'Basic' },
    { Authorization: `Basic ${btoa('no colon')}` },
    { Authorization: `Basic ${btoa('%E0:%E0')}` },
  ])('with %j is answered 401 and a Basic challenge', async (headers) => {
    const { response, body } = await ask(CREDENTIALS, headers);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm="[^"]+"$/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(body['error']).toBe('invalid_client');
  });

  test.each([
    { client_id: 'demo-backend', client_secret: 'wrong' },
    { client_id: 'demo-backend' },
    { client_id: 'nobody' },
    { client_id: 'demo-app', client_secret: 'a public client has none' },
    {},
  ])('with %j in the body is answered 400', async (client) => {
    const { response, body } = await ask({ ...CREDENTIALS, ...(client as Record<string, string>) });
    expect(response.status).toBe(400);
    expect(response.headers.has('www-authenticate')).toBe(false);
    expect(body['error']).toBe('invalid_client');
  });

  test('two ways of proving it at once are an invalid request (RFC 6749 section 2.3)', async () => {
    const { response, body } = await ask({ ...CREDENTIALS, client_secret: 'demo-backend-secret' }, BACKEND);
    expect([response.status, body['error']]).toEqual([400, 'invalid_request']);
  });

  test('id and secret are read form-encoded from Basic (RFC 6749 section 2.3.1)', async () => {
    const secret = 'p:ä ö%+';
    harness.api.configure({ clients: [{ id: 'a:b', secret, redirectUris: [], scopes: ['orders:read'] }] });
    expect((await ask(CREDENTIALS, basic('a:b', secret))).response.status).toBe(200);
  });
});

describe('a request that cannot be granted is answered 400', () => {
  test.each([
    ['unsupported_grant_type', { grant_type: 'password' }],
    ['unsupported_grant_type', { grant_type: 'constructor' }],
    ['invalid_request', { grant_type: '' }],
    ['invalid_scope', { ...CREDENTIALS, scope: 'orders:read admin' }],
    ['invalid_request', { grant_type: 'refresh_token' }],
    ['invalid_grant', { grant_type: 'refresh_token', refresh_token: 'kot_refresh_guess' }],
    ['invalid_grant', { grant_type: 'authorization_code', code: 'x', code_verifier: 'y' }],
  ])('%s for %j', async (error, form) => {
    const { response, body } = await ask(form as Record<string, string>, BACKEND);
    expect([response.status, body['error']]).toEqual([400, error]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('unauthorized_client for a public client that asks for itself', async () => {
    const { response, body } = await ask({ ...CREDENTIALS, client_id: 'demo-app' });
    expect([response.status, body['error']]).toEqual([400, 'unauthorized_client']);
  });

  test('invalid_request for a repeated parameter, and for a body that is no form', async () => {
    const twice = await ask('grant_type=client_credentials&grant_type=client_credentials', BACKEND);
    expect([twice.response.status, twice.body['error']]).toEqual([400, 'invalid_request']);
    const response = await harness.call('POST /oauth/token', { json: CREDENTIALS, headers: BACKEND });
    expect([response.status, (await members(response))['error']]).toEqual([400, 'invalid_request']);
  });
});
