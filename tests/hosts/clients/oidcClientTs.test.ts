import { InMemoryWebStorage, OidcClient, WebStorageStateStore, type RefreshState } from 'oidc-client-ts';
import { expect, test } from 'vitest';
import type { PracticeServer } from '../../../src/hosts/package/node.js';
import { bearer, CALLBACK, follow, served } from './outside.js';

/** As a single-page app sets it up, but for the browser's storage. */
function clientFor({ issuer }: PracticeServer): OidcClient {
  return new OidcClient({
    authority: issuer,
    client_id: 'demo-app',
    redirect_uri: CALLBACK,
    scope: 'openid profile email orders:read',
    loadUserInfo: true,
    stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
  });
}

test('oidc-client-ts signs in, reads who it is, refreshes after expiry and revokes', async () => {
  const server = await served();
  const client = clientFor(server);
  const { url } = await client.createSigninRequest({ nonce: 'nonce-1', login_hint: 'user-bo' });
  const signedIn = await client.processSigninResponse((await follow(url)).href);
  expect(signedIn.profile).toMatchObject({ sub: 'user-bo', email: 'bo@people.example' });

  const orders = (token: string): Promise<Response> => fetch(`${server.api}/v1/orders`, bearer(token));
  expect((await orders(signedIn.access_token)).status).toBe(200);
  server.clock.advance('PT15M');
  expect((await orders(signedIn.access_token)).status).toBe(401);
  // What its UserManager, which needs a browser, makes of a signed-in user.
  const state = signedIn as unknown as RefreshState;
  const fresh = await client.useRefreshToken({ state });
  expect((await orders(fresh.access_token)).status).toBe(200);
  expect(fresh.profile.sub).toBe('user-bo');

  await client.revokeToken(fresh.refresh_token ?? '', 'refresh_token');
  const ended = client.useRefreshToken({ state: fresh as unknown as RefreshState });
  await expect(ended).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('oidc-client-ts is told that somebody denied it, and takes no answer twice', async () => {
  const server = await served();
  const client = clientFor(server);
  const denied = await client.createSigninRequest({ extraQueryParams: { demo_consent: 'deny' } });
  await expect(client.processSigninResponse((await follow(denied.url)).href)).rejects.toMatchObject({
    error: 'access_denied',
  });
  const { url } = await client.createSigninRequest({});
  const back = (await follow(url)).href;
  await client.processSigninResponse(back);
  await expect(client.processSigninResponse(back)).rejects.toThrow('No matching state found in storage');
});
