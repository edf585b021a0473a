import { describe, expect, test } from 'vitest';
import { FINDINGS, type FindingId } from '../../../src/core/inspector/index.js';
import {
  es,
  esKeys,
  FINDING_CASES,
  good,
  jwt,
  key,
  publishable,
  rs,
  set,
  type Sample,
} from './findingCases.js';
import { drawn, foundIn, GOOD, ISSUER, json, makePair, NOW_S, SECRET } from './make.js';

async function idsIn(sample: Sample): Promise<FindingId[]> {
  const { text, keys, expect: expected } = typeof sample === 'string' ? { text: sample } : sample;
  const found = await foundIn(text, keys, expected);
  expect(found.length).toBeGreaterThan(0);
  for (const each of found) for (const { id, severity } of each.findings) expect(FINDINGS[id]).toBe(severity);
  return found.flatMap((each) => each.findings.map(({ id }) => id));
}

describe('a finding', () => {
  test.each(FINDING_CASES)('%s is found where it is', async (id, sample) => {
    expect(await idsIn(sample)).toContain(id);
  });

  test.each(FINDING_CASES)('%s is not found where it is not', async (id, _, other) => {
    expect(await idsIn(other)).not.toContain(id);
  });

  test('of each sort has its example', () => {
    expect(FINDING_CASES.map(([id]) => id).sort()).toEqual(Object.keys(FINDINGS).sort());
    expect(FINDING_CASES.length).toBeGreaterThanOrEqual(46);
  });
});

test('a good access token has nothing against it but that it is a bearer’s', async () => {
  expect(await idsIn({ text: good, keys: SECRET, expect: { type: 'at+jwt' } })).toEqual(['bearer']);
});

test('a key left there that is for something else is nothing against the token', async () => {
  const bare = JSON.stringify(rs.publicJwk);
  for (const keys of [esKeys, bare])
    expect(await idsIn({ text: good, keys, expect: { type: 'at+jwt' } })).toEqual(['bearer']);
  const other = await makePair('ES256');
  const named = await other.sign({ typ: 'at+jwt', kid: 'b' }, GOOD);
  expect(await idsIn({ text: named, keys: esKeys, expect: { type: 'at+jwt' } })).toEqual(['bearer']);
});

test('a refresh token by itself is one', async () => {
  expect(await idsIn(`refresh_token=${drawn(43)}`)).toContain('refresh-token');
});

test('the scope of a token response is compared as a set', async () => {
  const scoped = await jwt({ scope: 'a b' });
  const answer = (scope: string): string =>
    JSON.stringify({ access_token: scoped, token_type: 'Bearer', scope });
  expect(await idsIn(answer('b a'))).not.toContain('response-differs');
  expect(await idsIn(answer('b c'))).toContain('response-differs');
});

describe('a cookie that a server sets', () => {
  const value = drawn(40);
  const ofCookie = async (text: string): Promise<FindingId[]> =>
    (await idsIn(text)).filter((id) => id.startsWith('cookie-'));
  const all = ['cookie-insecure', 'cookie-readable', 'cookie-cross-site'];

  test.each([
    ['by itself', `Set-Cookie: sid=${value}`],
    ['as curl -v shows it', `< HTTP/2 200\n< set-cookie: sid=${value}; Path=/\n< vary: Origin`],
    ['in JSON', JSON.stringify({ headers: { 'set-cookie': `sid=${value}; Path=/` } })],
    ['in a list in JSON', JSON.stringify({ 'set-cookie': ['theme=dark; Secure; HttpOnly', `sid=${value}`] })],
    [
      'in a HAR',
      JSON.stringify({ headers: [{ name: 'Set-Cookie', value: `sid=${value}; Path=/` }] }, null, 2),
    ],
  ])('without a guard, %s', async (_, text) => {
    expect(await ofCookie(text)).toEqual(all);
  });

  test('with every guard, or sent by a browser, has nothing against it', async () => {
    const guarded = `Set-Cookie: __Host-sid=${value}; Path=/; Secure; HttpOnly; SameSite=Strict`;
    expect(await ofCookie(guarded)).toEqual([]);
    expect(await ofCookie(`Cookie: sid=${value}`)).toEqual([]);
    expect(await ofCookie(JSON.stringify({ 'set-cookie': guarded.slice(12) }))).toEqual([]);
  });

  test('that scripts are meant to read may be read by them', async () => {
    expect(await ofCookie(`Set-Cookie: XSRF-TOKEN=${value}; Secure; SameSite=Lax`)).toEqual([]);
  });

  test('does not lend its guards to what stands behind it', async () => {
    const json = JSON.stringify({ 'set-cookie': 'theme=dark', 'x-api-key': value });
    const curl = `curl -H 'Cookie: theme=dark' -H 'X-API-Key: ${value}' https://api.example`;
    for (const text of [json, curl]) {
      expect(await ofCookie(text)).toEqual([]);
      expect((await foundIn(text)).flatMap(({ wrappings }) => wrappings)).not.toContain('cookie');
    }
  });
});

test('a proof of possession is asked for nothing that an access token needs', async () => {
  const claims = { jti: 'a', htm: 'GET', htu: ISSUER, iat: NOW_S };
  const proof = await es.sign({ typ: 'dpop+jwt', jwk: es.publicJwk }, claims);
  expect(await idsIn(`DPoP: ${proof}`)).toEqual([]);
});

