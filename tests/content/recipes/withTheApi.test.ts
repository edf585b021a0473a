import { createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { expect, test } from 'vitest';
import { verify } from '../../../src/content/recipes/accessToken.js';
import { Denylist } from '../../../src/content/recipes/denylist.js';
import { startApi, START, type Harness } from '../../core/api/harness.js';
import { signIn } from '../../core/api/oauth.js';

/** The mock API as an outside service meets it: its keys, and a token it has issued. */
async function issued(): Promise<{
  harness: Harness;
  keys: ReturnType<typeof createLocalJWKSet>;
  access: string;
}> {
  const harness = await startApi({ config: { alg: 'ES256' } });
  const { access } = await signIn(harness);
  const set = (await (await harness.call('GET /.well-known/jwks.json')).json()) as JSONWebKeySet;
  return { harness, keys: createLocalJWKSet(set), access };
}

test('the verifier accepts what the mock API issues, and the denylist ends it', async () => {
  const { harness, keys, access } = await issued();
  const { issuer, audience } = harness.api.config;
  const claims = await verify(access, keys, issuer, String(audience), START);
  const list = new Denylist();
  expect(list.isRevoked(claims)).toBe(false);
  list.revoke(claims);
  expect(list.isRevoked(claims)).toBe(true);
  expect(list.isRevoked({ ...claims, jti: 'another' })).toBe(false);
  expect(list.isRevoked({ ...claims, iss: 'https://other.example' })).toBe(false);
});
