import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { FindingId } from '../../../src/core/inspector/index.js';
import {
  base64url,
  code,
  drawn,
  foundIn,
  GOOD,
  hmacToken,
  json,
  only,
  pairOf,
  says,
  SECRET,
} from './make.js';

const jwk = (value: object): string => JSON.stringify(value);
const oct = (secret: string, more: object = {}): string =>
  jwk({ kty: 'oct', k: base64url(secret), alg: 'HS256', ...more });

async function idsIn(text: string, keys?: string): Promise<FindingId[]> {
  return (await foundIn(text, keys)).flatMap(({ findings }) => findings.map(({ id }) => id));
}

describe('`EdDSA` names two curves (RFC 8037 section 3.1)', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed448');
  const key = publicKey.export({ format: 'jwk' });
  const pem = String(publicKey.export({ format: 'pem', type: 'spki' }));
  const body = `${json({ alg: 'EdDSA' })}.${json(GOOD)}`;
  const token = `${body}.${sign(null, Buffer.from(body), privateKey).toString('base64url')}`;

  test('so a signature of Ed448 is not cut off', async () => {
    expect(code(await only(token), 'signature')).toBe('no-key');
    expect(code(await only(token.slice(0, -4)), 'signature')).toBe('signature-length');
  });

  test.each([
    ['JWK', jwk(key)],
    ['PEM', pem],
  ])('and a key for Ed448 as %s is one for it, which WebCrypto does not have', async (_, keys) => {
    const found = await only(token, keys);
    expect([code(found, 'signature'), says(found, 'key')]).toEqual(['key-refused', 'unknown']);
  });

  test('and no other', async () => {
    expect(await idsIn(jwk({ ...key, alg: 'EdDSA' }))).not.toContain('alg-key-mismatch');
    expect(await idsIn(jwk({ ...key, alg: 'Ed25519' }))).toContain('alg-key-mismatch');
    const x25519 = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' });
    expect(code(await only(token, jwk(x25519)), 'key')).toBe('key-of-other-type');
  });
});

describe('a secret that everybody knows is one, written', () => {
  const cases = [
    ['as text', 'changeme'],
    ['in base64', Buffer.from('changeme').toString('base64')],
    ['in hex', Buffer.from('changeme').toString('hex')],
    ['as a JWK', oct('changeme')],
  ] as const;

  test.each(cases)('%s', async (_, keys) => {
    const token = await hmacToken({ secret: 'changeme' });
    const found = await only(token, keys);
    expect([says(found, 'signature'), code(found, 'key')]).toEqual(['holds', 'key-common']);
    const ids = found.findings.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['hmac-key-common', 'hmac-key-short']));
  });

  test('as nothing at all, in a variable that nobody set', async () => {
    const token = await hmacToken({ secret: '\0' });
    expect(await idsIn(token)).toContain('hmac-key-common');
  });
});

test('a secret in a JWK is measured by its bytes, where it says what it signs with', async () => {
  expect(await idsIn(oct(drawn(31)))).toContain('hmac-key-short');
  expect(await idsIn(oct(drawn(32)))).not.toContain('hmac-key-short');
  expect(await idsIn(oct(drawn(32), { alg: 'HS512' }))).toContain('hmac-key-short');
  expect(await idsIn(oct(drawn(16), { alg: 'A128KW' }))).not.toContain('hmac-key-short');
  expect(await idsIn(oct('letmein', { alg: undefined }))).toContain('hmac-key-common');
});

test('a secret whose `key_ops` do not name `verify` verifies nothing (RFC 7517 section 4.3)', async () => {
  const token = await hmacToken();
  const found = await only(token, oct(SECRET, { key_ops: ['sign'] }));
  expect([code(found, 'signature'), code(found, 'key')]).toEqual(['key-forbids', 'key-ops']);
  expect(says(await only(token, oct(SECRET, { key_ops: ['sign', 'verify'] })), 'signature')).toBe('holds');
});

test('a key by itself must agree with itself on what it is for', async () => {
  const { publicJwk } = await pairOf('RS256');
  const of = (more: object): Promise<FindingId[]> => idsIn(jwk({ ...publicJwk, kid: 'a', ...more }));
  expect(await of({ use: 'enc', alg: 'RS256' })).toEqual(['key-use']);
  expect(await of({ use: 'sig', alg: 'RSA-OAEP-256' })).toEqual(['key-use']);
  expect(await of({ alg: 'RS256', key_ops: ['encrypt'] })).toEqual(['key-ops']);
  expect(await of({ alg: 'RSA-OAEP-256', key_ops: ['verify'] })).toEqual(['key-ops']);
  for (const more of [
    { use: 'sig', alg: 'RS256', key_ops: ['verify'] },
    { use: 'enc', alg: 'RSA-OAEP-256', key_ops: ['encrypt', 'wrapKey'] },
  ])
    expect(await of(more)).toEqual([]);
});

test('an exponent that is missing is not a bad one', async () => {
  const pair = await pairOf('RS256');
  const ids = await idsIn(await pair.sign({}, GOOD), jwk({ kty: 'RSA', n: pair.publicJwk.n }));
  expect(ids).not.toContain('rsa-exponent');
});

describe('a token says which of several keys is its own', () => {
  const set = (...keys: object[]): string => jwk({ keys });

  test('or its verifier must try them', async () => {
    const [pair, other] = [await pairOf('ES256'), await pairOf('RS256')];
    const [mine, theirs] = [
      { ...pair.publicJwk, kid: 'a', alg: 'ES256' },
      { ...other.publicJwk, kid: 'b' },
    ];
    const [named, unnamed] = [await pair.sign({ kid: 'a' }, GOOD), await pair.sign({}, GOOD)];
    expect(await idsIn(unnamed, set(mine, theirs))).toContain('keys-without-kid');
    expect(await idsIn(named, set(mine, theirs))).not.toContain('keys-without-kid');
    expect(await idsIn(unnamed, set(mine))).not.toContain('keys-without-kid');
  });

  test('and means two where both have its id', async () => {
    const [pair, other] = [await pairOf('ES256'), await pairOf('RS256')];
    const mine = { ...pair.publicJwk, kid: 'a', alg: 'ES256' };
    const token = await pair.sign({ kid: 'a' }, GOOD);
    expect(await idsIn(token, set(mine, { ...other.publicJwk, kid: 'a' }))).toContain('duplicate-kid');
    expect(await idsIn(token, set(mine, { ...other.publicJwk, kid: 'b' }))).not.toContain('duplicate-kid');
  });
});
