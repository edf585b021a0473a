import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import { mintKey } from '../harness.js';
import { clientToken, connect, ISSUERS, signIn, type Outside } from './outside.js';

function call({ harness, through }: Outside, credential: string, line = 'GET /v1/orders'): Promise<Response> {
  const [method = '', path = ''] = line.split(' ');
  const url = new URL(harness.api.config.issuer + path);
  return oauth.protectedResourceRequest(credential, method, url, undefined, null, through);
}

describe.each(ISSUERS)('a call to the API under %s (RFC 6750)', (issuer) => {
  test('is answered with an access token or an API key in the header', async () => {
    const outside = await connect(issuer);
    const { key } = await mintKey(outside.harness);
    const { access_token: token } = await signIn(outside);
    expect((await call(outside, token)).status).toBe(200);
    expect((await call(outside, key)).status).toBe(200);
  });

  test('with a dead credential gets a challenge that the library can read: invalid_token (section 3.1)', async () => {
    const outside = await connect(issuer);
    for (const credential of ['kot_demo_unknown', 'a.b.c']) {
      const refused = call(outside, credential);
      await expect(refused).rejects.toThrow(oauth.WWWAuthenticateChallengeError);
      await expect(refused).rejects.toMatchObject({
        status: 401,
        cause: [{ scheme: 'bearer', parameters: { realm: 'api', error: 'invalid_token' } }],
      });
    }
  });

  test('with too small a scope hears which one it takes: insufficient_scope (section 3)', async () => {
    const outside = await connect(issuer);
    const refused = call(outside, await clientToken(outside, 'orders:read'), 'POST /v1/orders');
    await expect(refused).rejects.toMatchObject({
      status: 403,
      cause: [{ scheme: 'bearer', parameters: { error: 'insufficient_scope', scope: 'orders:write' } }],
    });
  });
});
