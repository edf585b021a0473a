import { beforeEach, describe, expect, test } from 'vitest';
import { startApi, type Harness } from './harness.js';
import { authorizationQuery, authorize, codeForm, signIn } from './oauth.js';

let harness: Harness;
beforeEach(async () => {
  harness = await startApi();
});

const errorOf = async (changes: Record<string, string>) => (await authorize(harness, changes)).get('error');
const token = async (form: Record<string, string>) => {
  const response = await harness.call('POST /oauth/token', { form });
  return [response.status, ((await response.json()) as { error?: string }).error];
};

describe('asking for authorization', () => {
  test('redirects to the registered address with a code, the state and the issuer (RFC 9207)', async () => {
    const query = await authorizationQuery({ state: 'a&b c' });
    const response = await harness.call(`GET /oauth/authorize?${query}`);
    expect(response.status).toBe(302);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.origin + location.pathname).toBe('https://app.example/callback');
    expect(location.searchParams.get('state')).toBe('a&b c');
    expect(location.searchParams.get('iss')).toBe('https://api.example');
    expect(location.searchParams.get('code')).toMatch(/^kot_code_/);
  });

  test.each([
    { client_id: 'nobody' },
    { redirect_uri: 'https://app.example/callback/' },
    { redirect_uri: 'https://app.example/callback?x=1' },
    { redirect_uri: 'https://evil.example/' },
    { client_id: '' },
  ])('never redirects for %j', async (changes) => {
    const response = await harness.call(`GET /oauth/authorize?${await authorizationQuery(changes)}`);
    expect(response.status).toBe(400);
    expect(response.headers.has('location')).toBe(false);
  });

  test('tells the client what is wrong through the redirect (RFC 6749 section 4.1.2.1)', async () => {
    expect(await errorOf({ response_type: 'token' })).toBe('unsupported_response_type');
    expect(await errorOf({ response_type: '' })).toBe('invalid_request');
    expect(await errorOf({ code_challenge: '' })).toBe('invalid_request');
    expect(await errorOf({ code_challenge_method: 'plain' })).toBe('invalid_request');
    expect(await errorOf({ code_challenge_method: '' })).toBe('invalid_request');
    expect(await errorOf({ scope: 'admin' })).toBe('invalid_scope');
    expect(harness.api.state.codes.size).toBe(0);
  });

  test('a parameter without a value counts as left out (RFC 6749 section 3.1)', async () => {
    const answer = await authorize(harness, { scope: '', state: '', login_hint: '' });
    expect(answer.has('code')).toBe(true);
    expect(answer.has('state')).toBe(false);
    expect([...harness.api.state.codes.values()][0]).toMatchObject({ subject: 'user-ana' });
  });

  test('a repeated parameter is an invalid request, and a repeated redirect address leads nowhere', async () => {
    const query = await authorizationQuery();
    const twice = async (extra: string) => {
      const response = await harness.call(`GET /oauth/authorize?${query}&${extra}`);
      return new URL(response.headers.get('location') ?? 'about:blank').searchParams.get('error');
    };
    expect(await twice('scope=orders:read&scope=orders:write')).toBe('invalid_request');
    expect(await twice('redirect_uri=https://app.example/callback')).toBeNull();
    expect(await twice('client_id=demo-app')).toBeNull();
    expect(harness.api.state.codes.size).toBe(0);
  });
});

describe('an authorization code', () => {
  const code = async () => (await authorize(harness)).get('code') ?? '';

  test('is stored as a hash, and works once', async () => {
    const given = await code();
    expect(JSON.stringify([...harness.api.state.codes])).not.toContain(given);
    expect(await token(codeForm(given))).toEqual([200, undefined]);
    expect(await token(codeForm(given))).toEqual([400, 'invalid_grant']);
  });

  test('used twice ends what the first use was given (RFC 6749 section 4.1.2)', async () => {
    const given = await code();
    await token(codeForm(given));
    await token(codeForm(given));
    expect([...harness.api.state.families.values()]).toMatchObject([{ endedBecause: 'reused' }]);
  });

  test('lives 60 seconds, and codes past their time are dropped', async () => {
    const given = await code();
    harness.clock.passSeconds(60);
    expect(await token(codeForm(given))).toEqual([400, 'invalid_grant']);
    await code();
    expect(harness.api.state.codes.size).toBe(1);
  });

  test.each([
    { client_id: 'demo-backend', client_secret: 'demo-backend-secret' },
    { redirect_uri: 'https://app.example/other' },
    { redirect_uri: '' },
    { code_verifier: 'x'.repeat(43) },
    { code: 'kot_code_guess' },
  ])('is refused with %j', async (changes) => {
    expect(await token(codeForm(await code(), changes))).toEqual([400, 'invalid_grant']);
  });

  test.each([{ code: '' }, { code_verifier: '' }])('cannot be exchanged with %j', async (changes) => {
    expect(await token(codeForm(await code(), changes))).toEqual([400, 'invalid_request']);
  });

  test('brings tokens of the scope and the user it was asked for', async () => {
    const { access } = await signIn(harness, { scope: 'orders:read', login_hint: 'user-bo' });
    const response = await harness.call('GET /v1/me', { headers: { Authorization: `Bearer ${access}` } });
    expect(await response.json()).toMatchObject({ subject: 'user-bo', scopes: ['orders:read'] });
  });
});
