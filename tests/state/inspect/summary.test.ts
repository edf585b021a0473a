import { describe, expect, test } from 'vitest';
import { inspect, type Expectation, type Found } from '../../../src/core/inspector/index.js';
import { leakedAddress } from '../../../src/state/inspect/onward/leaked.js';
import { labSettings, verifierAddress } from '../../../src/state/inspect/onward/setUp.js';
import { mostAlive } from '../../../src/state/inspect/shown/order.js';
import { memberRows } from '../../../src/state/inspect/shown/members.js';
import { noFindings, spoken } from '../../../src/state/inspect/shown/spoken.js';
import { summaryOf } from '../../../src/state/inspect/shown/summary.js';
import { about, whatItIs } from '../../../src/state/inspect/shown/what.js';
import { GOOD, hmacToken, NOW, NOW_S, pairOf, pemOf, SECRET } from '../../core/inspector/make.js';
import { drawn } from '../../core/inspector/make.js';

async function first(text: string, keys?: string, expect: Expectation = {}): Promise<Found> {
  const { found } = await inspect({ text, now: NOW, expect, ...(keys !== undefined && { keys }) });
  if (!found[0]) throw new Error('nothing was found');
  return found[0];
}
const title = async (text: string, keys?: string): Promise<string> =>
  summaryOf(await first(text, keys), NOW).title;

