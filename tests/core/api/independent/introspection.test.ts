import * as oauth from 'oauth4webapi';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { edited, segment } from '../../credentials/forge.js';
import { ADMIN, mintKey, START } from '../harness.js';
import {
  APP,
  AUDIENCE,
  BACKEND,
  BACKEND_AUTH,
  clientToken,
  connect,
  ISSUERS,
  passSeconds,
  signIn,
  stopWallClock,
  type Outside,
} from './outside.js';

const INACTIVE = { active: false };

beforeEach(stopWallClock);
afterEach(() => {
  vi.useRealTimers();
});

describe.each(ISSUERS)('introspection at %s (RFC 7662)', (issuer) => {
  let outside: Outside;
  beforeEach(async () => {
    outside = await connect(issuer, { refreshIdleS: 3600 });
  });

  async function introspect(
    token: unknown,
    client = BACKEND,
    authentication = BACKEND_AUTH,
    additionalParameters: Record<string, string> = {},
  ): Promise<oauth.IntrospectionResponse> {
    const { as, through } = outside;
    const options = { ...through, additionalParameters };
    const response = await oauth.introspectionRequest(as, client, authentication, String(token), options);
    return oauth.processIntrospectionResponse(as, client, response);
  }

  async function revoke(token: unknown, client: oauth.Client, authentication: oauth.ClientAuth) {
    const { as, through } = outside;
    const response = await oauth.revocationRequest(as, client, authentication, String(token), through);
    await oauth.processRevocationResponse(response);
  }

  test('describes a live access token (section 2.2)', async () => {
    const { access_token: token } = await signIn(outside, 'orders:read');
    expect(await introspect(token)).toMatchObject({
      active: true,
      iss: issuer,
      sub: 'user-ana',
      aud: AUDIENCE,
      client_id: 'demo-app',
      scope: 'orders:read',
      token_type: 'Bearer',
      iat: START / 1000,
      exp: START / 1000 + 900,
    });
  });

  test('describes a live refresh token', async () => {
    const { refresh_token: token } = await signIn(outside, 'orders:read');
    expect(await introspect(token)).toMatchObject({
      active: true,
      sub: 'user-ana',
      client_id: 'demo-app',
      scope: 'orders:read',
    });
  });

  test('a hint about the kind of token changes nothing, right or wrong (section 2.1)', async () => {
    const token = await clientToken(outside);
    for (const hint of ['access_token', 'refresh_token', 'mystery']) {
      const answer = await introspect(token, BACKEND, BACKEND_AUTH, { token_type_hint: hint });
      expect(answer).toMatchObject({ active: true, sub: 'demo-backend' });
    }
  });

  describe('says no more than that it is not active of', () => {
    test.each(['unknown', 'kot_refresh_unknown', 'a.b.c', 'eyJhbGciOiJub25lIn0.e30.'])(
      '%s',
      async (token) => {
        expect(await introspect(token)).toEqual(INACTIVE);
      },
    );

    test('an access token from the second of its expiry', async () => {
      const token = await clientToken(outside);
      passSeconds(outside.harness, 899);
      expect(await introspect(token)).toMatchObject({ active: true });
      passSeconds(outside.harness, 1);
      expect(await introspect(token)).toEqual(INACTIVE);
    });

    test('a revoked access token', async () => {
      const token = await clientToken(outside);
      await revoke(token, BACKEND, BACKEND_AUTH);
      expect(await introspect(token)).toEqual(INACTIVE);
    });

    test('the tokens of a sign-in whose refresh token was revoked', async () => {
      const tokens = await signIn(outside);
      await revoke(tokens.refresh_token, APP, oauth.None());
      expect(await introspect(tokens.refresh_token)).toEqual(INACTIVE);
      expect(await introspect(tokens.access_token)).toEqual(INACTIVE);
    });

    test('a changed token, and one of another issuer', async () => {
      const token = await clientToken(outside);
      const foreign = await clientToken(await connect(issuer));
      expect(await introspect(edited(token, 1, () => segment({ active: true })))).toEqual(INACTIVE);
      expect(await introspect(foreign)).toEqual(INACTIVE);
    });

    test('a token signed with a key that was removed', async () => {
      const token = await clientToken(outside);
      await outside.harness.call('DELETE /v1/signing-keys/sig-1', { headers: ADMIN });
      expect(await introspect(token)).toEqual(INACTIVE);
    });

    test('a token got for an API key that is gone', async () => {
      const { id, key } = await mintKey(outside.harness);
      const { as, through } = outside;
      const grant = 'urn:ietf:params:oauth:grant-type:token-exchange';
      const type = 'urn:ietf:params:oauth:token-type:access_token';
      const asked = { subject_token: key, subject_token_type: type };
      const response = await oauth.genericTokenEndpointRequest(
        as,
        BACKEND,
        BACKEND_AUTH,
        grant,
        asked,
        through,
      );
      const { access_token: token } = await oauth.processGenericTokenEndpointResponse(as, BACKEND, response);
      expect(await introspect(token)).toMatchObject({ active: true });
      await outside.harness.call(`DELETE /v1/keys/${id}`, { headers: ADMIN });
      expect(await introspect(token)).toEqual(INACTIVE);
    });

    test.each(['POST /v1/users/user-ana/sign-out', 'DELETE /v1/users/user-ana'])(
      'the tokens of a person after %s',
      async (line) => {
        const tokens = await signIn(outside);
        await outside.harness.call(line, { headers: ADMIN });
        expect(await introspect(tokens.access_token)).toEqual(INACTIVE);
        expect(await introspect(tokens.refresh_token)).toEqual(INACTIVE);
      },
    );

    test('a spent refresh token, and to ask about it is not to use it', async () => {
      const { as, through } = outside;
      const first = await signIn(outside);
      const response = await oauth.refreshTokenGrantRequest(
        as,
        APP,
        oauth.None(),
        String(first.refresh_token),
        through,
      );
      const second = await oauth.processRefreshTokenResponse(as, APP, response);
      expect(await introspect(first.refresh_token)).toEqual(INACTIVE);
      expect(await introspect(second.refresh_token)).toMatchObject({ active: true });
    });

    test('a refresh token that lay unused for too long, as the token endpoint says of it', async () => {
      const { as, through } = outside;
      const { refresh_token: token } = await signIn(outside);
      passSeconds(outside.harness, 3600);
      expect(await introspect(token)).toEqual(INACTIVE);
      const response = await oauth.refreshTokenGrantRequest(as, APP, oauth.None(), String(token), through);
      await expect(oauth.processRefreshTokenResponse(as, APP, response)).rejects.toMatchObject({
        error: 'invalid_grant',
      });
    });
  });

  test.each([
    ['a wrong secret with Basic', BACKEND, oauth.ClientSecretBasic('wrong')],
    ['a wrong secret in the form', BACKEND, oauth.ClientSecretPost('wrong')],
    ['no secret', BACKEND, oauth.None()],
    ['the id of a public client', APP, oauth.None()],
  ])(
    'a caller with %s is answered 401 and a challenge (section 2.3)',
    async (_name, client, authentication) => {
      const refused = introspect(await clientToken(outside), client, authentication);
      await expect(refused).rejects.toThrow(oauth.WWWAuthenticateChallengeError);
      await expect(refused).rejects.toMatchObject({ status: 401, cause: [{ scheme: 'basic' }] });
    },
  );

  test('both ways of proving who asks are announced, and work', async () => {
    const token = await clientToken(outside);
    expect(outside.as.introspection_endpoint_auth_methods_supported).toEqual([
      'client_secret_basic',
      'client_secret_post',
    ]);
    for (const prove of [oauth.ClientSecretBasic, oauth.ClientSecretPost]) {
      expect(await introspect(token, BACKEND, prove('demo-backend-secret'))).toMatchObject({ active: true });
    }
  });
});
