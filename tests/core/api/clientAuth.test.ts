import { beforeEach, describe, expect, test } from 'vitest';
import { basic, members, startApi, type Harness } from './harness.js';
import { authorize, codeForm, refresh, signIn } from './oauth.js';

const SECRET = 'demo-backend-secret';
const BACKEND = basic('demo-backend', SECRET);
const PUBLIC = basic('demo-app', '');
const inForm = { client_id: 'demo-backend', client_secret: SECRET };
const asBasic = (text: string) => ({ Authorization: `Basic ${btoa(text)}` });

let harness: Harness;
beforeEach(async () => {
  harness = await startApi();
});

type Form = Record<string, string>;
type Headers = Record<string, string>;

async function ask(path: string, form: Form, headers: Headers = {}) {
  const response = await harness.call(`POST ${path}`, { form, headers });
  const body = response.headers.has('content-type') ? await members(response) : {};
  const challenge = response.headers.get('www-authenticate');
  return {
    status: response.status,
    error: body['error'],
    said: String(body['error_description']),
    challenge,
    body,
  };
}

const forItself = (form: Form, headers?: Headers) =>
  ask('/oauth/token', { grant_type: 'client_credentials', ...form }, headers);

describe('a confidential client', () => {
  test.each<[string, Form, Headers]>([
    ['Basic', {}, BACKEND],
    ['Basic, and the same client_id in the form', { client_id: 'demo-backend' }, BACKEND],
    ['Basic, and an empty client_secret in the form', { client_secret: '' }, BACKEND],
    ['Basic in another case', {}, { Authorization: BACKEND.Authorization.replace('Basic', 'bAsIc') }],
    ['Basic, with letters escaped that need not be', {}, asBasic('%64emo-backend:demo%2Dbackend-secret')],
    ['id and secret in the form', inForm, {}],
  ])('is let in with %s', async (_how, form, headers) => {
    expect((await forItself(form, headers)).status).toBe(200);
  });

  test.each<[string, Form, Headers]>([
    ['its secret in both places', inForm, BACKEND],
    ['its secret in the form and a wrong one in the header', inForm, basic('demo-backend', 'wrong')],
    ['its secret in the header and a wrong one in the form', { client_secret: 'wrong' }, BACKEND],
    ['a secret in the form and another scheme in the header', inForm, { Authorization: 'Bearer abc' }],
  ])('is invalid_request with %s (RFC 6749 section 2.3)', async (_how, form, headers) => {
    const { status, error, said, challenge } = await forItself(form, headers);
    expect([status, error, challenge]).toEqual([400, 'invalid_request', null]);
    expect(said).toMatch(/client_secret/);
  });

  test.each<[string, Form, Headers, RegExp]>([
    ['a wrong secret', {}, basic('demo-backend', 'wrong'), /secret is wrong/],
    ['an empty secret', {}, basic('demo-backend', ''), /must send it/],
    ['an unknown id', {}, basic('nobody', SECRET), /No client/],
    ['no id', {}, asBasic(`:${SECRET}`), /No client is named/],
    ['no colon', {}, asBasic('demo-backend'), /must be Basic/],
    ['escapes that are none', {}, asBasic('demo-backend:%zz'), /must be Basic/],
    [
      'padding that is missing',
      {},
      { Authorization: BACKEND.Authorization.replace(/=+$/, '') },
      /must be Basic/,
    ],
    ['two headers', {}, { Authorization: `${BACKEND.Authorization}, ${BACKEND.Authorization}` }, /Basic/],
    ['another scheme', { client_id: 'demo-backend' }, { Authorization: 'Bearer abc' }, /must be Basic/],
    ['a scheme like Basic', { client_id: 'demo-backend' }, { Authorization: 'Basics YTpi' }, /must be Basic/],
  ])('is challenged for %s in the header', async (_how, form, headers, sentence) => {
    const { status, error, said, challenge } = await forItself(form, headers);
    expect([status, error, challenge]).toEqual([401, 'invalid_client', 'Basic realm="oauth"']);
    expect(said).toMatch(sentence);
  });

  test.each<[Form, RegExp]>([
    [{ client_id: 'demo-backend', client_secret: 'wrong' }, /secret is wrong/],
    [{ client_id: 'demo-backend' }, /must send it/],
    [{ client_id: 'demo-backend', client_secret: '' }, /must send it/],
    [{ client_id: 'nobody', client_secret: SECRET }, /No client of this issuer/],
    [{ client_secret: SECRET }, /No client is named/],
    [{}, /No client is named/],
  ])('is invalid_client, and not challenged, for %j in the form', async (form, sentence) => {
    const { status, error, said, challenge } = await forItself(form);
    expect([status, error, challenge]).toEqual([400, 'invalid_client', null]);
    expect(said).toMatch(sentence);
  });
});

