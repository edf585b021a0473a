import { describe, expect, test } from 'vitest';
import { members } from '../../core/api/harness.js';
import { authorizationQuery } from '../../core/api/oauth.js';
import { asBackend, CALLBACK, practiceApi, refreshWith, signIn } from './handles.js';

describe('an ID token', () => {
  test('comes with a sign-in and a refresh, and not with an exchange of what they gave', async () => {
    const api = practiceApi();
    const first = await signIn(api, { scope: 'openid orders:read' });
    const next = await members(await refreshWith(api, String(first['refresh_token'])));
    expect([first, next].map((told) => typeof told['id_token'])).toEqual(['string', 'string']);
    for (const more of [{}, { code: 'nonsense' }]) {
      const exchanged = await asBackend(api, '/api/oauth/token', {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: String(next['access_token']),
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        ...more,
      });
      expect(exchanged.status).toBe(200);
      const told = await members(exchanged);
      expect([told['id_token'], told['scope']]).toEqual([undefined, 'orders:read']);
    }
  });

  test('comes with a refresh whatever else is sent with it', async () => {
    const api = practiceApi();
    const { refresh_token: refresh } = await signIn(api, { scope: 'openid' });
    const answer = await api.fetch('/api/oauth/token', {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: 'demo-app',
        refresh_token: String(refresh),
        code: 'nonsense',
      }),
    });
    expect(await members(answer)).toHaveProperty('id_token');
  });
});

describe('a parameter that comes twice', () => {
  test.each([
    ['scope', 'openid', 'orders:read'],
    ['scope', 'openid', 'openid'],
    ['scope', 'orders:read', 'openid'],
    ['nonce', 'a', 'b'],
    ['state', 'a', 'b'],
  ])('is refused in an authorization request: %s=%s, then %s', async (name, first, second) => {
    const api = practiceApi();
    const query = await authorizationQuery({ redirect_uri: CALLBACK, scope: 'openid', [name]: first });
    const away = await api.fetch(`/api/oauth/authorize?${query}&${name}=${encodeURIComponent(second)}`);
    const answer = new URL(away.headers.get('location') ?? '').searchParams;
    expect([answer.get('error'), answer.get('code')]).toEqual(['invalid_request', null]);
  });

  test('is refused in a refresh', async () => {
    const api = practiceApi();
    const { refresh_token: refresh } = await signIn(api, { scope: 'openid orders:read' });
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'demo-app',
      refresh_token: String(refresh),
      scope: 'openid',
    });
    body.append('scope', 'orders:read');
    const answer = await api.fetch('/api/oauth/token', { method: 'POST', body });
    expect([answer.status, (await members(answer))['error']]).toEqual([400, 'invalid_request']);
  });
});

describe('the address that the metadata of the API names', () => {
  test.each([
    [{}],
    [{ issuer: 'https://idp.example/api' }],
    [{ audience: 'orders' }],
    [{ issuer: 'https://idp.example/api', audience: 'https://orders.example' }],
  ])('can be asked for as resource, with %j', async (settings) => {
    const api = practiceApi(settings);
    const { resource } = await members(await api.fetch('/.well-known/oauth-protected-resource/api'));
    expect(resource).toBe(api.api);
    const granted = await asBackend(api, '/api/oauth/token', {
      grant_type: 'client_credentials',
      resource: String(resource),
    });
    expect(granted.status).toBe(200);
    const headers = { Authorization: `Bearer ${String((await members(granted))['access_token'])}` };
    expect((await api.fetch('/api/v1/orders', { headers })).status).toBe(200);
    expect(await signIn(api, { resource: String(resource) })).toHaveProperty('access_token');
    const elsewhere = await asBackend(api, '/api/oauth/token', {
      grant_type: 'client_credentials',
      resource: 'https://elsewhere.example',
    });
    expect((await members(elsewhere))['error']).toBe('invalid_target');
  });
});
