import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import { startApi } from '../harness.js';
import { connect, ISSUERS, throughApi } from './outside.js';

describe.each(ISSUERS)('discovery of %s (RFC 8414)', (issuer) => {
  test('the library finds the metadata by the issuer alone, and believes it', async () => {
    const { as } = await connect(issuer);
    expect(as.issuer).toBe(issuer);
    expect(as.response_types_supported).toEqual(['code']);
    expect(as.code_challenge_methods_supported).toEqual(['S256']);
  });

  test('every endpoint it names lies under the issuer and knows its method', async () => {
    const { as, harness } = await connect(issuer);
    const endpoints = {
      GET: [as.authorization_endpoint, as.jwks_uri],
      POST: [as.token_endpoint, as.revocation_endpoint],
    };
    for (const [method, addresses] of Object.entries(endpoints)) {
      for (const address of addresses) {
        expect(address).toMatch(new RegExp(`^${issuer}/`));
        const response = await harness.api.fetch(new Request(String(address), { method }));
        expect([address, response.status]).not.toEqual([address, 404]);
        expect([address, response.status]).not.toEqual([address, 405]);
      }
    }
  });

  test('metadata of another issuer is not taken for its own', async () => {
    const harness = await startApi({ config: { issuer } });
    const response = await oauth.discoveryRequest(new URL(issuer), {
      ...throughApi(harness),
      algorithm: 'oauth2',
    });
    await expect(
      oauth.processDiscoveryResponse(new URL('https://other.example'), response),
    ).rejects.toMatchObject({ code: oauth.JSON_ATTRIBUTE_COMPARISON });
  });

  test('it does not pass for an OpenID provider', async () => {
    const harness = await startApi({ config: { issuer } });
    const response = await oauth.discoveryRequest(new URL(issuer), throughApi(harness));
    await expect(oauth.processDiscoveryResponse(new URL(issuer), response)).rejects.toMatchObject({
      code: oauth.RESPONSE_IS_NOT_CONFORM,
    });
  });
});
