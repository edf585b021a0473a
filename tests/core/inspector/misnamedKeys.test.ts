import { describe, expect, test } from 'vitest';
import { code, foundIn, GOOD, hmacToken, makePair, only, pairOf, SECRET, base64url } from './make.js';

/** What is said of a token under a key: signature, key, and whether the key is found to be misnamed. */
async function judged(token: string, ...keys: object[]): Promise<[string, string, boolean]> {
  const [key] = keys;
  const found = await only(token, JSON.stringify(keys.length > 1 ? { keys } : key));
  return [code(found, 'signature'), code(found, 'key'), isFound(found.findings)];
}
const isFound = (findings: readonly { id: string }[]): boolean =>
  findings.some(({ id }) => id === 'key-alg-unknown');

describe('a key whose `alg` is the name of no algorithm', () => {
  test.each([
    ['ES256', 'ES-256'],
    ['ES256', 'es256'],
    ['ES384', 'ES348'],
    ['ES512', 'ES521'],
    ['Ed25519', 'ed25519'],
    ['Ed25519', 'Ed-DSA'],
  ])('verifies by the one algorithm that its curve leaves: %s, spelt %s', async (alg, spelt) => {
    const [pair, other] = [await pairOf(alg), await makePair(alg)];
    const token = await pair.sign({}, GOOD);
    for (const jwk of [pair.publicJwk, pair.privateJwk])
      expect(await judged(token, { ...jwk, alg: spelt })).toEqual([
        'verified-misnamed',
        'key-misnamed',
        true,
      ]);
    expect(await judged(token, { ...other.publicJwk, alg: spelt })).toEqual([
      'signature-wrong',
      'key-misnamed',
      true,
    ]);
  });

  test('goes with either name that an algorithm has', async () => {
    const pair = await pairOf('Ed25519');
    const token = await pair.sign({ alg: 'EdDSA' }, GOOD);
    expect(await judged(token, { ...pair.publicJwk, alg: 'ED25519' })).toEqual([
      'verified-misnamed',
      'key-misnamed',
      true,
    ]);
  });

  test.each(['ES256', 'RS256'])('verifies nothing of another curve or type: %s', async (alg) => {
    const token = await (await pairOf(alg)).sign({}, GOOD);
    const { publicJwk } = await pairOf('ES512');
    expect(await judged(token, { ...publicJwk, alg: 'ES521' })).toEqual([
      'key-other-type',
      'key-of-other-type',
      false,
    ]);
  });

  test('is refused where its type leaves several algorithms, and said to be misnamed', async () => {
    const rsa = await pairOf('RS256');
    const refused = ['key-forbids', 'key-for-other-alg', true];
    expect(await judged(await rsa.sign({}, GOOD), { ...rsa.publicJwk, alg: 'RSA256' })).toEqual(refused);
    const named = await only(
      await rsa.sign({ kid: 'a' }, GOOD),
      JSON.stringify({ ...rsa.publicJwk, kid: 'a', alg: 'RSA256' }),
    );
    expect(named.findings.map(({ id }) => id)).not.toContain('alg-key-mismatch');
    const secret = { kty: 'oct', k: base64url(SECRET), alg: 'SHA256' };
    expect(await judged(await hmacToken(), secret)).toEqual(refused);
  });

  test('may still not be used for what its `use` and `key_ops` leave out', async () => {
    const { publicJwk, sign } = await pairOf('ES512');
    const token = await sign({}, GOOD);
    for (const more of [{ use: 'enc' }, { key_ops: ['deriveBits'] }])
      expect((await judged(token, { ...publicJwk, ...more, alg: 'ES521' }))[0]).toBe('key-forbids');
  });

  test('is found in a key set, and by itself, whatever its type', async () => {
    const [ec, rsa] = [await pairOf('ES512'), await pairOf('RS256')];
    for (const keys of [
      { ...ec.publicJwk, alg: 'ES521' },
      { ...rsa.publicJwk, alg: 'RSA256' },
      {
        keys: [
          { ...ec.publicJwk, kid: 'a', alg: 'ES512' },
          { ...rsa.publicJwk, kid: 'b', alg: 'RSA256' },
        ],
      },
    ])
      expect(isFound((await only(JSON.stringify(keys))).findings)).toBe(true);
  });
});

describe('of two keys, one misnamed,', () => {
  test('the one counts that the token names, or that verifies it', async () => {
    const [right, wrong] = [await pairOf('ES512'), await makePair('ES512')];
    const keys = [
      { ...wrong.publicJwk, kid: 'wrong', alg: 'ES521' },
      { ...right.publicJwk, kid: 'right', alg: 'ES512' },
    ];
    for (const kid of ['right', undefined])
      expect(await judged(await right.sign({ kid }, GOOD), ...keys)).toEqual(['verified', 'key-fits', false]);
    for (const kid of ['wrong', undefined])
      expect(await judged(await wrong.sign({ kid }, GOOD), ...keys)).toEqual([
        'verified-misnamed',
        'key-misnamed',
        true,
      ]);
  });

  test('the well-named one counts where both are the same key', async () => {
    const { publicJwk, sign } = await pairOf('ES512');
    const keys = ['ES521', 'ES512'].map((alg) => ({ ...publicJwk, alg }));
    expect(await judged(await sign({}, GOOD), ...keys)).toEqual(['verified', 'key-fits', false]);
  });
});

describe('an `alg` that is a name, or none, still counts', () => {
  test.each([
    ...['ES256', 'ES384', 'ES256K', 'RS256', 'HS256', 'EdDSA', 'Ed25519', 'Ed448', 'none', 'None'],
    ...['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87', 'RS1', 'HS1'],
    ...['RSA1_5', 'RSA-OAEP', 'RSA-OAEP-256', 'RSA-OAEP-384', 'RSA-OAEP-512', 'dir'],
    ...[
      'A128KW',
      'A192KW',
      'A256KW',
      'A128GCMKW',
      'A256GCMKW',
      'ECDH-ES',
      'ECDH-ES+A128KW',
      'ECDH-ES+A256KW',
    ],
    ...['PBES2-HS256+A128KW', 'PBES2-HS512+A256KW', 'A128CBC-HS256', 'A256CBC-HS512', 'A128GCM', 'A256GCM'],
    ...['A128CBC', 'A256CTR', 'HPKE-0'],
    // Anybody may have an algorithm of their own, by a name that collides with no other.
    ...['https://as.example/alg', 'urn:example:alg', '1.2.840.10045.4.3.4', 'alg.as.example'],
    'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
    '',
  ])('%j', async (alg) => {
    const { publicJwk, sign } = await pairOf('ES512');
    const key = { ...publicJwk, alg };
    expect(await judged(await sign({}, GOOD), key)).toEqual(['key-forbids', 'key-for-other-alg', false]);
    expect(isFound((await only(JSON.stringify(key))).findings)).toBe(false);
  });

  test('one that is no text is as good as none', async () => {
    const { publicJwk, sign } = await pairOf('ES512');
    expect(await judged(await sign({}, GOOD), { ...publicJwk, alg: 521 })).toEqual([
      'verified',
      'key-fits',
      false,
    ]);
  });
});

test('a token that stands beside its misnamed key is judged as well, and told that the key came along', async () => {
  const { publicJwk, sign } = await pairOf('ES512');
  const text = `${JSON.stringify({ ...publicJwk, alg: 'ES521' })}\n\n${await sign({}, GOOD)}`;
  const token = (await foundIn(text)).find(({ kind }) => kind === 'jwt');
  expect(token && [code(token, 'signature'), code(token, 'key')]).toEqual([
    'verified-beside',
    'key-misnamed',
  ]);
});
