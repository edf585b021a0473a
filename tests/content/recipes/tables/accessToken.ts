import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Case } from '../languages/alike.js';

/** Seconds since 1970. */
export const NOW = Date.UTC(2026, 0, 1) / 1000;
export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'https://api.example';

const LEEWAY_S = 10;
const LAST_TIME = 253_402_300_799;

export type Verdict = 'accepted' | 'refused' | 'unavailable' | 'misconfigured';

export interface Input extends Case<Verdict> {
  token: string;
  issuer: string;
  audience: string;
  now: number;
  /** Whether the issuer cannot be reached. */
  isDown?: boolean;
  /** In place of the usual set. */
  jwks?: { keys: unknown };
}

const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const another = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = p256.publicKey.export({ type: 'spki', format: 'pem' }).toString();

const jwk = (key: KeyObject, more: object): object => ({ ...key.export({ format: 'jwk' }), ...more });
const mine = jwk(p256.publicKey, { kid: 'sig-1', alg: 'ES256', use: 'sig' });

/** Keys of other kinds stand beside ours, as at issuers that sign for other protocols as well. */
export const jwks = {
  keys: [
    jwk(rsa.publicKey, { kid: 'rsa-1', alg: 'RS256' }),
    mine,
    jwk(another.publicKey, { kid: 'sig-2' }),
    jwk(p384.publicKey, { kid: 'p384' }),
    jwk(another.publicKey, { kid: 'enc-1', use: 'enc' }),
    { kty: 'oct', kid: 'oct-1', k: 'c2VjcmV0' },
    { kty: 'OKP', crv: 'Ed448', kid: 'okp-1', x: 'AAAA' },
  ],
};

const HEADER = { alg: 'ES256', typ: 'at+jwt', kid: 'sig-1' };
const CLAIMS = {
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'user-ana',
  client_id: 'demo-app',
  iat: NOW,
  exp: NOW + 300,
  jti: 'token-1',
};

type Part = object | string | Uint8Array;

function encode(part: Part): string {
  const bytes = part instanceof Uint8Array ? part : typeof part === 'string' ? part : JSON.stringify(part);
  return Buffer.from(bytes).toString('base64url');
}

