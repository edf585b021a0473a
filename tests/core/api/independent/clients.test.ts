import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import { APP, BACKEND, connect, ISSUERS, type Outside } from './outside.js';

const SECRET = 'demo-backend-secret';

async function ask(
  { as, through }: Outside,
  client: oauth.Client,
  authentication: oauth.ClientAuth,
  parameters: Record<string, string> = {},
): Promise<oauth.TokenEndpointResponse> {
  const response = await oauth.clientCredentialsGrantRequest(as, client, authentication, parameters, through);
  return oauth.processClientCredentialsResponse(as, client, response);
}

describe.each(ISSUERS)('client credentials at %s (RFC 6749 section 4.4)', (issuer) => {
  test.each([
    ['client_secret_basic', oauth.ClientSecretBasic(SECRET)],
    ['client_secret_post', oauth.ClientSecretPost(SECRET)],
  ])('a confidential client proves itself with %s', async (method, authentication) => {
    const outside = await connect(issuer);
    expect(outside.as.token_endpoint_auth_methods_supported).toContain(method);
    const tokens = await ask(outside, BACKEND, authentication, { scope: 'orders:read' });
    expect(tokens).toMatchObject({ token_type: 'bearer', scope: 'orders:read', expires_in: 900 });
    expect(tokens).not.toHaveProperty('refresh_token');
  });

  test('a wrong secret sent with Basic is answered 401 and a Basic challenge (RFC 6749 section 5.2)', async () => {
    const refused = ask(await connect(issuer), BACKEND, oauth.ClientSecretBasic('wrong'));
    await expect(refused).rejects.toThrow(oauth.WWWAuthenticateChallengeError);
    await expect(refused).rejects.toMatchObject({ status: 401, cause: [{ scheme: 'basic' }] });
  });

  test('a wrong secret sent in the form is invalid_client', async () => {
    const refused = ask(await connect(issuer), BACKEND, oauth.ClientSecretPost('wrong'));
    await expect(refused).rejects.toThrow(oauth.ResponseBodyError);
    await expect(refused).rejects.toMatchObject({ error: 'invalid_client' });
  });

  test('a confidential client that sends no secret is invalid_client', async () => {
    const refused = ask(await connect(issuer), BACKEND, oauth.None());
    await expect(refused).rejects.toMatchObject({ error: 'invalid_client' });
  });

  test('a public client cannot ask for itself: unauthorized_client', async () => {
    const refused = ask(await connect(issuer), APP, oauth.None());
    await expect(refused).rejects.toThrow(oauth.ResponseBodyError);
    await expect(refused).rejects.toMatchObject({ status: 400, error: 'unauthorized_client' });
  });

  test('a scope beyond the client is invalid_scope', async () => {
    const refused = ask(await connect(issuer), BACKEND, oauth.ClientSecretBasic(SECRET), { scope: 'admin' });
    await expect(refused).rejects.toMatchObject({ status: 400, error: 'invalid_scope' });
  });

  test('an unknown grant is unsupported_grant_type', async () => {
    const { as, through } = await connect(issuer);
    const grant = 'urn:ietf:params:oauth:grant-type:device_code';
    const authentication = oauth.ClientSecretBasic(SECRET);
    const response = await oauth.genericTokenEndpointRequest(as, BACKEND, authentication, grant, {}, through);
    await expect(oauth.processGenericTokenEndpointResponse(as, BACKEND, response)).rejects.toMatchObject({
      status: 400,
      error: 'unsupported_grant_type',
    });
  });
});

test.each(['p:ä ö%+', '€uro & Søn/', "-_.!~*'()", '100%25'])(
  'the id and secret %j reach the API through both methods as they are (RFC 6749 section 2.3.1)',
  async (secret) => {
    const id = `id:${secret}`;
    const clients = [{ id, secret, redirectUris: [], scopes: ['orders:read'] }];
    const outside = await connect('https://api.example', { clients });
    for (const authentication of [oauth.ClientSecretBasic(secret), oauth.ClientSecretPost(secret)]) {
      expect(await ask(outside, { client_id: id }, authentication)).toMatchObject({ scope: 'orders:read' });
    }
  },
);