describe('a public client', () => {
  test.each<[string, Form, Headers]>([
    ['its id in the form', { client_id: 'demo-app' }, {}],
    ['its id and an empty secret in the form', { client_id: 'demo-app', client_secret: '' }, {}],
    ['Basic with an empty secret', { client_id: '' }, PUBLIC],
    ['Basic with an empty secret, and its id in the form', { client_id: 'demo-app' }, PUBLIC],
  ])('is known by %s (RFC 6749 section 2.3.1)', async (_how, form, headers) => {
    const code = (await authorize(harness)).get('code') ?? '';
    const signedIn = await ask('/oauth/token', codeForm(code, form), headers);
    expect(signedIn.status).toBe(200);
    const token = String(signedIn.body['refresh_token']);
    const refreshed = await ask(
      '/oauth/token',
      { grant_type: 'refresh_token', refresh_token: token, ...form },
      headers,
    );
    expect(refreshed.status).toBe(200);
    const newest = String(refreshed.body['refresh_token']);
    expect((await ask('/oauth/revoke', { token: newest, ...form }, headers)).status).toBe(200);
    expect((await members(await refresh(harness, newest)))['error']).toBe('invalid_grant');
  });

  test.each<[Form, Headers, number]>([
    [{}, basic('demo-app', 'made-up'), 401],
    [{ client_id: 'demo-app', client_secret: 'made-up' }, {}, 400],
  ])('is refused for a secret that it does not have: %j %j', async (form, headers, status) => {
    const answer = await ask('/oauth/token', codeForm('any', { client_id: '', ...form }), headers);
    expect([answer.status, answer.error]).toEqual([status, 'invalid_client']);
    expect(answer.said).toContain('has no secret');
  });

  test('cannot ask for itself, nor about tokens', async () => {
    expect(await forItself({}, PUBLIC)).toMatchObject({ status: 400, error: 'unauthorized_client' });
    const { status, error, challenge } = await ask('/oauth/introspect', { token: 'any' }, PUBLIC);
    expect([status, error, challenge]).toEqual([401, 'invalid_client', 'Basic realm="oauth"']);
  });
});

describe.each(['/oauth/token', '/oauth/revoke', '/oauth/introspect'])(
  'two clients in one request at %s',
  (path) => {
    test.each<[string, Headers, string]>([
      ['another public one', BACKEND, 'demo-app'],
      ['another confidential one', PUBLIC, 'demo-backend'],
      ['an unknown one', BACKEND, 'nobody'],
      ['another one, whatever the secret', basic('demo-backend', 'wrong'), 'demo-app'],
    ])('are invalid_request: the header names one, the form %s', async (_which, headers, id) => {
      const form = { grant_type: 'client_credentials', token: 'any', client_id: id };
      const { status, error, said } = await ask(path, form, headers);
      expect([status, error]).toEqual([400, 'invalid_request']);
      expect(said).toMatch(/client_id.*two different clients/);
    });
  },
);

describe('what belongs to another client', () => {
  test('a code and a refresh token are invalid_grant, and the refresh token stays good', async () => {
    const code = (await authorize(harness)).get('code') ?? '';
    const stolen = await ask('/oauth/token', codeForm(code, { client_id: '' }), BACKEND);
    expect([stolen.status, stolen.error]).toEqual([400, 'invalid_grant']);
    expect(stolen.said).toContain('another client');
    const { refresh: token } = await signIn(harness);
    const taken = await ask('/oauth/token', { grant_type: 'refresh_token', refresh_token: token }, BACKEND);
    expect([taken.status, taken.error]).toEqual([400, 'invalid_grant']);
    expect(taken.said).toContain('another client');
    expect((await refresh(harness, token)).status).toBe(200);
  });

  test('a token is not revoked, and the client hears that (RFC 7009 section 2.1)', async () => {
    const { access, refresh: token } = await signIn(harness);
    for (const each of [access, token]) {
      const { status, error, said } = await ask('/oauth/revoke', { token: each }, BACKEND);
      expect([status, error]).toEqual([400, 'invalid_grant']);
      expect(said).toContain('another client');
    }
    expect((await refresh(harness, token)).status).toBe(200);
  });

  test('a token may be asked about: an API is given the tokens of all clients (RFC 7662 section 2)', async () => {
    const { access } = await signIn(harness);
    const { body } = await ask('/oauth/introspect', { token: access }, BACKEND);
    expect(body).toMatchObject({ active: true, client_id: 'demo-app' });
  });
});