function es256(header: Part, claims: Part, key = p256.privateKey): string {
  const input = `${encode(header)}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

function given(name: string, answer: Verdict, token: string, more: Partial<Input> = {}): Input {
  return { name: `${name}: ${answer}`, answer, token, issuer: ISSUER, audience: AUDIENCE, now: NOW, ...more };
}

function headed(name: string, answer: Verdict, header: object): Input {
  return given(`a header with ${name}`, answer, es256({ ...HEADER, ...header }, CLAIMS));
}

function claiming(name: string, answer: Verdict, claims: object): Input {
  return given(`claims with ${name}`, answer, es256(HEADER, { ...CLAIMS, ...claims }));
}

/** The claims as text, where `JSON.stringify` cannot write them. */
function written(name: string, answer: Verdict, claim: keyof typeof CLAIMS, text: string): Input {
  const claims = JSON.stringify({ ...CLAIMS, [claim]: '?' }).replace('"?"', text);
  return given(`claims with ${name}`, answer, es256(HEADER, claims));
}

const token = es256(HEADER, CLAIMS);
const [head = '', body = '', signature = ''] = token.split('.');
const text = JSON.stringify(CLAIMS);
const nested = `${'['.repeat(1500)}${']'.repeat(1500)}`;
const hs256 = (key: string): string =>
  createHmac('sha256', key)
    .update(`${encode({ ...HEADER, alg: 'HS256' })}.${body}`)
    .digest('base64url');

/** Of no JSON text. */
const NO_TEXTS: readonly unknown[] = [undefined, null, '', 0, 7, true, false, [], ['user-ana'], {}];
const NO_TIMES: readonly unknown[] = [undefined, null, '', String(NOW + 300), '1e9', true, false, [NOW], {}];
const spelled = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

const header: readonly Input[] = [
  ...['at+jwt', 'AT+JWT', 'at+JWT', 'application/at+jwt', 'Application/AT+jwt'].map((typ) =>
    headed(`typ ${typ}`, 'accepted', { typ }),
  ),
  ...[undefined, null, 0, 1, true, [], ['at+jwt'], {}, { typ: 'at+jwt' }, '', 'JWT', 'jwt', 'dpop+jwt'].map(
    (typ) => headed(`typ ${spelled(typ)}`, 'refused', { typ }),
  ),
  ...[
    'at+jwt ',
    ' at+jwt',
    'at+jwt;v=1',
    'text/at+jwt',
    'application/application/at+jwt',
    'at jwt',
    'at+jwt\0',
  ].map((typ) => headed(`typ ${spelled(typ)}`, 'refused', { typ })),
  ...[
    undefined,
    null,
    0,
    true,
    [],
    ['ES256'],
    {},
    '',
    'none',
    'None',
    'NONE',
    'es256',
    'ES384',
    'HS256',
    'RS256',
  ].map((alg) => headed(`alg ${spelled(alg)}`, 'refused', { alg })),
  ...[
    undefined,
    null,
    0,
    true,
    [],
    ['sig-1'],
    {},
    '',
    'SIG-1',
    'sig-1 ',
    'sig-9',
    '../sig-1',
    '__proto__',
  ].map((kid) => headed(`kid ${spelled(kid)}`, 'refused', { kid })),
  ...['rsa-1', 'p384', 'oct-1', 'okp-1', 'sig-2'].map((kid) =>
    headed(`the kid of another key, ${kid}`, 'refused', { kid }),
  ),
  ...[['exp'], ['b64'], [], null, 'exp', ['x'], [1]].map((crit) =>
    headed(`crit ${spelled(crit)}`, 'refused', { crit }),
  ),
  headed('crit and what it names', 'refused', { crit: ['exp'], exp: NOW + 300 }),
  headed('crit and b64', 'refused', { crit: ['b64'], b64: true }),
  headed('b64 false', 'refused', { b64: false }),
  headed('b64 true', 'refused', { b64: true }),
  headed('what nobody asks for', 'accepted', { x: 1, cty: 'x' }),
  headed('a key of its own', 'accepted', { jwk: jwk(another.publicKey, {}) }),
  given(
    'a token signed with the key that it brings',
    'refused',
    es256({ ...HEADER, jwk: jwk(another.publicKey, { kid: 'sig-1' }) }, CLAIMS, another.privateKey),
  ),
  ...['null', '[]', '"x"', '1', '', '{', '{"alg":"ES256",}', `{"x":${nested}}`, nested, '{"alg":NaN}'].map(
    (bad) => given(`a header of ${bad.slice(0, 20)}`, 'refused', es256(bad, CLAIMS)),
  ),
  given('a header after a byte order mark', 'refused', es256(`\ufeff${JSON.stringify(HEADER)}`, CLAIMS)),
  given(
    'a header that is no UTF-8',
    'refused',
    es256(Buffer.from(JSON.stringify({ ...HEADER, x: '\xff' }), 'latin1'), CLAIMS),
  ),
  given(
    'a header with a name twice',
    'refused',
    es256(JSON.stringify(HEADER).replace(/}$/, ',"typ":"JWT"}'), CLAIMS),
  ),
  given('a header with names in capitals', 'accepted', es256({ ...HEADER, TYP: 'JWT', ALG: 'none' }, CLAIMS)),
  given('a header that is deep', 'refused', `${encode(`{"typ":${nested}}`)}.${body}.${signature}`),
  given(
    'a header with a number past all numbers',
    'refused',
    es256(`{"alg":"ES256","typ":${'9'.repeat(5000)},"kid":"sig-1"}`, CLAIMS),
  ),
];

const form: readonly Input[] = [
  given('a token as it should be', 'accepted', token),
  ...['', '.', '..', '...', 'x', ' ', '\0', 'null'].map((none) =>
    given(`what is no token (${spelled(none)})`, 'refused', none),
  ),
  given('without a signature', 'refused', `${head}.${body}.`),
  given('without the dot before it', 'refused', `${head}.${body}`),
  given('alg none and no signature', 'refused', `${encode({ ...HEADER, alg: 'none' })}.${body}.`),
  given(
    'HMAC under the public key',
    'refused',
    `${encode({ ...HEADER, alg: 'HS256' })}.${body}.${hs256(PEM)}`,
  ),
  given('HMAC under nothing', 'refused', `${encode({ ...HEADER, alg: 'HS256' })}.${body}.${hs256('')}`),
  given(
    'HMAC under a symmetric key of the set',
    'refused',
    `${encode({ ...HEADER, alg: 'HS256', kid: 'oct-1' })}.${body}.${hs256('secret')}`,
  ),
  given(
    'five parts, as an encrypted one has',
    'refused',
    `${head}.${body}.${signature}.${body}.${signature}`,
  ),
  given('four parts', 'refused', `${token}.${signature}`),
  given('JSON', 'refused', JSON.stringify({ protected: head, payload: body, signature })),
  given('padding', 'refused', `${head}=.${body}.${signature}`),
  given('base64 in place of base64url', 'refused', `${head}.${body}.${'+/'.repeat(43)}`),
  given('a space before', 'refused', ` ${token}`),
  given('a line break after', 'refused', `${token}\n`),
  given('a letter of another alphabet', 'refused', `${token.slice(0, -1)}é`),
  given('half a surrogate pair', 'refused', `${token.slice(0, -1)}\ud800`),
  given('the scheme before', 'refused', `Bearer ${token}`),
  given('a signature of zeros', 'refused', `${head}.${body}.${'A'.repeat(86)}`),
  given('a signature of another length', 'refused', `${head}.${body}.${signature}AAAA`),
  given(
    'a signature in DER',
    'refused',
    `${head}.${body}.${sign('sha256', Buffer.from(`${head}.${body}`), p256.privateKey).toString('base64url')}`,
  ),
  given('the signature of another key', 'refused', es256(HEADER, CLAIMS, another.privateKey)),
  given('another payload', 'refused', `${head}.${encode({ ...CLAIMS, sub: 'user-eve' })}.${signature}`),
  given('a part that no bytes make', 'refused', `${head}A.${body}.${signature}`),
  given('100,000 parts', 'refused', '.'.repeat(100_000)),
  given('a megabyte', 'refused', `${'a'.repeat(1_000_000)}.${body}.${signature}`),
  given('more than 8192 characters', 'refused', es256(HEADER, { ...CLAIMS, x: 'x'.repeat(7000) })),
  given('somewhat fewer', 'accepted', es256(HEADER, { ...CLAIMS, x: 'x'.repeat(5000) })),
  given('the second key', 'accepted', es256({ ...HEADER, kid: 'sig-2' }, CLAIMS, another.privateKey)),
  given('a key for encryption', 'refused', es256({ ...HEADER, kid: 'enc-1' }, CLAIMS, another.privateKey)),
  given('claims that are null', 'refused', es256(HEADER, 'null')),
  given('claims that are a list', 'refused', es256(HEADER, `[${text}]`)),
  given('claims that are a text', 'refused', es256(HEADER, JSON.stringify(text))),
  given('claims that are no JSON', 'refused', es256(HEADER, text.slice(0, -1))),
  given('claims with more after them', 'refused', es256(HEADER, `${text}{}`)),
  given('claims with spaces around', 'accepted', es256(HEADER, ` \n${text}\t`)),
  given(
    'claims that are no UTF-8',
    'refused',
    es256(HEADER, Buffer.from(text.replace('user-ana', '\xff'), 'latin1')),
  ),
  given('claims in UTF-16', 'refused', es256(HEADER, Buffer.from(text, 'utf16le'))),
  given('claims after a byte order mark', 'refused', es256(HEADER, `\ufeff${text}`)),
  given('claims with a comment', 'refused', es256(HEADER, `/**/${text}`)),
];

const claims: readonly Input[] = [
  ...[
    undefined,
    null,
    '',
    0,
    [],
    [ISSUER],
    {},
    `${ISSUER}/`,
    'https://ISSUER.example',
    'http://issuer.example',
    ` ${ISSUER}`,
  ].map((iss) => claiming(`iss ${spelled(iss)}`, 'refused', { iss })),
  claiming('the issuer in capitals beside the right one', 'accepted', { ISS: 'https://evil.example' }),
  claiming('every audience in a list', 'accepted', { aud: ['https://other.example', AUDIENCE] }),
  claiming('one audience in a list', 'accepted', { aud: [AUDIENCE] }),
  ...[
    undefined,
    null,
    '',
    0,
    true,
    [],
    {},
    'https://other.example',
    `${AUDIENCE}/`,
    AUDIENCE.toUpperCase(),
  ].map((aud) => claiming(`aud ${spelled(aud)}`, 'refused', { aud })),
  ...[
    ['https://other.example'],
    [[AUDIENCE]],
    [AUDIENCE, 7],
    [AUDIENCE, null],
    { 0: AUDIENCE },
    `${AUDIENCE} x`,
  ].map((aud) => claiming(`aud ${spelled(aud)}`, 'refused', { aud })),
  ...['sub', 'client_id', 'jti'].flatMap((claim) =>
    NO_TEXTS.map((value) => claiming(`${claim} ${spelled(value)}`, 'refused', { [claim]: value })),
  ),
  ...['exp', 'iat'].flatMap((claim) =>
    NO_TIMES.map((value) => claiming(`${claim} ${spelled(value)}`, 'refused', { [claim]: value })),
  ),
  ...NO_TIMES.slice(1).map((nbf) => claiming(`nbf ${spelled(nbf)}`, 'refused', { nbf })),
  ...(['exp', 'iat'] as const).flatMap((claim) =>
    ['1e400', '-1e400', 'NaN', 'Infinity', '-Infinity', '9'.repeat(5000), '01', '+1', '.5', '0x10'].map(
      (number) => written(`${claim} ${number.slice(0, 12)}`, 'refused', claim, number),
    ),
  ),

  claiming('exp in milliseconds', 'refused', { exp: (NOW + 300) * 1000 }),
  claiming('exp at the end of all times', 'accepted', { exp: LAST_TIME }),
  claiming('exp a second later', 'refused', { exp: LAST_TIME + 1 }),
  claiming('exp past what is exact', 'refused', { exp: 2 ** 53 }),
  claiming('exp that is negative', 'refused', { exp: -1 }),
  claiming('exp of 0', 'refused', { exp: 0 }),
  claiming('exp with a fraction', 'accepted', { exp: NOW + 0.5 }),
  written('exp with an exponent', 'accepted', 'exp', '2e10'),
  claiming('exp just within the leeway', 'accepted', { exp: NOW - LEEWAY_S + 1 }),
  claiming('exp at the end of the leeway', 'refused', { exp: NOW - LEEWAY_S }),
  claiming('iat within the leeway', 'accepted', { iat: NOW + LEEWAY_S }),
  claiming('iat in the future', 'refused', { iat: NOW + LEEWAY_S + 1 }),
  claiming('iat in milliseconds', 'refused', { iat: NOW * 1000 }),
  claiming('iat of 0', 'accepted', { iat: 0 }),
  claiming('nbf of now', 'accepted', { nbf: NOW }),
  claiming('nbf within the leeway', 'accepted', { nbf: NOW + LEEWAY_S }),
  claiming('nbf in the future', 'refused', { nbf: NOW + LEEWAY_S + 1 }),
  claiming('nbf past all times', 'refused', { nbf: -LAST_TIME * 10 }),
  claiming('a proof key that would have to be checked', 'refused', { cnf: { jkt: 'x' } }),
  claiming('a proof key of null', 'refused', { cnf: null }),
  claiming('what nobody asks for', 'accepted', { scope: 7, roles: [], x: null }),

  // The last of two counts, in all parsers (RFC 7519 section 4).
  given('the right issuer twice', 'accepted', es256(HEADER, text.replace('{', `{"iss":"x",`))),
  given('the right issuer, then a wrong one', 'refused', es256(HEADER, text.replace(/}$/, ',"iss":"x"}'))),
  given('an expiry, then none', 'refused', es256(HEADER, text.replace(/}$/, ',"exp":null}'))),
  given('a name in escapes', 'accepted', es256(HEADER, text.replace('"iss"', '"\\u0069ss"'))),
];

const around: readonly Input[] = [
  given('a verifier that knows no issuer', 'misconfigured', token, { issuer: '' }),
  given('a verifier that knows no audience', 'misconfigured', token, { audience: '' }),
  given(
    'a token without an audience, at such a verifier',
    'misconfigured',
    es256(HEADER, { ...CLAIMS, aud: '' }),
    {
      audience: '',
    },
  ),
  given('an issuer out of reach', 'unavailable', token, { isDown: true }),
  given(
    'an issuer out of reach, and what is no access token',
    'refused',
    es256({ ...HEADER, crit: ['x'] }, CLAIMS),
    {
      isDown: true,
    },
  ),
  given('a set without the key', 'refused', token, { jwks: { keys: [] } }),
  given('a set with a broken key beside', 'accepted', token, {
    jwks: { keys: [{ ...mine, kid: 'sig-0', x: 'AAAA' }, { kty: 'EC' }, { kid: 'x' }, mine] },
  }),
  given('a set with the key off its curve', 'refused', token, {
    jwks: { keys: [{ ...mine, y: 'A'.repeat(43) }] },
    // jose keeps what it could not read, and says that it is no key: a 503.
    notIn: ['TypeScript'],
  }),
  given('a set with two keys of one kid', 'refused', token, {
    jwks: { keys: [mine, jwk(another.publicKey, { kid: 'sig-1' })] },
  }),
  given('the same, the other one last', 'refused', token, {
    jwks: { keys: [jwk(another.publicKey, { kid: 'sig-1' }), mine, mine] },
  }),
  given('a set with a key of that kid for something else beside', 'accepted', token, {
    jwks: { keys: [jwk(another.publicKey, { kid: 'sig-1', use: 'enc' }), mine] },
  }),
  ...[['sign'], [], ['VERIFY']].map((key_ops) =>
    given(`a set with the key for ${spelled(key_ops)}`, 'refused', token, {
      jwks: { keys: [{ ...mine, key_ops }] },
    }),
  ),
  given('a set with the key for verifying', 'accepted', token, {
    jwks: { keys: [{ ...mine, key_ops: ['verify'] }] },
  }),
  ...['', 'enc', 'SIG'].map((use) =>
    given(`a set with the key for the use ${spelled(use)}`, 'refused', token, {
      jwks: { keys: [{ ...mine, use }] },
    }),
  ),
  given('a set with the key for another algorithm', 'refused', token, {
    jwks: { keys: [{ ...mine, alg: 'ES384' }] },
  }),
];

export const cases: readonly Input[] = [...form, ...header, ...claims, ...around];

export interface Asked {
  answers: readonly string[];
  /** How often the issuer was asked. */
  fetched: number;
}

export interface Steps extends Case<Asked> {
  steps: readonly { at: number; kid: string; isDown?: boolean }[];
}

export const keySets: readonly Steps[] = [
  {
    name: 'keys are fetched once',
    steps: [0, 1, 60, 599].map((at) => ({ at, kid: 'sig-1' })),
    answer: { answers: ['known', 'known', 'known', 'known'], fetched: 1 },
  },
  {
    name: 'a thousand unknown kids in half a minute ask the issuer once',
    steps: Array.from({ length: 1000 }, (_, index) => ({ at: 0.029 * index, kid: `guess-${index}` })).map(
      (step) => ({
        ...step,
        at: Math.floor(step.at),
      }),
    ),
    answer: { answers: Array(1000).fill('unknown'), fetched: 1 },
  },
  {
    name: 'a new key is found half a minute later',
    steps: [0, 29, 30, 59, 60].map((at) => ({ at, kid: 'new' })),
    answer: { answers: Array(5).fill('unknown'), fetched: 3 },
  },
  {
    name: 'known keys work on while the issuer is out of reach, until they are ten minutes old',
    steps: [
      { at: 0, kid: 'sig-1' },
      { at: 100, kid: 'new', isDown: true },
      { at: 101, kid: 'new', isDown: true },
      { at: 599, kid: 'sig-1', isDown: true },
      { at: 600, kid: 'sig-1', isDown: true },
      { at: 601, kid: 'sig-1', isDown: true },
      { at: 630, kid: 'sig-1' },
    ],
    answer: {
      answers: ['known', 'unavailable', 'unknown', 'known', 'unavailable', 'unavailable', 'known'],
      fetched: 4,
    },
  },
  {
    name: 'an issuer out of reach from the start is asked every half minute',
    steps: [0, 1, 2, 29, 30, 31].map((at) => ({ at, kid: 'sig-1', isDown: true })),
    answer: { answers: Array(6).fill('unavailable'), fetched: 2 },
  },
];
