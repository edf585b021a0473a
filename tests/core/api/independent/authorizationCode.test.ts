import * as oauth from 'oauth4webapi';
import { beforeEach, describe, expect, test } from 'vitest';
import { ADMIN, members } from '../harness.js';
import { APP, APP_CALLBACK, connect, followAuthorization, ISSUERS, type Outside } from './outside.js';

describe.each(ISSUERS)('the authorization code grant with PKCE at %s', (issuer) => {
  let outside: Outside;
  let verifier: string;
  let state: string;
  beforeEach(async () => {
    outside = await connect(issuer);
    verifier = oauth.generateRandomCodeVerifier();
    state = oauth.generateRandomState();
  });

  async function callback(changes: Record<string, string> = {}): Promise<URL> {
    return followAuthorization(outside, {
      response_type: 'code',
      client_id: APP.client_id,
      redirect_uri: APP_CALLBACK,
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...changes,
    });
  }

  const validated = (address: URL) => oauth.validateAuthResponse(outside.as, APP, address, state);

  async function exchange(
    parameters: URLSearchParams,
    given: { verifier?: string | typeof oauth.nopkce; redirectUri?: string } = {},
  ): Promise<oauth.TokenEndpointResponse> {
    const response = await oauth.authorizationCodeGrantRequest(
      outside.as,
      APP,
      oauth.None(),
      parameters,
      given.redirectUri ?? APP_CALLBACK,
      given.verifier ?? verifier,
      outside.through,
    );
    return oauth.processAuthorizationCodeResponse(outside.as, APP, response);
  }

  test('gives tokens that the library accepts and the API answers to', async () => {
    const tokens = await exchange(validated(await callback({ scope: 'orders:read', login_hint: 'user-bo' })));
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 900, scope: 'orders:read' });
    const response = await oauth.protectedResourceRequest(
      tokens.access_token,
      'GET',
      new URL(`${issuer}/v1/me`),
      undefined,
      null,
      outside.through,
    );
    expect(await members(response)).toMatchObject({ subject: 'user-bo', scopes: ['orders:read'] });
  });

  test('answers with the issuer and the state, and the library would notice others (RFC 9207)', async () => {
    const address = await callback();
    expect(validated(address).get('iss')).toBe(issuer);
    expect(() => oauth.validateAuthResponse(outside.as, APP, address, 'another state')).toThrow('"state"');
    for (const iss of ['https://other.example', `${issuer}/`]) {
      const mixedUp = new URL(address);
      mixedUp.searchParams.set('iss', iss);
      expect(() => validated(mixedUp)).toThrow('"iss"');
    }
    address.searchParams.delete('iss');
    expect(() => validated(address)).toThrow('"iss"');
  });

  test.each([
    ['invalid_scope', { scope: 'orders:delete' }],
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['access_denied', { demo_consent: 'deny' }],
  ])('a refused authorization comes back as %s (RFC 6749 section 4.1.2.1)', async (error, changes) => {
    const address = await callback(changes as Record<string, string>);
    expect(() => validated(address)).toThrow(oauth.AuthorizationResponseError);
    expect(() => validated(address)).toThrow(expect.objectContaining({ error }));
  });

  test.each([
    ['another verifier', 'invalid_grant', { verifier: oauth.generateRandomCodeVerifier() }],
    ['no verifier', 'invalid_request', { verifier: oauth.nopkce }],
    ['another redirect address', 'invalid_grant', { redirectUri: 'https://app.example/other' }],
  ] as const)('with %s is refused as %s', async (_given, error, changes) => {
    const parameters = validated(await callback());
    const refused = exchange(parameters, changes);
    await expect(refused).rejects.toThrow(oauth.ResponseBodyError);
    await expect(refused).rejects.toMatchObject({ status: 400, error });
  });

  test('a code works once, and its second use ends what the first gave (RFC 6749 section 4.1.2)', async () => {
    const parameters = validated(await callback());
    const first = await exchange(parameters);
    await expect(exchange(parameters)).rejects.toMatchObject({ status: 400, error: 'invalid_grant' });
    const refreshed = oauth.refreshTokenGrantRequest(
      outside.as,
      APP,
      oauth.None(),
      first.refresh_token ?? '',
      outside.through,
    );
    await expect(oauth.processRefreshTokenResponse(outside.as, APP, await refreshed)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('a code of one client is worth nothing to another', async () => {
    const backend = { client_id: 'demo-backend' };
    const response = await oauth.authorizationCodeGrantRequest(
      outside.as,
      backend,
      oauth.ClientSecretBasic('demo-backend-secret'),
      validated(await callback()),
      APP_CALLBACK,
      verifier,
      outside.through,
    );
    await expect(oauth.processAuthorizationCodeResponse(outside.as, backend, response)).rejects.toMatchObject(
      { status: 400, error: 'invalid_grant' },
    );
  });

  test('a code is good for a minute', async () => {
    const parameters = validated(await callback());
    outside.harness.clock.passSeconds(60);
    await expect(exchange(parameters)).rejects.toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test('no token carries an empty scope: there is no such scope (RFC 6749 section 3.3)', async () => {
    const { harness } = outside;
    await harness.call('PATCH /v1/users/user-ana', { headers: ADMIN, json: { role: 'member' } });
    const address = await callback({ scope: 'orders:write' });
    const outcome = address.searchParams.has('error')
      ? address.searchParams.get('error')
      : await exchange(validated(address)).then(
          ({ scope }) => scope,
          ({ error }: oauth.ResponseBodyError) => error,
        );
    expect(outcome).not.toBe('');
  });
});
