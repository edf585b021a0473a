import { beforeAll, describe, expect, test } from 'vitest';
import {
  runFault,
  startRun,
  type Edit,
  type Run,
  type SecretName,
} from '../../../../src/core/simulation/index.js';
import { at, world } from '../harness.js';
import { ADMIN, bearer, call, latest, mintKey, refusal, signIn, underWay, type Tokens } from './harness.js';

let run: Run;
let key: string;
let tokens: Tokens;

beforeAll(async () => {
  run = await underWay();
  ({ key } = await mintKey(run, { limit: { requests: 1000, window_s: 60 } }));
  tokens = await signIn(run);
});

const segment = (members: object): string => Buffer.from(JSON.stringify(members)).toString('base64url');
const other = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
const ownHeader = { alg: 'ES256', typ: 'at+jwt', kid: 'sig-1' };
const stolen = { iss: 'https://elsewhere.example', sub: 'mallory' };

type Change = (key: string, parts: [header: string, payload: string, signature: string]) => string;

const bearers: [
  what: string,
  change: Change,
  secret: SecretName,
  edits: Edit[],
  refused: string | undefined,
][] = [
  ['a key of the run', (own) => own, 'cred-4', [], undefined],
  [
    'a key with a mistyped character',
    (own) => own.slice(0, 12) + other(own.slice(12)),
    'cred-4',
    ['checksum'],
    'key_bad_checksum',
  ],
  ['a key with its end missing', (own) => own.slice(0, -9), 'cred-4', ['truncated'], 'key_malformed'],
  ['a key with padding', (own) => `${own}=`, 'cred-4', ['padded'], 'key_malformed'],
  ['a key and something else', (own) => `${own} extra`, 'cred-4', ['doubled'], 'ambiguous_credential'],
  [
    'a key that never was',
    () => 'kot_demo_00000000000000000000000000000000xUQ9',
    'unknown-key',
    ['checksum'],
    'key_bad_checksum',
  ],
  ['a key of the wrong length', () => 'kot_demo_0000', 'unknown-key', ['malformed'], 'key_malformed'],
  ['a token of the run', (_, parts) => parts.join('.'), 'cred-5', [], undefined],
  [
    'alg none',
    (_, [, p, s]) => [segment({ ...ownHeader, alg: 'none' }), p, s].join('.'),
    'cred-5',
    ['alg_none'],
    'token_alg_not_allowed',
  ],
  [
    'another alg',
    (_, [, p, s]) => [segment({ ...ownHeader, alg: 'HS256' }), p, s].join('.'),
    'cred-5',
    ['alg_other'],
    'token_alg_not_allowed',
  ],
  [
    'another typ',
    (_, [, p, s]) => [segment({ ...ownHeader, typ: 'JWT' }), p, s].join('.'),
    'cred-5',
    ['typ_other'],
    'token_wrong_type',
  ],
  [
    'another kid',
    (_, [, p, s]) => [segment({ ...ownHeader, kid: '../../dev/null' }), p, s].join('.'),
    'cred-5',
    ['kid_other'],
    'token_unknown_key',
  ],
  [
    'one more header parameter',
    (_, [, p, s]) => [segment({ ...ownHeader, x: 1 }), p, s].join('.'),
    'cred-5',
    ['header_other'],
    'token_bad_signature',
  ],
  [
    'a changed payload',
    (_, [h, , s]) => [h, segment({ sub: 'admin' }), s].join('.'),
    'cred-5',
    ['payload'],
    'token_bad_signature',
  ],
  [
    'a changed signature',
    (_, [h, p, s]) => [h, p, other(s)].join('.'),
    'cred-5',
    ['signature'],
    'token_bad_signature',
  ],
  ['no signature', (_, [h, p]) => [h, p, ''].join('.'), 'cred-5', ['no_signature'], 'token_malformed'],
  [
    'none of it but the payload',
    (_, [, p]) => [segment({ alg: 'none', typ: 'at+jwt', kid: 'sig-1' }), p, ''].join('.'),
    'cred-5',
    ['alg_none', 'no_signature'],
    'token_malformed',
  ],
  [
    'a payload in a second spelling',
    (_, [h, p, s]) => [h, `${p}A`, s].join('.'),
    'cred-5',
    ['malformed'],
    'token_malformed',
  ],
  [
    'a header that is no JSON',
    (_, [, p, s]) => ['e30x', p, s].join('.'),
    'cred-5',
    ['malformed'],
    'token_malformed',
  ],
  [
    'a forgery with our header',
    () => [segment(ownHeader), segment(stolen), 'c2ln'].join('.'),
    'unknown-token',
    [],
    'token_bad_signature',
  ],
  [
    'a token from elsewhere',
    () => [segment({ alg: 'RS256', typ: 'JWT', kid: 'x' }), segment(stolen), 'c2ln'].join('.'),
    'unknown-token',
    ['alg_other', 'typ_other', 'kid_other'],
    'token_wrong_type',
  ],
  [
    'a header whose parameters are objects that no text can be made of',
    () => {
      const odd = { toString: 0 };
      return [segment({ alg: odd, typ: odd, kid: odd }), segment(stolen), 'c2ln'].join('.');
    },
    'unknown-token',
    ['alg_other', 'typ_other', 'kid_other'],
    'token_wrong_type',
  ],
  ['three words with dots', () => 'one.two.three', 'unknown-token', ['malformed'], 'token_malformed'],
  ['something opaque', () => 'gho_16C7e42F292c6912E7710c838347Ae178B4a', 'unknown', [], 'token_malformed'],
  ['nothing', () => '', 'unknown', ['empty'], 'ambiguous_credential'],
];