describe('what is read first', () => {
  test('is until when a token opens the door, and whether that was checked', async () => {
    const token = await hmacToken({ claims: { ...GOOD, exp: NOW_S + 13 * 3600 + 42 * 60 } });
    const unchecked = summaryOf(await first(token), NOW);
    expect(unchecked).toMatchObject({ tone: 'open', title: 'Opens the door for 13 h 42 min' });
    expect(unchecked.says).toContain('nobody has checked its signature');
    const checked = summaryOf(await first(token, SECRET), NOW);
    expect(checked.says).toBe(
      'Until 2026-11-30 01:42:00 UTC. Anyone who has seen it can use it. If that may be anybody else, end it now.',
    );
  });

  test('of a token beside a key for something else is that the key is not for it', async () => {
    const { publicJwk } = await pairOf('ES256');
    const { says } = summaryOf(await first(await hmacToken(), JSON.stringify(publicJwk)), NOW);
    expect(says).toContain('The key you pasted is not for this token');
    expect(says).not.toContain('nobody has checked');
  });

  test.each([
    ['an expired one', { exp: NOW_S - 7200 }, 'Expired 2 h ago'],
    ['one without an expiry', { exp: undefined }, 'Opens the door for ever'],
    ['one that is not valid yet', { nbf: NOW_S + 3600 }, 'Not valid yet'],
    ['one in milliseconds', { exp: NOW + 1000 }, 'Opens the door for thousands of years'],
    ['one whose expiry is text', { exp: 'tomorrow' }, 'Until when it works depends on the verifier'],
  ])('of %s', async (_, claims, says) => {
    expect(await title(await hmacToken({ claims: { ...GOOD, ...claims } }))).toBe(says);
  });

  test.each([
    ['Pwd=Tr0ub4dor-3;', 'Password', 'Opens the door until the password changes'],
    ['DB_PASS=Tr0ub4dor-3', 'Password', 'Opens the door until the password changes'],
    [`PrivateKey = ${drawn(43)}=`, 'Private key without a known form', 'A private key: replace it'],
  ])('of a value that its name tells of is what it is: %s', async (text, what, says) => {
    const found = await first(text);
    expect([whatItIs(found), summaryOf(found, NOW).title]).toEqual([what, says]);
    expect(found.endings).toEqual([what === 'Password' ? 'password' : 'replace-key']);
  });

  test('of a proof of possession is that it opens nothing alone', async () => {
    const { sign, publicJwk } = await pairOf('ES256');
    const proof = await sign(
      { typ: 'dpop+jwt', jwk: publicJwk },
      { jti: 'a', htm: 'GET', htu: 'https://a.example', iat: NOW_S },
    );
    const found = await first(`DPoP: ${proof}`);
    expect(summaryOf(found, NOW)).toMatchObject({
      tone: 'calm',
      title: 'A proof for one request: opens nothing alone',
    });
    expect([leakedAddress(found, [found]), labSettings(found), verifierAddress(found)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(found.endings).toEqual([]);
  });

  test('of a secret that signs tokens, by its name, is that', async () => {
    expect(await title(`JWT_SECRET=${drawn(40)}`)).toBe('Whoever has it can sign tokens');
    expect(await title(`aws_secret_access_key = ${drawn(40)}`)).toBe('Opens an AWS account, with its id');
    expect(await title(`SESSION_TOKEN=${drawn(40)}`)).toBe('Only its issuer knows what it opens');
  });

  test('of a token signed with a secret that everybody knows is that, typed as the key or not', async () => {
    const token = await hmacToken({ secret: 'your-256-bit-secret' });
    for (const keys of [undefined, 'your-256-bit-secret', SECRET])
      expect(await title(token, keys)).toBe('Anyone can forge this');
  });

  test('of several is that of the one most alive', async () => {
    const { publicJwk } = await pairOf('ES256');
    const text = `${JSON.stringify(publicJwk)} ${await hmacToken({ claims: { ...GOOD, exp: NOW_S - 60 } })} ${await hmacToken()}`;
    const { found } = await inspect({ text, now: NOW });
    expect(mostAlive(found, NOW)).toBe(2);
    const keys = `${'sk'}_test_${drawn(24)} ${'xo'}xb-123456789012-123456789012-${drawn(24)}`;
    const inspected = await inspect({ text: `${await hmacToken()} ${keys}`, now: NOW });
    // A key for tests opens less than a token, and a live key more.
    expect(mostAlive(inspected.found, NOW)).toBe(2);
    expect(mostAlive(inspected.found.slice(0, 2), NOW)).toBe(0);
    expect(mostAlive(found.slice(0, 2), NOW)).toBe(1);
    expect(mostAlive(found.slice(0, 1), NOW)).toBe(0);
    expect(mostAlive([], NOW)).toBe(0);
  });

  test('of an ID token is that it opens no API', async () => {
    const id = await hmacToken({ claims: { ...GOOD, scope: undefined, nonce: 'n' }, header: { typ: 'JWT' } });
    expect(await title(`id_token=${id}`)).toBe('An ID token: opens no API that checks');
    expect(await title(id, SECRET)).toBe('An ID token: opens no API that checks');
  });

  test('of an encrypted token is what cannot be told, and that a copy works', async () => {
    const jwe = `${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')}..${drawn(16)}.${drawn(40)}.${drawn(22)}`;
    const found = await first(jwe);
    const { title: said, says } = summaryOf(found, NOW);
    expect(said).toBe('Encrypted: what it opens cannot be read here');
    expect(says).toContain('A copy can be sent again');
    expect(found.endings).toEqual(['decryption-key']);
    expect(memberRows('header', found.header ?? {}, NOW)[0]?.words).toMatchObject({
      source: 'rfc7516',
      section: '4.1.1',
    });
    expect(leakedAddress(found, [found])).toBe('#/leaked?kind=access-token');
  });

  test('of a test key asks for no haste, and of a damaged one warns of the real one', async () => {
    expect(summaryOf(await first(`sk_test_${drawn(24)}`), NOW).says).toContain('when convenient');
    const damaged = summaryOf(await first(`ghp_${drawn(36)}`), NOW);
    expect(damaged.says).toContain('the real key may still be live');
  });

  test('without findings nobody is told that nothing is wrong', () => {
    expect(noFindings({ kind: 'opaque' })).toContain('A copy works as well as the original');
    expect(noFindings({ kind: 'jwks' })).toBe('Nothing in it stands out.');
    expect(noFindings({ kind: 'opaque', name: 'DB_PASSWORD' })).toContain('until it is changed');
  });

  test('of a bound token says what a copy is worth', async () => {
    const { says } = summaryOf(await first(await hmacToken({ claims: { ...GOOD, cnf: { jkt: 'x' } } })), NOW);
    expect(says).toContain('bound to a key');
  });

  test('of a token with no signature, or another’s, is that', async () => {
    const token = await hmacToken();
    expect(await title(token, 'another secret altogether, of 32 bytes')).toBe(
      'Not signed with the key you pasted',
    );
    const unsigned = `${token.split('.').slice(1, 2).join('')}.`;
    expect(await title(`eyJhbGciOiJub25lIn0.${unsigned}`)).toBe('Not signed: anybody could have written it');
  });

  test('of a part of a token, or one that was cut off, is that', async () => {
    const token = await hmacToken();
    for (const part of [0, 1]) expect(await title(token.split('.')[part] ?? '')).toBe('Not a whole token');
    expect(await title(token.split('.').slice(0, 2).join('.'))).toBe('Not a whole token');
    expect(await title(token.slice(0, -7))).toBe('Its signature is cut off, or made up');
  });

  test('of keys is whether they may be seen', async () => {
    const { privateKey, publicJwk } = await pairOf('ES256');
    expect(await title(await pemOf(privateKey))).toBe('A private key: replace it');
    expect(await title(JSON.stringify({ keys: [publicJwk] }))).toBe('Public: made to be seen');
    expect(await title(JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' }))).toBe('A shared secret: replace it');
    expect(await title(`sk_live_${drawn(24)}`)).toBe('Opens the door until it is revoked');
    expect(await title(`pk_live_${drawn(24)}`)).toBe('Made to be seen');
    expect(await title(`AKIA${drawn(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`)).toBe(
      'Names a key, and opens nothing alone',
    );
  });
});

describe('what it is called', () => {
  test.each([
    [{ typ: 'at+jwt' }, GOOD, 'Access token (JWT)'],
    [{ typ: 'application/at+jwt' }, GOOD, 'Access token (JWT)'],
    [{ typ: 'JWT' }, { ...GOOD, scope: undefined, nonce: 'n' }, 'ID token (JWT)'],
    [{ typ: 'dpop+jwt' }, GOOD, 'DPoP proof (JWT)'],
    [{ typ: 'JWT' }, GOOD, 'JWT'],
  ])('%o', async (header, claims, called) => {
    expect(whatItIs(await first(await hmacToken({ header, claims })))).toBe(called);
  });

  test('follows where it was', async () => {
    const token = await hmacToken({ header: { typ: 'JWT' } });
    expect(whatItIs(await first(`Authorization: Bearer ${token}`))).toBe('Access token (JWT)');
    expect(whatItIs(await first(`X-API-Key: ${drawn(32)}`))).toBe('API key without a known form');
    expect(whatItIs(await first(`npm_${drawn(36)}`))).toBe('npm: access token');
  });

  test('is a password where it is called one: not to be drawn at random, and to be changed', async () => {
    for (const name of ['SMTP_PASSWORD', 'spring.datasource.password', 'passwd']) {
      const found = await first(`${name}=${drawn(16)}`);
      expect([whatItIs(found), found.endings, found.findings]).toEqual(['Password', ['password'], []]);
      expect(summaryOf(found, NOW)).toMatchObject({
        tone: 'open',
        title: expect.stringContaining('until the password changes'),
      });
    }
  });

  test('of a block of PEM is its label', async () => {
    const { privateKey } = await pairOf('ES256');
    expect(whatItIs(await first(await pemOf(privateKey)))).toBe('Private key (PEM)');
  });

  test('keeps foreign text to one short line', async () => {
    const found = await first(await hmacToken({ claims: { ...GOOD, sub: `a\u202Eb${'x'.repeat(500)}` } }));
    const said = about(found).join(' ');
    expect(said).toContain('a[U+202E]b');
    expect(said.length).toBeLessThan(200);
  });
});

test('a screen reader hears how many, what, and the worst of it', async () => {
  const token = await hmacToken({ claims: { ...GOOD, exp: NOW_S + 7200 } });
  const said = spoken(await inspect({ text: `https://api.example/?access_token=${token}`, now: NOW }), NOW);
  expect(said).toMatch(/^1 credential found\. Access token \(JWT\): Opens the door for 2 h\. 1 harm, /);
  expect(said).toMatch(/The worst: It was in a URL\.$/);
  expect(said).not.toContain(token.slice(0, 10));
  expect(spoken({ found: [], left: 0 }, NOW)).toBe('No credential found.');
});
