import { describe, expect, test } from 'vitest';
import {
  asPem,
  code,
  foundIn,
  GOOD,
  hmacToken,
  json,
  makePair,
  pairOf,
  pemOf,
  SECRET,
  type Json,
} from './make.js';

const pair = await pairOf('ES256');
const [other, stranger] = [await makePair('ES256'), await makePair('ES256')];
const token = await pair.sign({ kid: 'a' }, GOOD);
const jwk = JSON.stringify(pair.publicJwk);
const set = JSON.stringify({ keys: [{ ...pair.publicJwk, kid: 'a' }] });
const publicKey = await crypto.subtle.importKey(
  'jwk',
  pair.publicJwk,
  { name: 'ECDSA', namedCurve: 'P-256' },
  true,
  ['verify'],
);
const [pem, privatePem, otherPem] = [
  await pemOf(publicKey),
  await pemOf(pair.privateKey),
  await pemOf(other.privateKey),
];
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const bare = (block: string): string => block.replace(/-----[A-Z ]+-----|\n/g, '');
const indented = (text: string): string => text.replace(/^/gm, '    ');

async function judged(text: string, keys: string): Promise<[signature: string, key: string]> {
  const [found] = await foundIn(text, keys);
  return found ? [code(found, 'signature'), code(found, 'key')] : ['', ''];
}

describe('a key is read', () => {
  test.each([
    ['with a comma behind it', `${jwk},`],
    ['as a program has it', `const keys = ${set};`],
    ['as curl -i shows a key set', `HTTP/2 200\ncontent-type: application/json\n\n${set}`],
    ['inside another answer', JSON.stringify({ data: { keys: [pair.publicJwk] } })],
    ['beside another one', `${JSON.stringify(other.publicJwk)}\n${jwk}`],
    ['in YAML', `key: |\n${indented(pem)}`],
    ['in a variable, on one line', `PUBLIC_KEY="${pem.replaceAll('\n', '\\n')}"`],
    ['in a string of JSON', JSON.stringify({ publicKey: pem })],
    ['in PEM, behind another one', otherPem + pem],
    ['without the lines around it', bare(pem)],
    ['without them, the private half', bare(privatePem)],
    ['in base64, from PEM', base64(pem)],
    ['in base64, from a key set, in lines', base64(set).replace(/.{60}/g, '$&\n')],
  ])('%s', async (_, keys) => {
    expect(await judged(token, keys)).toEqual(['verified', 'key-fits']);
    expect((await judged(await stranger.sign({ kid: 'a' }, GOOD), keys))[0]).not.toBe('verified');
  });

  test('and blamed for no `alg` only where it could have one', async () => {
    const ids = async (keys: string): Promise<string[]> =>
      (await foundIn(token, keys)).flatMap(({ findings }) => findings.map(({ id }) => id));
    for (const keys of [pem, bare(pem), base64(pem)])
      expect(await ids(keys)).not.toContain('jwk-without-alg');
    expect(await ids(base64(jwk))).toContain('jwk-without-alg');
  });
});

describe('a secret is read', () => {
  const bytes = Buffer.from(SECRET);
  const hex = bytes.toString('hex');

  test.each([
    ['as it stands', SECRET, 'verified-text'],
    ['in quotes', `"${SECRET}"`, 'verified-text'],
    ['as a variable', `JWT_SECRET='${SECRET}'`, 'verified-text'],
    ['as a setting', `jwt.secret: ${SECRET}`, 'verified-text'],
    ['in hex', hex, 'verified-hex'],
    ['in hex with a sign before it', `0x${hex}`, 'verified-hex'],
    ['in hex with colons', hex.replace(/..(?=.)/g, '$&:'), 'verified-hex'],
    ['in base64 in lines', base64(SECRET).replace(/.{20}/g, '$&\n'), 'verified-base64'],
    ['in base64, as a variable of Laravel', `APP_KEY=base64:${base64(SECRET)}`, 'verified-base64'],
  ])('%s', async (_, keys, verdict) => {
    expect(await judged(await hmacToken(), keys)).toEqual([verdict, 'key-fits']);
    expect((await judged(await hmacToken({ secret: `${SECRET}x` }), keys))[0]).toBe('signature-wrong');
  });

  test('with its quotes, or with its name, where those are part of it', async () => {
    for (const secret of [`"${SECRET}"`, `name=${SECRET}`])
      expect((await judged(await hmacToken({ secret }), secret))[0]).toBe('verified-text');
  });
});

test('of several keys those without an id are tried, where none has that of the token', async () => {
  const others: Json[] = [{ ...other.publicJwk, kid: 'b' }, { ...pair.publicJwk }];
  expect((await judged(token, JSON.stringify({ keys: others })))[0]).toBe('verified');
  const named = others.map((each, index) => ({ ...each, kid: String(index) }));
  expect((await judged(token, JSON.stringify({ keys: named })))[0]).toBe('no-key-of-this-id');
});

test('what is no key in any of these is none', async () => {
  for (const keys of [
    '{"keys":',
    '{"issuer":"https://as.example"}',
    asPem('PUBLIC KEY', Buffer.from([1, 2])),
  ])
    expect((await judged(token, keys))[0]).toBe('key-unreadable');
  expect((await judged(token, base64(`${json({ a: 1 })}${'x'.repeat(60)}`)))[0]).toBe('key-other-type');
});
