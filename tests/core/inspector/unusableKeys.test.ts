import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verdictWords } from '../../../src/content/inspector/verdicts.js';
import type { VerdictCode } from '../../../src/core/inspector/index.js';
import { asPem, code, drawn, foundIn, GOOD, hmacToken, json, only, pairOf, says } from './make.js';

const es256 = await pairOf('ES256');
const token = await es256.sign({ typ: 'at+jwt' }, GOOD);
const hs256 = await hmacToken();
const { x, y, ...bare } = es256.publicJwk;
const rsa = await pairOf('RS256');
const rs256 = await rsa.sign({}, GOOD);
const encrypted = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
});
const legacy = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
});
const jwk = (value: object): string => JSON.stringify(value);

/** What was pasted as a key, the token it was pasted for, and what is said of signature and key. */
const CASES: readonly [
  what: string,
  token: string,
  key: string,
  signature: VerdictCode,
  key_: VerdictCode,
][] = [
  ['a key on P-521', token, jwk((await pairOf('ES512')).publicJwk), 'key-other-type', 'key-of-other-type'],
  ['an RSA key', token, jwk(rsa.publicJwk), 'key-other-type', 'key-of-other-type'],
  ['a secret', token, drawn(40), 'key-other-type', 'key-of-other-type'],
  ['an encrypted key', rs256, encrypted.privateKey, 'key-encrypted', 'key-not-understood'],
  ['an encrypted key of the old kind', rs256, legacy.privateKey, 'key-encrypted', 'key-not-understood'],
  [
    'a public key of OpenSSH',
    rs256,
    `ssh-rsa AAAAB3NzaC1yc2E${drawn(340)} ada@example`,
    'key-openssh',
    'key-not-understood',
  ],
  ['another one', token, `ecdsa-sha2-nistp256 AAAAE2VjZHNh${drawn(80)}`, 'key-openssh', 'key-not-understood'],
  [
    'one for a token with a secret',
    hs256,
    `ssh-ed25519 AAAAC3NzaC1lZDI1${drawn(50)}`,
    'key-openssh',
    'key-not-understood',
  ],
  [
    'a private key of OpenSSH',
    token,
    asPem('OPENSSH PRIVATE KEY', Buffer.from(`openssh-key-v1\0${drawn(200)}`)),
    'key-openssh',
    'key-not-understood',
  ],
  [
    'a certificate without a key',
    token,
    asPem('CERTIFICATE', Buffer.from([0x30, 3, 2, 1, 1])),
    'key-unreadable',
    'key-not-understood',
  ],
  [
    'a request for a certificate',
    token,
    asPem('CERTIFICATE REQUEST', Buffer.from([0x30, 3, 2, 1, 1])),
    'key-unreadable',
    'key-not-understood',
  ],
  ['a key that lost its point', token, jwk(bare), 'key-incomplete', 'key-malformed'],
  ['a key that lost half of it', token, jwk({ ...bare, x }), 'key-incomplete', 'key-malformed'],
  [
    'a key with a member that is no base64url',
    token,
    jwk({ ...bare, x, y: '€' }),
    'key-incomplete',
    'key-malformed',
  ],
  [
    'an RSA key without its exponent',
    rs256,
    jwk({ kty: 'RSA', n: rsa.publicJwk.n }),
    'key-incomplete',
    'key-malformed',
  ],
  [
    'a point that is not on the curve',
    token,
    jwk({ ...bare, x: y, y: x }),
    'key-refused',
    'key-not-understood',
  ],
  [
    'an RSA key with the exponent 1',
    rs256,
    jwk({ ...rsa.publicJwk, e: 'AQ' }),
    'key-refused',
    'key-exponent',
  ],
  ['a secret of no bytes', hs256, jwk({ kty: 'oct', k: '' }), 'key-incomplete', 'key-malformed'],
  ['a type that nobody knows', token, jwk({ kty: 'new' }), 'key-other-type', 'key-of-other-type'],
  ['no key at all', token, '{"keys":[]}', 'key-unreadable', 'key-not-understood'],
];

describe('the signature is not known, with a reason, where the key is', () => {
  test.each(CASES)('%s', async (_, text, key, signature, ofKey) => {
    const found = await only(text, key);
    expect([code(found, 'signature'), code(found, 'key')]).toEqual([signature, ofKey]);
    expect(says(found, 'signature')).toBe('unknown');
    expect(verdictWords[signature].why).toMatch(/^[A-Z].{20,}[.]$/);
  });
});

test('an RSA key of 512 bits is too short, whether or not it verifies here', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 512 });
  const body = `${json({ alg: 'RS256' })}.${json(GOOD)}`;
  const signed = `${body}.${sign('sha256', Buffer.from(body), privateKey).toString('base64url')}`;
  const found = await only(signed, jwk(publicKey.export({ format: 'jwk' })));
  expect(code(found, 'key')).toBe('key-short');
  expect(found.findings.map(({ id }) => id)).toContain('rsa-short');
  expect(['verified', 'key-refused']).toContain(code(found, 'signature'));
});

test('a damaged key in the text itself leaves its token unchecked', async () => {
  const text = `${token}\n${jwk({ keys: [{ ...bare, x, kid: 'a' }] })}`;
  const found = await foundIn(text);
  expect(found.map(({ kind }) => kind)).toEqual(['jwt', 'jwks']);
  expect(found[0] && says(found[0], 'signature')).toBe('unknown');
});
