import { describe, expect, test } from 'vitest';
import { forge, FORGE_ALGS, makeForgeKey } from '../../../src/core/inspector/index.js';
import { code, only, pairOf, pemOf, SECRET } from './make.js';

const claims = '{"sub": "ada"}';
const header = (alg: string): string => JSON.stringify({ alg, typ: 'JWT' });

describe('a token that somebody signs for tests of their own', () => {
  test.each(FORGE_ALGS)('%s: is verified by what comes back with it', async (alg) => {
    const key = await makeForgeKey(alg);
    expect(key).not.toBeNull();
    const made = await forge({ header: header(alg), claims, key: key ?? '' });
    if (!made.ok) throw new Error(made.code);
    const found = await only(made.value.token, made.value.verifyWith);
    expect(code(found, 'signature')).toMatch(/^verified/);
    expect(found.findings.map(({ id }) => id)).not.toContain('jwk-without-alg');
    // Of a key pair the private half stays behind.
    if (!alg.startsWith('HS')) expect(made.value.verifyWith).not.toContain('"d"');
  });

  test('takes PEM, and a secret as text', async () => {
    const { privateKey, publicJwk } = await pairOf('ES256');
    const byPem = await forge({ header: header('ES256'), claims, key: await pemOf(privateKey) });
    if (!byPem.ok) throw new Error(byPem.code);
    expect(code(await only(byPem.value.token, JSON.stringify(publicJwk)), 'signature')).toBe('verified');
    const bySecret = await forge({ header: header('HS256'), claims, key: SECRET });
    if (!bySecret.ok) throw new Error(bySecret.code);
    expect(code(await only(bySecret.value.token, SECRET), 'signature')).toBe('verified-text');
  });

  test('is signed as it is written, twice the same name and all', async () => {
    const twice = '{"sub":"ada","sub":"eve"}';
    const made = await forge({ header: header('HS256'), claims: twice, key: SECRET });
    if (!made.ok) throw new Error(made.code);
    expect(Buffer.from(made.value.token.split('.')[1] ?? '', 'base64url').toString()).toBe(twice);
  });

  test.each([
    ['header-not-json', '[]', claims, SECRET],
    ['claims-not-json', header('HS256'), '{"sub"', SECRET],
    ['alg-unknown', header('HS1'), claims, SECRET],
    ['key-missing', header('HS256'), claims, '  '],
    ['key-not-private', header('ES256'), claims, SECRET],
    ['key-not-private', header('ES256'), claims, '{"kty":"EC","crv":"P-256","x":"x","y":"y"}'],
    ['key-refused', header('ES256'), claims, '{"kty":"EC","crv":"P-256","x":"x","y":"y","d":"d"}'],
  ])('%s', async (fault, head, body, key) => {
    expect(await forge({ header: head, claims: body, key })).toEqual({ ok: false, code: fault });
  });

  test('with an algorithm that nobody has, no key is made', async () => {
    expect(await makeForgeKey('none')).toBeNull();
  });
});
