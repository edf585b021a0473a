import { describe, expect, test } from 'vitest';
import { inspect, MOST_FOUND, VERDICTS, type InspectInput } from '../../../src/core/inspector/index.js';
import { countOf } from '../../counts.js';
import { ADVERSARIAL } from './adversarial.js';
import { drawn, GOOD, hmacToken, ISSUER, json, NOW, pairOf, pemOf, SECRET } from './make.js';

const es = await pairOf('ES256');
const token = await hmacToken();
const signed = await es.sign({ kid: 'a', typ: 'at+jwt' }, GOOD);
const jwk = JSON.stringify({ ...es.publicJwk, kid: 'a', alg: 'ES256' });

/** What people paste, to be damaged. */
const SHAPES: readonly string[] = [
  token,
  signed,
  `Authorization: Bearer ${signed}`,
  `curl -u aladdin:opensesame -H "X-API-Key: ${drawn(40)}" -b 'sid=${signed}' https://api.example/?access_token=${token}#id_token=${signed}`,
  `Set-Cookie: __Host-sid=${signed}; Path=/\r\nCookie: a=b; sid=${token}`,
  JSON.stringify({
    access_token: token,
    token_type: 'Bearer',
    refresh_token: drawn(40),
    id_token: signed,
    x: { y: [1, null, 'é'] },
  }),
  JSON.stringify({ body: JSON.stringify({ keys: [es.privateJwk, { kty: 'oct', k: drawn(43) }] }) }),
  JSON.stringify({
    payload: json(GOOD),
    signatures: [{ protected: json({ alg: 'ES256' }), signature: 'AAAA' }],
  }),
  encodeURIComponent(encodeURIComponent(`https://a.example/#id_token=${signed}`)),
  btoa(btoa(signed)),
  signed.replace(/.{40}/g, '$&\r\n  '),
  `${signed}~${json(['salt', 'a', 1])}~${json(['salt', { '...': 'x' }])}~`,
  `${json({ alg: 'dir', enc: 'A256GCM', p2c: 1e9, zip: 'DEF' })}..${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`,
  await pemOf(es.privateKey),
  `${'gh'}p_${drawn(36)} ${'sk'}_live_${drawn(24)} ${'AK'}IA${drawn(16, 'ABCDEFGH234567')} kot_demo_${drawn(36)}`,
  `v4.public.${drawn(120)} v2.local.${drawn(90)} Basic ${btoa('a:b')} ${token.slice(0, 50)}…`,
  JSON.stringify({ issuer: ISSUER, token_endpoint: ISSUER, jwks_uri: ISSUER }),
  '{"active":true,"client_id":"c","exp":1e999,"sub":"a","__proto__":{"x":1},"constructor":1}',
];
const NASTY = [
  '',
  ' ',
  '\n',
  '\u0000',
  '\ud800',
  '\u200b',
  '\u202e',
  '…',
  '...',
  '=',
  '+',
  '/',
  '.',
  '..',
  '~',
  '"',
  "'",
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '%',
  '%2',
  '%00',
  '%22',
  '\\u0022',
  '\\u002e',
  '&',
  '#',
  '?',
  ';',
  '-----BEGIN ',
  '-----END ',
  'eyJ',
  'Bearer ',
  '😀',
  '\ufeff',
  '1e999',
  '-1',
  'null',
];

