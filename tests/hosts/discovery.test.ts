import * as jose from 'jose';
import * as oauth from 'oauth4webapi';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serve, type PracticeServer } from '../../src/hosts/package/node.js';
import { createPracticeApi, type PracticeSettings } from '../../src/hosts/package/index.js';
import { members } from '../core/api/harness.js';

const insecure = { [oauth.allowInsecureRequests]: true };
const CALLBACK = 'http://localhost:3000/callback';

async function served(settings: PracticeSettings = {}): Promise<PracticeServer> {
  const server = await serve(settings);
  onTestFinished(() => server.close());
  return server;
}

describe('metadata', () => {
  test.each([
    ['/.well-known/oauth-authorization-server/api', 'issuer'],
    ['/api/.well-known/oauth-authorization-server', 'issuer'],
    ['/.well-known/openid-configuration/api', 'userinfo_endpoint'],
    ['/api/.well-known/openid-configuration', 'userinfo_endpoint'],
    ['/.well-known/oauth-protected-resource/api', 'resource'],
    ['/api/.well-known/oauth-protected-resource', 'resource'],
    ['/.well-known/openid-configuration/t/blue/api', 'userinfo_endpoint'],
    ['/t/blue/api/.well-known/openid-configuration', 'userinfo_endpoint'],
  ])('is where clients look for it: %s', async (path, member) => {
    const api = createPracticeApi();
    const answer = await api.fetch(path);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    const mount = path.includes('/t/blue') ? '/t/blue/api' : '/api';
    expect(String((await members(answer))[member])).toMatch(`http://localhost${mount}`);
    const head = await api.fetch(path, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test.each([
    '/.well-known/openid-configuration',
    '/.well-known/oauth-authorization-server/other',
    '/.well-known/security.txt',
  ])('is nowhere else: %s', async (path) => {
    const answer = await createPracticeApi().fetch(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });

  test('of the API is named by its challenge, and names the issuer', async () => {
    const { api } = await served();
    const refused = await fetch(`${api}/v1/orders`);
    const at = /resource_metadata="([^"]+)"/.exec(refused.headers.get('www-authenticate') ?? '')?.[1] ?? '';
    const metadata = await members(await fetch(at));
    expect(metadata).toMatchObject({
      resource: api,
      authorization_servers: [api],
      bearer_methods_supported: ['header'],
    });
    const resource = new URL(api);
    const read = await oauth.processResourceDiscoveryResponse(
      resource,
      await oauth.resourceDiscoveryRequest(resource, insecure),
    );
    expect(read.resource).toBe(api);
  });

  test('has an issuer of another address where one is set, and addresses that answer', async () => {
    const { api } = await served({ issuer: 'https://login.example' });
    const metadata = await members(await fetch(`${api}/.well-known/oauth-authorization-server`));
    expect(metadata).toMatchObject({ issuer: 'https://login.example', token_endpoint: `${api}/oauth/token` });
    expect((await fetch(String(metadata['jwks_uri']))).status).toBe(200);
  });

  test('is summed up at the address of the API', async () => {
    const { api } = await served();
    const index = await members(await fetch(api));
    for (const name of [
      'metadata',
      'openid_configuration',
      'protected_resource_metadata',
      'jwks_uri',
      'openapi',
    ]) {
      expect([name, (await fetch(String(index[name]))).status]).toEqual([name, 200]);
    }
    expect(index['routes']).toContain('GET /v1/orders');
  });
});

describe('OpenID Connect, by a client that we did not write', () => {
  /** Signs in with code, PKCE and nonce, and returns what came. */
  async function signIn(server: PracticeServer, scope: string, nonce: string) {
    const issuer = new URL(server.issuer);
    const as = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, { ...insecure, algorithm: 'oidc' }),
    );
    const client = { client_id: 'demo-app' };
    const verifier = oauth.generateRandomCodeVerifier();
    const url = new URL(as.authorization_endpoint ?? '');
    url.search = String(
      new URLSearchParams({
        response_type: 'code',
        client_id: 'demo-app',
        redirect_uri: CALLBACK,
        scope,
        nonce,
        state: 'state-1',
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }),
    );
    const away = await fetch(url, { redirect: 'manual' });
    const answer = oauth.validateAuthResponse(
      as,
      client,
      new URL(away.headers.get('location') ?? ''),
      'state-1',
    );
    const response = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      oauth.None(),
      answer,
      CALLBACK,
      verifier,
      insecure,
    );
    return { as, client, response };
  }

  test('signs in, reads the ID token, asks who it is and refreshes', async () => {
    const server = await served();
    const { as, client, response } = await signIn(server, 'openid profile email orders:read', 'nonce-1');
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, {
      expectedNonce: 'nonce-1',
      requireIdToken: true,
    });
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    expect(claims).toMatchObject({
      iss: server.issuer,
      aud: 'demo-app',
      sub: 'user-ana',
      nonce: 'nonce-1',
      name: 'Ana',
    });
    expect(tokens.scope).toBe('openid profile email orders:read');
    await jose.jwtVerify(tokens.id_token ?? '', jose.createRemoteJWKSet(new URL(as.jwks_uri ?? '')));

    const asked = await oauth.userInfoRequest(as, client, tokens.access_token, insecure);
    expect(await oauth.processUserInfoResponse(as, client, 'user-ana', asked)).toEqual({
      sub: 'user-ana',
      name: 'Ana',
      email: 'ana@people.example',
    });

    const again = await oauth.refreshTokenGrantRequest(
      as,
      client,
      oauth.None(),
      tokens.refresh_token ?? '',
      insecure,
    );
    const refreshed = await oauth.processRefreshTokenResponse(as, client, again);
    expect(oauth.getValidatedIdTokenClaims(refreshed)).toMatchObject({
      sub: 'user-ana',
      auth_time: claims?.auth_time,
    });
    expect(jose.decodeJwt(refreshed.id_token ?? '')).not.toHaveProperty('nonce');
  });

  test('gets no ID token without openid, nor where only a secret could sign it', async () => {
    const server = await served();
    const { response } = await signIn(server, 'orders:read', 'x');
    const tokens = await members(response);
    expect(tokens).not.toHaveProperty('id_token');
    const headers = { Authorization: `Bearer ${String(tokens['access_token'])}` };
    expect((await fetch(`${server.api}/oauth/userinfo`, { headers })).status).toBe(403);
    expect((await fetch(`${server.api}/oauth/userinfo`)).status).toBe(401);

    const shared = await served({ alg: 'HS256' });
    expect(await members((await signIn(shared, 'openid', 'x')).response)).not.toHaveProperty('id_token');
  });

  test('is not let into the API with an ID token', async () => {
    const server = await served();
    const tokens = await members((await signIn(server, 'openid', 'x')).response);
    expect(tokens['scope']).toBe('openid orders:read');
    const headers = { Authorization: `Bearer ${String(tokens['id_token'])}` };
    expect((await fetch(`${server.api}/v1/orders`, { headers })).status).toBe(401);
  });
});
