import { calculateJwkThumbprint, base64url, type JWK } from 'jose';
import { expect, test } from 'vitest';
import { publicJwk } from '../../../../src/core/credentials/index.js';
import { ED25519_8037, RSA_7638 } from './keys.js';
import { signingKeyOf } from './verdicts.js';

type Member = 'kty' | 'crv' | 'x' | 'n' | 'e';

const VECTORS: { source: string; alg: string; jwk: JWK; members: Member[]; thumbprint: string }[] = [
  {
    source: 'RFC 7638 section 3.1',
    alg: 'RS256',
    jwk: RSA_7638,
    members: ['e', 'kty', 'n'],
    thumbprint: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
  },
  {
    source: 'RFC 8037 appendix A.3',
    alg: 'Ed25519',
    jwk: ED25519_8037,
    members: ['crv', 'kty', 'x'],
    thumbprint: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  },
];

function pick(jwk: JWK, members: Member[]): JWK {
  return Object.fromEntries(members.map((name) => [name, jwk[name]]));
}

/** RFC 7638 section 3: SHA-256 over the required members alone, in alphabetical order, without white space. */
async function manualThumbprint(jwk: JWK, members: Member[]): Promise<string> {
  const canonical = JSON.stringify(pick(jwk, members));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical));
  return base64url.encode(new Uint8Array(digest));
}

test.each(VECTORS)('$source: the published key has the published thumbprint', async (vector) => {
  const { jwk, members, thumbprint } = vector;
  expect(await manualThumbprint(jwk, members)).toBe(thumbprint);
  expect(await calculateJwkThumbprint(jwk, 'sha256')).toBe(thumbprint);
});

test.each(VECTORS)('$source: the key as our JWK Set publishes it is the same key', async (vector) => {
  const { jwk, alg, members, thumbprint } = vector;
  const published = await publicJwk(await signingKeyOf({ ...jwk, alg }));
  expect(published).toMatchObject(pick(jwk, members));
  expect(published).not.toHaveProperty('d');
  expect(await calculateJwkThumbprint(published ?? {}, 'sha256')).toBe(thumbprint);
});