/** The same numbers in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function damaged(pick: (below: number) => number): string {
  const any = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
  let text = any(SHAPES);
  for (let change = pick(5); change >= 0; change -= 1) {
    const at = pick(text.length + 1);
    const size = pick(pick(2) === 0 ? 3 : 60);
    const put = pick(4) === 0 ? any(SHAPES).slice(0, pick(80)) : any(NASTY).repeat(1 + pick(3));
    text = text.slice(0, at) + put + text.slice(at + size);
  }
  return text;
}

test('nothing throws, and what is found lies in the text, however it is damaged', async () => {
  const pick = seeded(7);
  const texts = countOf('texts', 200_000, 1500);
  for (let index = 0; index < texts; index += 1) {
    const text = damaged(pick);
    const keys = [undefined, SECRET, jwk, damaged(pick)][pick(4)];
    const expected = pick(2) === 0 ? {} : { issuer: ISSUER, audience: 'a', type: 'at+jwt', leewayS: 60 };
    const { found, left } = await inspect({
      text,
      now: NOW,
      expect: expected,
      ...(keys !== undefined && { keys }),
    });
    const isWhole = found.every(
      ({ at, length, verdicts }) =>
        at >= 0 && length > 0 && at + length <= text.length && verdicts.length === VERDICTS.length,
    );
    if (!isWhole || found.length > MOST_FOUND || left < 0)
      expect([index, text]).toEqual('what is found lies in the text');
  }
  expect(texts).toBeGreaterThan(1000);
}, 3_600_000);

test('a name such as __proto__ is a name, and changes nothing', async () => {
  const text = `${json({ alg: 'HS256' })}.${Buffer.from('{"__proto__":{"admin":true},"toString":1}').toString('base64url')}.${'A'.repeat(43)}`;
  const { found } = await inspect({ text, now: NOW });
  expect(found[0]?.claims && Object.keys(found[0].claims)).toEqual(['__proto__', 'toString']);
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
});

describe('four times the text takes no more than about four times as long', () => {
  test('there are many ways to make a scanner slow', () => {
    expect(Object.keys(ADVERSARIAL).length).toBeGreaterThanOrEqual(15);
  });

  // With the square of its length it would take sixteen times as long, and many seconds.
  test.each(Object.keys(ADVERSARIAL))('%s', async (name) => {
    const make = ADVERSARIAL[name];
    const [short, long] = [await leastMs(make?.(60_000) ?? ''), await leastMs(make?.(240_000) ?? '')];
    expect(long).toBeLessThan(9 * short + 150);
  });

  async function leastMs(text: string): Promise<number> {
    let least = Infinity;
    for (let run = 0; run < 3; run += 1) {
      const before = process.cpuUsage();
      await inspect({ text, now: NOW });
      const { user, system } = process.cpuUsage(before);
      least = Math.min(least, (user + system) / 1000);
    }
    return least;
  }
});

describe('names that every object inherits', () => {
  const INHERITED = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];
  const NAMED: ((name: string) => string)[] = [
    (name) => `{"kty":"${name}"}`,
    (name) => `{"keys":[{"kty":"${name}","alg":"${name}","use":"${name}"}]}`,
    (name) => `{"kty":"EC","crv":"${name}","x":"AA","y":"AA"}`,
    ...[' ', '|', '\n', ''].map(
      (gap) => (name: string) => `${json({ alg: name, typ: name })}.${json(GOOD)}.AAAA${gap}AAAA`,
    ),
    (name) => `${json({ alg: name, enc: name, zip: name })}..${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`,
    (name) => `${signed.split('.')[0]}.${json({ _sd_alg: name })}.AAAA~${json(['salt', name, 1])}~`,
    (name) => `${json({ alg: 'ES256' })}.${json({ [name]: name, iss: name, status: { [name]: 1 } })}.AAAA`,
    (name) => `${name}=${signed}; token_type=${name}`,
  ];

  test.each(INHERITED)('are names like any other: %s', async (name) => {
    for (const text of NAMED.map((write) => write(name)))
      for (const keys of ['', jwk, `{"kty":"${name}"}`])
        expect(Array.isArray((await inspect({ text, keys, now: NOW })).found), text).toBe(true);
  });
});

test('a claim may hold a list as long as a text may be', async () => {
  const zeros = JSON.stringify({ a: Array.from({ length: 250_000 }, () => 0) });
  const payload = Buffer.from(zeros).toString('base64url');
  const list = Buffer.from(`["salt","a",${JSON.stringify(Array.from({ length: 60_000 }, () => 0))}]`);
  for (const text of [
    `${json({ alg: 'ES256', typ: 'dc+sd-jwt' })}.${payload}.AAAA~${json(['salt', 'a', 1])}~`,
    `${json({ alg: 'ES256' })}.${json({ _sd: [] })}.AAAA~${list.toString('base64url')}~`,
  ])
    expect((await inspect({ text, now: NOW })).found).toHaveLength(1);
});

test('spaces before many tokens take no longer than the tokens', async () => {
  const tokens = `${token}\n`.repeat(Math.floor(125_000 / token.length));
  const time = async (text: string): Promise<number> => {
    const since = performance.now();
    await inspect({ text, now: NOW });
    return performance.now() - since;
  };
  await time(tokens);
  const [alone, after] = [await time(tokens), await time(' '.repeat(tokens.length) + tokens)];
  expect(after).toBeLessThan(alone * 4 + 200);
});

test.each([null, undefined, 5, {}, ['a'], true, 10n, Symbol('a'), () => 'a'])(
  'whoever calls without types gets an answer: %s',
  async (value) => {
    const input = { text: value, keys: value, now: NOW, expect: value } as unknown as InspectInput;
    expect(await inspect(input)).toEqual({ found: [], left: 0 });
  },
);
