import { describe, expect, test } from 'vitest';
import { ALGS, isAlg, publicJwk } from '../../../src/core/credentials/index.js';
import { newKey } from './forge.js';

describe('signing keys', () => {
  test('are known by their fully specified names: Ed25519, never EdDSA', () => {
    expect(ALGS.every(isAlg)).toBe(true);
    expect(['EdDSA', 'none', 'hs256', 'HS512', null, undefined].some(isAlg)).toBe(false);
  });

  test.each(ALGS.filter((alg) => alg !== 'HS256'))(
    '%s publishes its public half and nothing else',
    async (alg) => {
      const jwk = await publicJwk(await newKey(alg, 'sig-7'));
      expect(jwk).toMatchObject({ kid: 'sig-7', alg, use: 'sig' });
      for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(jwk).not.toHaveProperty(secret);
    },
  );

  test('HS256 publishes nothing: its public half would be its secret', async () => {
    expect(await publicJwk(await newKey('HS256'))).toBeNull();
  });

  test('HS256 secrets have at least 256 bits, RSA moduli at least 2048 (RFC 7518 sections 3.2, 3.3, 3.5)', async () => {
    const hmac = await newKey('HS256');
    expect((hmac.signWith.algorithm as HmacKeyAlgorithm).length).toBeGreaterThanOrEqual(256);
    for (const alg of ['RS256', 'PS256'] as const) {
      const { algorithm } = (await newKey(alg)).verifyWith;
      expect((algorithm as RsaHashedKeyAlgorithm).modulusLength).toBeGreaterThanOrEqual(2048);
    }
  });

  test('survive a structured clone, as a forked run needs', async () => {
    const key = await newKey('ES256');
    expect(await publicJwk(structuredClone(key))).toEqual(await publicJwk(key));
  });
});
