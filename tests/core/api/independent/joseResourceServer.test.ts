import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload } from 'jose';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { edited, segment } from '../../credentials/forge.js';
import {
  AUDIENCE,
  clientToken,
  connect,
  ISSUERS,
  passSeconds,
  stopWallClock,
  type Outside,
} from './outside.js';

beforeEach(stopWallClock);
afterEach(() => {
  vi.useRealTimers();
});

/** A resource server as jose's documentation builds one: it knows the issuer's key set by its address alone. */
function resourceServer({ harness, as }: Outside) {
  const keys = createRemoteJWKSet(new URL(String(as.jwks_uri)), {
    [customFetch]: (url, init) => harness.api.fetch(new Request(url, init)),
  });
  const rules = {
    issuer: as.issuer,
    audience: AUDIENCE,
    typ: 'at+jwt',
    requiredClaims: ['exp', 'sub', 'jti'],
  };
  return async (token: string): Promise<JWTPayload> => (await jwtVerify(token, keys, rules)).payload;
}

describe.each(['ES256', 'RS256', 'PS256', 'Ed25519'] as const)(
  'jose as a resource server, under %s',
  (alg) => {
    test('verifies the token by the published key, and refuses it with a claim changed', async () => {
      const outside = await connect('https://api.example', { alg });
      const verify = resourceServer(outside);
      const token = await clientToken(outside);
      const claims = await verify(token);
      expect(claims).toMatchObject({
        iss: outside.as.issuer,
        sub: 'demo-backend',
        client_id: 'demo-backend',
      });

      const richer = edited(token, 1, () => segment({ ...claims, sub: 'demo-root' }));
      await expect(verify(richer)).rejects.toThrow(errors.JWSSignatureVerificationFailed);
    });
  },
);

describe.each(ISSUERS)('jose as a resource server of %s', (issuer) => {
  test('refuses the token on the second of its expiry', async () => {
    const outside = await connect(issuer);
    const verify = resourceServer(outside);
    const token = await clientToken(outside);
    passSeconds(outside.harness, 899);
    expect(await verify(token)).toHaveProperty('iss', issuer);
    passSeconds(outside.harness, 1);
    await expect(verify(token)).rejects.toThrow(errors.JWTExpired);
  });

  test('refuses a token that somebody else signed under the same key id', async () => {
    const verify = resourceServer(await connect(issuer));
    const foreign = await clientToken(await connect(issuer));
    await expect(verify(foreign)).rejects.toThrow(errors.JWSSignatureVerificationFailed);
  });

  test('finds no private member in the key set', async () => {
    const { harness } = await connect(issuer);
    const { keys } = (await (await harness.call('GET /.well-known/jwks.json')).json()) as {
      keys: Record<string, unknown>[];
    };
    expect(keys.map((key) => Object.keys(key).sort())).toEqual([
      ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
    ]);
  });
});
