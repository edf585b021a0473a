import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import { connect, followAuthorization, ISSUERS } from './outside.js';

const NATIVE: oauth.Client = { client_id: 'native' };

/** RFC 8252: an app on a desktop or a phone, which is given its port or has a scheme of its own. */
describe.each(ISSUERS)('a native app at %s', (issuer) => {
  test.each([
    ['http://127.0.0.1/callback', 'http://127.0.0.1:51004/callback'],
    ['http://[::1]/callback', 'http://[::1]:51005/callback'],
    ['http://localhost:8080/callback', 'http://localhost:51006/callback'],
    ['com.example.app:/callback', 'com.example.app:/callback'],
  ])('that registered %s signs in by %s', async (registered, redirectUri) => {
    const clients = [{ id: 'native', redirectUris: [registered], scopes: ['orders:read'] }];
    const outside = await connect(issuer, { clients });
    const { as, through } = outside;
    const verifier = oauth.generateRandomCodeVerifier();
    const state = oauth.generateRandomState();
    const callback = await followAuthorization(outside, {
      response_type: 'code',
      client_id: 'native',
      redirect_uri: redirectUri,
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      // As many clients send it: what `URL` makes of the API's address.
      resource: new URL('https://api.example').href,
    });
    expect(callback.href.startsWith(redirectUri)).toBe(true);
    const parameters = oauth.validateAuthResponse(as, NATIVE, callback, state);
    const none = oauth.None();
    const response = await oauth.authorizationCodeGrantRequest(
      as,
      NATIVE,
      none,
      parameters,
      redirectUri,
      verifier,
      through,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(as, NATIVE, response);
    expect(tokens).toMatchObject({ token_type: 'bearer', scope: 'orders:read' });

    // Some libraries send Basic for every client, with nothing behind the colon for one that has no secret.
    const refreshed = await oauth.refreshTokenGrantRequest(
      as,
      NATIVE,
      (_as, { client_id: id }, _body, headers) => headers.set('authorization', `Basic ${btoa(`${id}:`)}`),
      String(tokens.refresh_token),
      through,
    );
    expect(await oauth.processRefreshTokenResponse(as, NATIVE, refreshed)).toHaveProperty('refresh_token');
  });

  test('hears in words what is wrong with its request', async () => {
    const outside = await connect(issuer);
    const callback = await followAuthorization(outside, { response_type: 'code', client_id: 'demo-app' });
    const refused = () =>
      oauth.validateAuthResponse(outside.as, { client_id: 'demo-app' }, callback, oauth.expectNoState);
    expect(refused).toThrow(
      expect.objectContaining({
        error: 'invalid_request',
        error_description: 'The parameter code_challenge is missing. PKCE is required (RFC 7636).',
      }),
    );
  });
});