test('a password in a URL is no Basic, and no token, wherever it is in it', async () => {
  expect(await idsIn(`jdbc:postgresql://db.example/shop?user=app&password=${drawn(12)}-3`)).toEqual([
    'url-password',
  ]);
  expect(await idsIn(`postgres://shop:${drawn(16)}@db.example/shop`)).toEqual(['url-password']);
});

test('of a key whose checksum is wrong nothing else is said', async () => {
  expect(await idsIn(`${'gh'}p_${'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ'}0mLq18`)).toEqual(['checksum-fails']);
});

test('of an ID token nothing is asked that an access token needs', async () => {
  const id = await jwt({ nonce: 'n', scope: undefined, jti: undefined }, { typ: undefined });
  expect(await idsIn(`id_token=${id}`)).toEqual(['id-token']);
});

test('the worst comes first', async () => {
  const [found] = await foundIn(`/cb?token=${await jwt({ exp: undefined, iss: undefined, jti: undefined })}`);
  const order = found?.findings.map(({ severity }) => ['harm', 'risk', 'note'].indexOf(severity));
  expect(order).toEqual([...(order ?? [])].sort());
  expect(order).toContain(2);
});

test('the use of a key, and its algorithm, go together', async () => {
  for (const [use, alg, isOdd] of [
    ['enc', 'ES256', true],
    ['sig', 'ECDH-ES+A128KW', true],
    ['sig', 'ES256', false],
    ['enc', 'ECDH-ES', false],
    ['enc', 'ES-256', false],
  ] as const)
    expect([use, alg, (await idsIn(JSON.stringify({ ...key, use, alg }))).includes('key-use')]).toEqual([
      use,
      alg,
      isOdd,
    ]);
});

test('a publishable key in an address, and a key set, harm nobody', async () => {
  expect(await idsIn(`https://a.example/?key=${publishable}`)).toEqual(['publishable']);
  expect(await idsIn(set(key))).toEqual([]);
});

describe('of a claim counts what it is, and not that it is there:', () => {
  test('a status list and a key that it is bound to are objects, an id is a text', async () => {
    const ids = await idsIn(await jwt({ status: 'active', cnf: null, jti: 7 }));
    expect(ids).not.toContain('status-unchecked');
    expect(ids).toEqual(expect.arrayContaining(['bearer', 'jti-missing']));
    expect((await foundIn(await jwt({ status: 'active', cnf: 'x', jti: '', sid: 1 })))[0]?.endings).toEqual([
      'expiry',
      'signing-key',
    ]);
  });

  test.each([
    { admin: true },
    { is_admin: true },
    { isAdmin: true },
    { 'cognito:groups': ['Admins'] },
    { roles: ['ROLE_ADMINS'] },
    { is_superuser: true },
  ])('power is told by %o', async (claims) => {
    expect(await idsIn(await jwt(claims))).toContain('powerful-scope');
  });

  test.each([{ admin: false }, { admin: 'no' }, { administrative_area: true }, { groups: ['badminton'] }])(
    'and not by %o',
    async (claims) => {
      expect(await idsIn(await jwt(claims))).not.toContain('powerful-scope');
    },
  );

  test.each(['name', 'preferred_username', 'nickname', 'upn', 'unique_name', 'ipaddr', 'email'])(
    'a person is named by %s',
    async (claim) => {
      expect(await idsIn(await jwt({ [claim]: 'x' }))).toContain('personal-data');
    },
  );

  test('a person is named further in as well, where a name may be that of anything', async () => {
    for (const claims of [{ user: { id: 1, email: 'x' } }, { 'https://app.example/email': 'x' }])
      expect(await idsIn(await jwt(claims))).toContain('personal-data');
    expect(await idsIn(await jwt({ tenant: { name: 'x' }, email_verified: true }))).not.toContain(
      'personal-data',
    );
  });
});

test.each([
  ['kid-path', 'C:\\keys\\a'],
  ['kid-path', '..\\..\\keys\\a'],
  ['kid-path', '/keys/a'],
  ['kid-sql', 'x" OR "1"="1'],
  ['kid-sql', "x' OR 'a'='a"],
  ['kid-sql', 'x or true=true'],
] as const)('%s is found in %s', async (id, kid) => {
  expect(await idsIn(await jwt({}, { kid }))).toContain(id);
});

test.each(['a:b', 'd1:23:45', 'or-1', 'for a=b', '2026-11-29T12:00:00Z', 'b4/x+y=', 'a"b'])(
  'an honest key id such as %s is none of these',
  async (kid) => {
    const ids = await idsIn(await jwt({}, { kid }));
    expect(ids.filter((id) => id.startsWith('kid-'))).toEqual([]);
  },
);

test('HMAC beside a public key in the same text can be confused with it, unless its id is another', async () => {
  const [unnamed, other] = [good, await jwt({}, { kid: 'b' })];
  expect(await idsIn(`${unnamed}\n${set(key)}`)).toContain('hmac-public-key');
  expect(await idsIn(`${unnamed}\n${JSON.stringify(rs.publicJwk)}`)).toContain('hmac-public-key');
  expect(await idsIn(`${other}\n${set(key)}`)).not.toContain('hmac-public-key');
  expect(await idsIn(`${unnamed}\n${set({ kty: 'oct', k: drawn(43) })}`)).not.toContain('hmac-public-key');
});

test('a token that nobody signed is not ended by another signing key', async () => {
  const [found] = await foundIn(`${json({ alg: 'none' })}.${json(GOOD)}.`);
  expect(found?.endings).toEqual(['expiry', 'jti']);
});
