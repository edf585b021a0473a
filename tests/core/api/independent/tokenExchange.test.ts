import * as oauth from 'oauth4webapi';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ADMIN, mintKey } from '../harness.js';
import {
  APP,
  AUDIENCE,
  BACKEND,
  BACKEND_AUTH,
  carrying,
  connect,
  ISSUERS,
  passSeconds,
  signIn,
  stopWallClock,
  type Outside,
} from './outside.js';

const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const API_KEY = 'https://keyortoken.example/#token-type-api-key';
const BILLING = 'https://billing.example';

beforeEach(stopWallClock);
afterEach(() => {
  vi.useRealTimers();
});

describe.each(ISSUERS)('token exchange at %s (RFC 8693)', (issuer) => {
  let outside: Outside;
  beforeEach(async () => {
    outside = await connect(issuer);
  });

  async function exchange(
    parameters: Record<string, string>,
    client = BACKEND,
    authentication = BACKEND_AUTH,
  ): Promise<oauth.TokenEndpointResponse> {
    const { as, through } = outside;
    const asked = { subject_token_type: ACCESS_TOKEN, ...parameters };
    const response = await oauth.genericTokenEndpointRequest(
      as,
      client,
      authentication,
      GRANT,
      asked,
      through,
    );
    return oauth.processGenericTokenEndpointResponse(as, client, response);
  }

  const validate = (token: string, audience = AUDIENCE) =>
    oauth.validateJwtAccessToken(outside.as, carrying(token), audience, {
      ...outside.through,
      [oauth.clockTolerance]: 0,
    });

  async function statusOf(token: string): Promise<number> {
    const headers = { Authorization: `Bearer ${token}` };
    return (await outside.harness.call('GET /v1/orders', { headers })).status;
  }

  test('is announced in the metadata', () => {
    expect(outside.as.grant_types_supported).toContain(GRANT);
  });

  test.each([ACCESS_TOKEN, API_KEY])(
    'turns an API key, presented as %s, into an access token',
    async (type) => {
      const { key } = await mintKey(outside.harness, { customer: 'acme', scopes: ['orders:read'] });
      const tokens = await exchange({ subject_token: key, subject_token_type: type });
      expect(tokens).toMatchObject({
        issued_token_type: ACCESS_TOKEN,
        token_type: 'bearer',
        expires_in: 900,
        scope: 'orders:read',
      });
      expect(tokens).not.toHaveProperty('refresh_token');
      expect(await validate(tokens.access_token)).toMatchObject({
        sub: 'acme',
        client_id: 'demo-backend',
        scope: 'orders:read',
      });
      expect(await statusOf(tokens.access_token)).toBe(200);
    },
  );

  test('gives an access token for another API, which that API accepts and this one refuses', async () => {
    const { access_token: token } = await signIn(outside);
    const { access_token: forBilling } = await exchange({ subject_token: token, audience: BILLING });
    expect(await validate(forBilling, BILLING)).toMatchObject({ sub: 'user-ana', aud: BILLING });
    await expect(validate(forBilling)).rejects.toMatchObject({ code: oauth.JWT_CLAIM_COMPARISON });
    expect([await statusOf(token), await statusOf(forBilling)]).toEqual([200, 401]);
  });

  test('never gives more than was given: neither scope nor time', async () => {
    const { access_token: token } = await signIn(outside, 'orders:read');
    passSeconds(outside.harness, 600);
    const tokens = await exchange({ subject_token: token });
    expect(tokens).toMatchObject({ scope: 'orders:read', expires_in: 300 });
    await expect(exchange({ subject_token: token, scope: 'orders:read orders:write' })).rejects.toMatchObject(
      { status: 400, error: 'invalid_scope' },
    );
  });

  test('gives less when asked: a narrower scope and a shorter time', async () => {
    const { key } = await mintKey(outside.harness);
    const tokens = await exchange({ subject_token: key, scope: 'orders:read', expires_in: '60' });
    expect(tokens).toMatchObject({ scope: 'orders:read', expires_in: 60 });
    const { iat, exp } = await validate(tokens.access_token);
    expect(exp - iat).toBe(60);
  });

  test.each([
    ['an audience', { audience: 'https://evil.example' }],
    ['a resource', { resource: 'https://evil.example' }],
    ['a resource beside a known audience', { audience: BILLING, resource: 'https://evil.example' }],
  ])('for %s that it does not serve is invalid_target (section 2.2.2)', async (_name, target) => {
    const { key } = await mintKey(outside.harness);
    const refused = exchange({ subject_token: key, ...(target as Record<string, string>) });
    await expect(refused).rejects.toMatchObject({ status: 400, error: 'invalid_target' });
  });

  describe('is refused as invalid_request (section 2.2.2)', () => {
    const refusedFor = async (parameters: Record<string, string>) => {
      const refused = exchange(parameters);
      await expect(refused).rejects.toThrow(oauth.ResponseBodyError);
      await expect(refused).rejects.toMatchObject({ status: 400, error: 'invalid_request' });
    };

    test.each([
      ['no subject_token', { subject_token: '' }],
      ['no subject_token_type', { subject_token_type: '' }],
      ['a subject_token_type nobody knows', { subject_token_type: 'urn:ietf:params:oauth:token-type:saml2' }],
      [
        'a wish for a refresh token',
        { requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' },
      ],
      [
        'an actor_token, which this server does not take',
        { actor_token: 'a', actor_token_type: ACCESS_TOKEN },
      ],
      ['an actor_token_type and no actor_token (section 2.1)', { actor_token_type: ACCESS_TOKEN }],
    ])('with %s', async (_name, changes) => {
      const { key } = await mintKey(outside.harness);
      await refusedFor({ subject_token: key, ...(changes as Record<string, string>) });
    });

    test.each(['made-up', 'kot_demo_madeup', 'a.b.c'])('with the subject_token %s', async (subjectToken) => {
      await refusedFor({ subject_token: subjectToken });
      await refusedFor({ subject_token: subjectToken, subject_token_type: API_KEY });
    });

    test('with a revoked key', async () => {
      const { id, key } = await mintKey(outside.harness);
      await outside.harness.call(`DELETE /v1/keys/${id}`, { headers: ADMIN });
      await refusedFor({ subject_token: key });
    });

    test('with an expired key', async () => {
      const { key } = await mintKey(outside.harness, { expires_in: 60 });
      passSeconds(outside.harness, 60);
      await refusedFor({ subject_token: key });
    });

    test('with an expired access token', async () => {
      const { access_token: token } = await signIn(outside);
      passSeconds(outside.harness, 900);
      await refusedFor({ subject_token: token });
    });

    test('with a revoked access token', async () => {
      const { access_token: token } = await signIn(outside);
      const { as, through } = outside;
      await oauth.processRevocationResponse(
        await oauth.revocationRequest(as, APP, oauth.None(), token, through),
      );
      await refusedFor({ subject_token: token });
    });
  });

  test('with a wrong client secret hears of the client, not of the token', async () => {
    const { key } = await mintKey(outside.harness);
    const refused = exchange({ subject_token: key }, BACKEND, oauth.ClientSecretBasic('wrong'));
    await expect(refused).rejects.toThrow(oauth.WWWAuthenticateChallengeError);
    await expect(refused).rejects.toMatchObject({ status: 401 });
  });
});