describe('what a Bearer credential is called, and that it is refused as itself would be', () => {
  test.each(bearers)('%s', async (_, change, secret, edits, refused) => {
    const parts = tokens.access_token.split('.') as [string, string, string];
    await call(run, '/v1/me', bearer(change(key, parts)));
    const wrote = latest(run);
    expect(wrote.described.credentials).toEqual([{ as: 'bearer', secret, edits }]);
    expect(refusal(wrote)).toBe(refused);
  });
});

test('a refresh token is known in a form, whole or cut off', async () => {
  const { refresh_token: token } = tokens;
  for (const [presented, edits] of [
    [token, []],
    [token.slice(0, 40), ['truncated']],
  ] as const) {
    await call(run, '/oauth/introspect', { method: 'POST', body: new URLSearchParams({ token: presented }) });
    expect(latest(run).described.body).toEqual({
      sentAs: 'form',
      content: { form: [['token', { secret: 'cred-6', edits }]] },
    });
  }
});

test('a credential may come in other ways than as a Bearer', async () => {
  const ways: [headers: Record<string, string>, described: object[]][] = [
    [{ 'X-API-Key': key }, [{ as: 'x_api_key', secret: 'cred-4', edits: [] }]],
    [{ Authorization: key }, [{ as: 'bare', secret: 'cred-4', edits: [] }]],
    [{ Authorization: `Token ${key}` }, [{ as: 'other_scheme', secret: 'cred-4', edits: [] }]],
    [
      { ...ADMIN, 'X-API-Key': key },
      [
        { as: 'bearer', secret: 'admin-secret', edits: [] },
        { as: 'x_api_key', secret: 'cred-4', edits: [] },
      ],
    ],
  ];
  for (const [headers, described] of ways) {
    await call(run, '/v1/me', { headers });
    expect(latest(run).described.credentials).toEqual(described);
  }
});

test('a credential in the address has its name there', async () => {
  await call(run, `/v1/orders?access_token=${tokens.access_token}&api_key=${key}`);
  expect(latest(run).event.exchange.request.path).toBe('/v1/orders?access_token={cred-5}&api_key={cred-4}');
});

test.each(['eu', 'northeurope', 'abcdefghijkl'])(
  'a region that a setting may have is described: %s',
  async (region) => {
    const scenario = { ...world, api: { ...world.api, regions: ['eu', region] } };
    const inRegion = await startRun(scenario, 1);
    await inRegion.advance(at(5));
    await call(inRegion, '/v1/me', { headers: { 'Demo-Region': region } });
    expect(latest(inRegion).described.region).toBe(region);
    expect(runFault(inRegion.export())).toBeNull();
  },
);

test('only what is known to be harmless is quoted', async () => {
  const body = {
    customer: 'acme',
    scopes: ['orders:read', 'hunter2!'],
    limit: { requests: 5, window_s: 60 },
    pin: 4711,
  };
  await call(run, '/v1/keys/key_1/swordfish?swordfish=1', {
    method: 'SWORDFISH',
    headers: { 'Demo-Region': 'swordfish1', 'Demo-Identity': 'swordfish', Cookie: 'swordfish' },
    body: JSON.stringify({ ...body, expires_at: 'swordfish', quota: [[[[['deep']]]]] }),
  });
  expect(latest(run).described).toEqual({
    method: '{unknown}',
    path: '/v1/keys/key_1/{unknown}',
    query: [['{unknown}', '{unknown}']],
    region: '{unknown}',
    identity: '{unknown}',
    longLines: [],
    credentials: [],
    body: {
      sentAs: 'other',
      content: {
        json: {
          customer: 'acme',
          scopes: ['orders:read', '{unknown}'],
          limit: { requests: 5, window_s: 60 },
          '{unknown}': '{unknown}',
          expires_at: '{unknown}',
          quota: [[['{unknown}']]],
        },
      },
    },
  });
});

test('a header line that is too long is refused as too long, whatever it holds', async () => {
  const answer = await call(run, '/v1/me', { headers: { 'X-Padding': 'secret'.repeat(2000) } });
  expect(answer.status).toBe(400);
  expect([latest(run).described.longLines, refusal(latest(run))]).toEqual([
    [12_009],
    'header_line_too_large',
  ]);
});

test('a body that nobody can read, or that is too long, is not kept', async () => {
  for (const body of ['password=swordfish', `{"customer":"${'a'.repeat(20_000)}"}`]) {
    await call(run, '/v1/keys', { method: 'POST', headers: ADMIN, body });
    expect(latest(run).described.body).toEqual({ sentAs: 'other', content: null });
  }
});
