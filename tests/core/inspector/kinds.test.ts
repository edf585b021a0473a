import { describe, expect, test } from 'vitest';
import { KINDS, VERDICT_CODES, VERDICTS, type Kind } from '../../../src/core/inspector/index.js';
import {
  AUDIENCE,
  base64url,
  code,
  drawn,
  foundIn,
  GOOD,
  HEX,
  hmacToken,
  ISSUER,
  json,
  makePair,
  NOW_S,
  only,
  pairOf,
  pemOf,
  says,
} from './make.js';

const disclosure = json(['2GLC42sKQveCfGfryNRN9w', 'given_name', 'Ada']);
const digestOf = async (text: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', Buffer.from(text))));
const pair = await pairOf('ES256');
const selective = async (digests: string[]): Promise<string> =>
  pair.sign({ typ: 'dc+sd-jwt' }, { iss: ISSUER, exp: NOW_S + 60, _sd_alg: 'sha-256', _sd: digests });
const sdJwt = `${await selective([await digestOf(disclosure), 'decoy'])}~${disclosure}~`;
const payload = json(GOOD);
const [head = '', , signature = ''] = (await hmacToken()).split('.');

/** What each kind looks like. */
const SAMPLES: Readonly<Record<Kind, string>> = {
  jwt: await hmacToken(),
  jws: await hmacToken({ claims: 'no JSON' }),
  'jws-json': JSON.stringify({ payload, signatures: [{ protected: head, signature }] }),
  jwe: `${json({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })}.${'B'.repeat(40)}.${'A'.repeat(16)}.${'D'.repeat(40)}.${'A'.repeat(22)}`,
  'sd-jwt': sdJwt,
  jwk: JSON.stringify(pair.publicJwk),
  jwks: JSON.stringify({ keys: [{ ...pair.publicJwk, kid: 'a' }] }),
  pem: await pemOf((await makePair('ES256')).privateKey),
  'api-key': `${'gl'}pat-${drawn(20)}`,
  'demo-key': 'kot_demo_000000000000000000000000000000000000',
  basic: `Authorization: Basic ${btoa('aladdin:opensesame')}`,
  paseto: `v4.public.${base64url(`${JSON.stringify({ sub: 'a', exp: '2026-11-29T13:00:00Z' })}${'x'.repeat(64)}`)}`,
  macaroon: base64url(
    `0021location ${ISSUER}/xx\n001cidentifier key-for-bob\n002fsignature ${'\u0001'.repeat(32)}\n`,
  ),
  uuid: `X-API-Key: ${'f81d4fae-7dec-41d0-a765-00a0c91e6bf6'}`,
  opaque: `Authorization: Bearer ${drawn(43)}`,
  metadata: JSON.stringify({ issuer: ISSUER, token_endpoint: `${ISSUER}/token`, jwks_uri: `${ISSUER}/jwks` }),
  'token-response': JSON.stringify({ access_token: 'x', token_type: 'Bearer', expires_in: 60 }),
  introspection: JSON.stringify({ active: true, client_id: 'c', sub: 'a', exp: NOW_S + 60 }),
};

describe('each kind is recognised', () => {
  test.each(KINDS)('%s', async (kind) => {
    expect((await only(SAMPLES[kind])).kind).toBe(kind);
  });

  test.each(KINDS)('%s has one verdict of each sort, with a code of its list', async (kind) => {
    for (const keys of [undefined, 'a secret', JSON.stringify(pair.publicJwk)]) {
      const { verdicts } = await only(SAMPLES[kind], keys);
      expect(verdicts.map(({ about }) => about)).toEqual(VERDICTS);
      for (const { about, says: said, code: of } of verdicts)
        expect(VERDICT_CODES[of]).toEqual([about, said]);
    }
  });

  test.each(KINDS)('%s is recognised in the middle of a text', async (kind) => {
    const found = await foundIn(`Dear all,\n\n${SAMPLES[kind]}\n\nbest regards`);
    expect(found.map((each) => each.kind)).toEqual([kind]);
  });
});

test('a JWE tells its header, and that the rest is encrypted', async () => {
  const found = await only(SAMPLES.jwe);
  expect([found.header, found.claims, code(found, 'signature'), code(found, 'time')]).toEqual([
    { alg: 'RSA-OAEP-256', enc: 'A256GCM' },
    undefined,
    'encrypted',
    'time-encrypted',
  ]);
});

describe('of an SD-JWT', () => {
  test('the disclosures are listed, and their digests are checked', async () => {
    const found = await only(sdJwt, JSON.stringify(pair.publicJwk));
    expect(found.disclosures).toEqual([{ name: 'given_name', value: 'Ada', known: true }]);
    expect([code(found, 'form'), code(found, 'signature')]).toEqual(['well-formed', 'verified']);
  });

  test('one that nobody signed is a fault of form', async () => {
    const found = await only(`${sdJwt}${json(['salt', 'admin', true])}~`);
    expect([found.disclosures?.[1], code(found, 'form')]).toEqual([
      { name: 'admin', value: true, known: false },
      'foreign-disclosure',
    ]);
  });

  test('a disclosure inside a disclosure, and one of a list, count', async () => {
    const element = json(['salt', 'DE']);
    const outer = json(['salt', 'nationalities', [{ '...': await digestOf(element) }]]);
    const found = await only(`${await selective([await digestOf(outer)])}~${outer}~${element}~`);
    expect(found.disclosures?.map(({ known }) => known)).toEqual([true, true]);
  });

  test('one under a hash that nobody has here is neither known nor foreign', async () => {
    const token = await pair.sign(
      { typ: 'dc+sd-jwt' },
      { iss: ISSUER, _sd_alg: 'sha3-256', _sd: ['x'.repeat(43)] },
    );
    const found = await only(`${token}~${json(['salt', 'given_name', 'Ada'])}~`);
    expect([found.disclosures, code(found, 'form')]).toEqual([
      [{ name: 'given_name', value: 'Ada', known: null }],
      'well-formed',
    ]);
    expect(found.findings.map(({ id }) => id)).not.toContain('sd-foreign-disclosure');
  });

  test('a key binding behind it belongs to it', async () => {
    const binding = await pair.sign(
      { typ: 'kb+jwt' },
      { nonce: 'n', iat: NOW_S, aud: AUDIENCE, sd_hash: 'x' },
    );
    const found = await only(`${sdJwt}${binding}`);
    expect([found.kind, found.length]).toEqual(['sd-jwt', sdJwt.length + binding.length]);
  });
});

describe('of a key', () => {
  test.each(['RS256', 'ES256', 'ES384', 'ES512', 'Ed25519'])(
    '%s: the public half is fine, the private half is a leak',
    async (alg) => {
      const { publicJwk, privateJwk, privateKey } = await pairOf(alg);
      expect(code(await only(JSON.stringify(publicJwk)), 'key')).toBe('key-strong');
      for (const text of [JSON.stringify(privateJwk), await pemOf(privateKey)]) {
        const found = await only(text);
        expect([code(found, 'key'), found.endings]).toEqual(['key-exposed', ['replace-key']]);
      }
    },
  );

  test.each(['RSA PRIVATE KEY', 'EC PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'OPENSSH PRIVATE KEY'])(
    '%s is one, whatever is in it',
    async (label) => {
      const found = await only(`-----BEGIN ${label}-----\n${drawn(64)}\n-----END ${label}-----`);
      expect([found.kind, code(found, 'key'), found.findings.map(({ id }) => id)]).toEqual([
        'pem',
        'key-exposed',
        ['private-key'],
      ]);
    },
  );

  test('PEM is found in JSON, where its lines end in \\n', async () => {
    const pem = await pemOf(pair.privateKey);
    expect((await only(JSON.stringify({ type: 'service_account', private_key: pem }))).kind).toBe('pem');
  });

  test('of a type that is new here, only the private half is known (RFC 9964)', async () => {
    const key = { kty: 'AKP', alg: 'ML-DSA-44', kid: 'a', pub: drawn(43) };
    const judged = async (value: object): Promise<string[]> => {
      const found = await only(JSON.stringify(value));
      return [code(found, 'form'), code(found, 'key'), ...found.findings.map(({ id }) => id)];
    };
    expect(await judged(key)).toEqual(['well-formed', 'key-not-understood']);
    expect(await judged({ keys: [key, { ...pair.publicJwk, alg: 'ES256', kid: 'b' }] })).toEqual([
      'well-formed',
      'key-strong',
    ]);
    expect(await judged({ ...key, priv: drawn(43) })).toEqual([
      'well-formed',
      'key-exposed',
      'private-parts',
    ]);
    const signed = await only(`${json({ alg: 'ML-DSA-65' })}.${json({ iss: ISSUER })}.${drawn(80)}`);
    expect(signed.findings.map(({ id }) => id)).not.toContain('alg-unknown');
  });

  test('of a set the worst counts', async () => {
    const good = { ...pair.publicJwk, kid: 'a' };
    const small = { ...(await makePair('RS256', 1024)).publicJwk, kid: 'b' };
    expect(code(await only(JSON.stringify({ keys: [good, small] })), 'key')).toBe('key-short');
    expect(code(await only(JSON.stringify({ keys: [good, { kty: 'new', kid: 'c' }] })), 'key')).toBe(
      'key-strong',
    );
  });
});

describe('of a string without form', () => {
  test.each([
    [`${drawn(32, '0123456789')}x`, 'base62'],
    [drawn(40, HEX), 'hex'],
    [drawn(40), 'base62'],
    [`${drawn(30)}-_`, 'base64url'],
  ])('%s: length, alphabet, bits at most', async (text, alphabet) => {
    const { measure } = await only(`Authorization: Bearer ${text}`);
    const size = { hex: 16, base62: 62, base64url: 64 }[alphabet] ?? 0;
    expect(measure).toEqual({
      characters: text.length,
      alphabet,
      bitsAtMost: Math.floor(text.length * Math.log2(size)),
    });
  });

  test('a session that is signed in a way of its own is no JWS', async () => {
    const found = await only(`Cookie: session=${json({ user_id: 1 })}.aSsxPA.${drawn(27)}`);
    expect([found.kind, found.name, code(found, 'form')]).toEqual(['opaque', 'session', 'no-known-form']);
    expect(found.findings).toEqual([]);
    const jwt = await only(`${json({ typ: 'JWT' })}.${json({ iss: ISSUER })}.${drawn(43)}`);
    expect([jwt.kind, code(jwt, 'form')]).toEqual(['jwt', 'alg-missing']);
  });

  test('a UUID among other words is none of ours', async () => {
    expect(await foundIn('request f81d4fae-7dec-41d0-a765-00a0c91e6bf6 took 12 ms')).toEqual([]);
  });
});

test('a demo key is known by its checksum', async () => {
  const { mintApiKey } = await import('../../../src/core/credentials/index.js');
  const key = mintApiKey({ bytes: (length) => new Uint8Array(length).map((_, index) => (index * 37) % 200) });
  expect(code(await only(key), 'form')).toBe('checksum-holds');
  const changed = key.slice(0, -1) + (key.endsWith('0') ? '1' : '0');
  expect(code(await only(changed), 'form')).toBe('checksum-fails');
});

test('a PASETO that is signed tells its claims and its end; one that is encrypted does not', async () => {
  const found = await only(SAMPLES.paseto);
  expect([found.claims?.['sub'], found.opensUntil, says(found, 'time')]).toEqual([
    'a',
    Date.UTC(2026, 10, 29, 13),
    'holds',
  ]);
  const local = await only(`v4.local.${drawn(120)}`);
  expect([local.kind, local.claims, local.opensUntil]).toEqual(['paseto', undefined, null]);
});

test('an answer that says that a token is not active ends it', async () => {
  const found = await only('{"active":false}');
  expect([code(found, 'time'), found.opensUntil]).toEqual(['inactive', null]);
  const told = await only(JSON.stringify({ active: false, client_id: 'a', exp: NOW_S + 60 }));
  expect([code(told, 'time'), told.opensUntil]).toEqual(['inactive', null]);
});
