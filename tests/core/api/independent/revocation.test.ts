import * as oauth from 'oauth4webapi';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  APP,
  BACKEND,
  BACKEND_AUTH,
  clientToken,
  connect,
  ISSUERS,
  signIn,
  type Outside,
} from './outside.js';

describe.each(ISSUERS)('revocation at %s (RFC 7009)', (issuer) => {
  let outside: Outside;
  beforeEach(async () => {
    outside = await connect(issuer, { denylist: true });
  });

  async function revoke(token: unknown, client: oauth.Client, authentication: oauth.ClientAuth) {
    const { as, through } = outside;
    const response = await oauth.revocationRequest(as, client, authentication, String(token), through);
    return oauth.processRevocationResponse(response);
  }

  async function statusWith(token: string): Promise<number> {
    const headers = { Authorization: `Bearer ${token}` };
    return (await outside.harness.call('GET /v1/orders', { headers })).status;
  }

  test('a public client ends its refresh token', async () => {
    const { refresh_token: token } = await signIn(outside);
    await revoke(token, APP, oauth.None());
    const { as, through } = outside;
    const response = await oauth.refreshTokenGrantRequest(as, APP, oauth.None(), String(token), through);
    await expect(oauth.processRefreshTokenResponse(as, APP, response)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('a confidential client ends its access token, and an API that asks the denylist refuses it', async () => {
    const token = await clientToken(outside);
    expect(await statusWith(token)).toBe(200);
    await revoke(token, BACKEND, BACKEND_AUTH);
    expect(await statusWith(token)).toBe(401);
  });

  test('an unknown or a dead token is no error: the wish is met (section 2.2)', async () => {
    const { refresh_token: token } = await signIn(outside);
    for (const each of [token, token, 'kot_refresh_unknown', 'unknown', 'a.b.c']) {
      expect(await revoke(each, APP, oauth.None())).toBeUndefined();
    }
  });

  test('a hint about the kind of token changes nothing, right or wrong (section 2.1)', async () => {
    const { as, through } = outside;
    for (const hint of ['refresh_token', 'access_token', 'mystery']) {
      const token = await clientToken(outside);
      const additionalParameters = { token_type_hint: hint };
      const options = { ...through, additionalParameters };
      const response = await oauth.revocationRequest(as, BACKEND, BACKEND_AUTH, token, options);
      await oauth.processRevocationResponse(response);
      expect([hint, await statusWith(token)]).toEqual([hint, 401]);
    }
  });

  test("another client's token stays alive, and the request is refused (section 2.1)", async () => {
    const token = await clientToken(outside);
    await expect(revoke(token, APP, oauth.None())).rejects.toThrow(oauth.ResponseBodyError);
    expect(await statusWith(token)).toBe(200);
  });

  test('a client that proves itself wrongly is answered 401 and a challenge', async () => {
    const refused = revoke(await clientToken(outside), BACKEND, oauth.ClientSecretBasic('wrong'));
    await expect(refused).rejects.toThrow(oauth.WWWAuthenticateChallengeError);
    await expect(refused).rejects.toMatchObject({ status: 401, cause: [{ scheme: 'basic' }] });
  });
});
