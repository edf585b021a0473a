import * as client from 'openid-client';
import { describe, expect, test } from 'vitest';
import type { PracticeServer } from '../../../src/hosts/package/node.js';
import { backend, CALLBACK, follow, served } from './outside.js';

const insecure = { execute: [client.allowInsecureRequests] };

async function discovered(server: PracticeServer): Promise<client.Configuration> {
  const { id, secret } = backend(server);
  return client.discovery(new URL(server.issuer), id, secret, undefined, insecure);
}

function ordersWith(config: client.Configuration, token: string, server: PracticeServer): Promise<Response> {
  return client.fetchProtectedResource(config, token, new URL(`${server.api}/v1/orders`), 'GET');
}

describe('openid-client', () => {
  test.each(['oidc', 'oauth2'] as const)('discovers the issuer by %s', async (algorithm) => {
    const server = await served();
    const config = await client.discovery(new URL(server.issuer), 'demo-app', undefined, client.None(), {
      algorithm,
      ...insecure,
    });
    expect(config.serverMetadata()).toMatchObject({
      issuer: server.issuer,
      token_endpoint: `${server.api}/oauth/token`,
    });
    expect(config.serverMetadata().supportsPKCE()).toBe(true);
  });

  test('calls for itself, is told when its token has expired, and when it was revoked', async () => {
    const server = await served();
    const config = await discovered(server);
    const { access_token: token, expires_in: lifetime } = await client.clientCredentialsGrant(config, {
      scope: 'orders:read',
    });
    expect(lifetime).toBe(900);
    expect((await ordersWith(config, token, server)).status).toBe(200);
    expect(await client.tokenIntrospection(config, token)).toMatchObject({ active: true });
    server.clock.advance('PT15M');
    await expect(ordersWith(config, token, server)).rejects.toMatchObject({
      status: 401,
      cause: [{ scheme: 'bearer', parameters: { error: 'invalid_token' } }],
    });
    expect(await client.tokenIntrospection(config, token)).toEqual({ active: false });

    const { access_token: second } = await client.clientCredentialsGrant(config);
    await client.tokenRevocation(config, second);
    await expect(ordersWith(config, second, server)).rejects.toMatchObject({ status: 401 });
  });

  test('signs somebody in with PKCE, asks who it is, and refreshes after expiry', async () => {
    const server = await served();
    const config = await client.discovery(
      new URL(server.issuer),
      'demo-app',
      undefined,
      client.None(),
      insecure,
    );
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const [state, nonce] = [client.randomState(), client.randomNonce()];
    const back = await follow(
      client.buildAuthorizationUrl(config, {
        redirect_uri: CALLBACK,
        scope: 'openid email orders:read',
        code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      }),
    );
    const tokens = await client.authorizationCodeGrant(config, back, {
      pkceCodeVerifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    expect(tokens.claims()).toMatchObject({ sub: 'user-ana', aud: 'demo-app', nonce });
    expect(await client.fetchUserInfo(config, tokens.access_token, 'user-ana')).toMatchObject({
      email: 'ana@people.example',
    });

    server.clock.advance('PT15M');
    await expect(ordersWith(config, tokens.access_token, server)).rejects.toMatchObject({ status: 401 });
    const fresh = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect((await ordersWith(config, fresh.access_token, server)).status).toBe(200);
    // The one before was spent by the refresh: whoever sends it again has stolen it.
    await expect(client.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('is told to wait, and that the issuer is down', async () => {
    const server = await served();
    const config = await discovered(server);
    const { access_token: token } = await client.clientCredentialsGrant(config);
    await server.control.addFault({ match: { path: '/v1/orders' }, answer: '429' });
    const limited = await ordersWith(config, token, server);
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([
      429,
      expect.stringMatching(/^\d+$/),
    ]);
    await server.control.addFault({ match: { path: '/oauth/token' }, answer: '503' });
    await expect(client.clientCredentialsGrant(config)).rejects.toMatchObject({
      cause: { status: 503 },
    });
  });

  test('notices that somebody denied it', async () => {
    const server = await served();
    const config = await discovered(server);
    const state = client.randomState();
    const asked = client.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      state,
      code_challenge: await client.calculatePKCECodeChallenge(client.randomPKCECodeVerifier()),
      code_challenge_method: 'S256',
      demo_consent: 'deny',
    });
    const granted = client.authorizationCodeGrant(config, await follow(asked), { expectedState: state });
    await expect(granted).rejects.toMatchObject({ error: 'access_denied' });
  });
});
