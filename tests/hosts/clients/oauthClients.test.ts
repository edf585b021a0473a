import { OAuth2Client, OAuth2Fetch, generateCodeVerifier } from '@badgateway/oauth2-client';
import { AuthorizationCode, ClientCredentials } from 'simple-oauth2';
import { describe, expect, test } from 'vitest';
import type { PracticeServer } from '../../../src/hosts/package/node.js';
import { backend, bearer, CALLBACK, follow, pkce, served } from './outside.js';

describe('simple-oauth2', () => {
  const settingsFor = (server: PracticeServer, authorizationMethod: 'header' | 'body' = 'header') => ({
    client: backend(server),
    auth: {
      tokenHost: server.origin,
      tokenPath: '/api/oauth/token',
      revokePath: '/api/oauth/revoke',
    },
    options: { authorizationMethod },
  });

  test.each(['header', 'body'] as const)(
    'gets a token for itself with its secret in the %s',
    async (method) => {
      const server = await served();
      const granted = await new ClientCredentials(settingsFor(server, method)).getToken({
        scope: 'orders:read',
      });
      expect(granted.token).toMatchObject({ token_type: 'Bearer', expires_in: 900, scope: 'orders:read' });
      expect([granted.expired(), granted.expired(901)]).toEqual([false, true]);
      const orders = () => fetch(`${server.api}/v1/orders`, bearer(granted.token['access_token']));
      expect((await orders()).status).toBe(200);
      server.clock.advance('PT15M');
      expect((await orders()).status).toBe(401);
    },
  );

  test('has somebody sign in, refreshes and revokes', async () => {
    const server = await served();
    const settings = settingsFor(server);
    const client = new AuthorizationCode({
      ...settings,
      auth: { ...settings.auth, authorizePath: '/api/oauth/authorize' },
    });
    const { verifier, challenge } = pkce();
    const asked = client.authorizeURL({
      redirect_uri: CALLBACK,
      scope: 'orders:read',
      state: 'state-1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    } as Parameters<typeof client.authorizeURL>[0]);
    const code = (await follow(asked)).searchParams.get('code') ?? '';
    const granted = await client.getToken({
      code,
      redirect_uri: CALLBACK,
      code_verifier: verifier,
    } as Parameters<typeof client.getToken>[0]);
    server.clock.advance('PT15M');
    const fresh = await granted.refresh();
    const orders = () => fetch(`${server.api}/v1/orders`, bearer(fresh.token['access_token']));
    expect((await orders()).status).toBe(200);
    await fresh.revokeAll();
    expect((await orders()).status).toBe(401);
    await expect(fresh.refresh()).rejects.toMatchObject({ data: { payload: { error: 'invalid_grant' } } });
  });

  test('is told why a token is refused', async () => {
    const server = await served();
    const client = new ClientCredentials(settingsFor(server));
    await expect(client.getToken({ scope: 'admin' })).rejects.toMatchObject({
      output: { statusCode: 400 },
      data: { payload: { error: 'invalid_scope' } },
    });
  });
});

describe('@badgateway/oauth2-client', () => {
  const clientFor = (server: PracticeServer, settings: object = {}) =>
    new OAuth2Client({
      server: server.origin,
      discoveryEndpoint: '/.well-known/oauth-authorization-server/api',
      clientId: 'demo-app',
      ...settings,
    });

  test('discovers, signs somebody in with PKCE, and refreshes', async () => {
    const server = await served();
    const client = clientFor(server);
    const codeVerifier = await generateCodeVerifier();
    const back = await follow(
      await client.authorizationCode.getAuthorizeUri({
        redirectUri: CALLBACK,
        state: 'state-1',
        codeVerifier,
        scope: ['orders:read'],
      }),
    );
    const token = await client.authorizationCode.getTokenFromCodeRedirect(back, {
      redirectUri: CALLBACK,
      state: 'state-1',
      codeVerifier,
    });
    expect(token.scope).toEqual(['orders:read']);
    server.clock.advance('PT15M');
    const fresh = await client.refreshToken(token);
    expect(fresh.refreshToken).not.toBe(token.refreshToken);
    expect((await fetch(`${server.api}/v1/orders`, bearer(fresh.accessToken))).status).toBe(200);
    await client.revoke(fresh);
    expect((await fetch(`${server.api}/v1/orders`, bearer(fresh.accessToken))).status).toBe(401);
  });

  test.each(['client_secret_basic', 'client_secret_post', 'client_secret_basic_interop'])(
    'fetches with a token of its own by %s, and again when that has expired',
    async (authenticationMethod) => {
      const server = await served();
      const { id, secret } = backend(server);
      const client = clientFor(server, { clientId: id, clientSecret: secret, authenticationMethod });
      const wrapper = new OAuth2Fetch({
        client,
        getNewToken: () => client.clientCredentials(),
        scheduleRefresh: false,
      });
      const orders = (): Promise<Response> => wrapper.fetch(`${server.api}/v1/orders`);
      expect((await orders()).status).toBe(200);
      expect(await client.introspect(await wrapper.getToken())).toMatchObject({ active: true });
      server.clock.advance('PT15M');
      expect((await orders()).status).toBe(200);
      expect(await server.control.counters()).toMatchObject({
        tokens_issued: 2,
        refusals: { token_expired: 1 },
      });
    },
  );
});
