import type { Expectation, FindingId } from '../../../src/core/inspector/index.js';
import {
  base64url,
  drawn,
  GOOD,
  HEX,
  hmacToken,
  ISSUER,
  json,
  makePair,
  NOW,
  NOW_S,
  pairOf,
  pemOf,
  SECRET,
  type Json,
} from './make.js';

/** A text, alone or with what else was entered. */
export type Sample = string | { text: string; keys?: string; expect?: Expectation };
/** Where it is found, and where something like it is there and it is not. */
type Case = [id: FindingId, found: Sample, not: Sample];

export const good = await hmacToken();
export const es = await pairOf('ES256');
export const rs = await pairOf('RS256');
const small = await makePair('RS256', 1024);
export const jwt = (claims: Json, header: Json = {}): Promise<string> =>
  hmacToken({ claims: { ...GOOD, ...claims }, header });
const raw = (header: string, payload: string): string =>
  `${base64url(header)}.${base64url(payload)}.${'A'.repeat(43)}`;
export const set = (...keys: object[]): string => JSON.stringify({ keys });
export const key = { ...es.publicJwk, kid: 'a', alg: 'ES256', use: 'sig' };
const esToken = await es.sign({ typ: 'at+jwt' }, GOOD);
const rsToken = await rs.sign({ typ: 'at+jwt' }, GOOD);
export const esKeys = JSON.stringify(key);
// The id of the key, and another algorithm: the key was meant, and does not go with it.
const [hmacOfEs, rsOfEs] = [await jwt({}, { kid: 'a' }), await rs.sign({ kid: 'a' }, GOOD)];
const disclosure = json(['salt', 'name', 'Ada']);
const digest = base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', Buffer.from(disclosure))));
const sd = (...digests: string[]): Promise<string> =>
  es.sign({ typ: 'dc+sd-jwt' }, { iss: ISSUER, exp: NOW_S + 60, _sd: digests });
const fat = (length: number): Promise<string> => jwt({ groups: ['x'.repeat(length)] });
const secretKey = `${'sk'}_live_${drawn(24)}`;
const testKey = `${'sk'}_test_${drawn(24)}`;
export const publishable = `${'pk'}_live_${drawn(24)}`;
const jwe = (header: Json): string =>
  `${json({ alg: 'RSA-OAEP-256', enc: 'A256GCM', ...header })}.AAAA.${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`;

/** Every finding, with an example each way. */
export const FINDING_CASES: readonly Case[] = [
  // Form
  ['elided', `${good.slice(0, 60)}…`, good],
  ['illegal-character', `${good.slice(0, 60)}?${good.slice(60)}`, `${good}\n`],
  ['padding', `${good}=`, good.replace(/.{64}/g, '$&\n')],
  ['segment-count', `${good}.x`, `Look: ${good}.`],
  ['trailing-bits', `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'z'}`.replace(/z$/, '_'), good],
  [
    'invalid-utf8',
    `${json({ alg: 'HS256' })}.${base64url(Buffer.from('{"a":"\xff"}', 'latin1'))}.${'A'.repeat(43)}`,
    raw('{"alg":"HS256"}', '{"a":"é"}'),
  ],
  ['not-json-object', raw('{"alg":"HS256","typ":"JWT"}', '[1]'), raw('{"alg":"HS256"}', 'a text')],
  [
    'duplicate-member',
    raw('{"alg":"HS256"}', '{"sub":"a","sub":"b"}'),
    raw('{"alg":"HS256"}', '{"sub":"a","x":{"sub":"b"}}'),
  ],
  [
    'json-serialization',
    JSON.stringify({ payload: json(GOOD), protected: json({ alg: 'ES256' }), signature: 'AAAA' }),
    good,
  ],
  ['empty-signature', `${json({ alg: 'HS256' })}.${json(GOOD)}.`, `${json({ alg: 'none' })}.${json(GOOD)}.`],
  // Algorithm
  ['alg-none', `${json({ alg: 'nOnE' })}.${json(GOOD)}.`, await jwt({ alg: 'none' })],
  ['alg-rsa1-5', jwe({ alg: 'RSA1_5' }), jwe({})],
  ['alg-eddsa', raw('{"alg":"EdDSA"}', '{}'), raw('{"alg":"Ed25519"}', '{}')],
  ['alg-unknown', raw('{"alg":"HS257"}', '{}'), jwe({})],
  ['hmac-public-key', { text: hmacOfEs, keys: esKeys }, { text: good, keys: esKeys }],
  ['alg-key-mismatch', { text: rsOfEs, keys: esKeys }, { text: rsToken, keys: esKeys }],
  ['jwk-without-alg', JSON.stringify(es.publicJwk), esKeys],
  ['key-alg-unknown', JSON.stringify({ ...key, alg: 'ES-256' }), esKeys],
  // Key
  [
    'hmac-key-short',
    { text: await hmacToken({ secret: 'Zq7-short-secret' }), keys: 'Zq7-short-secret' },
    { text: good, keys: SECRET },
  ],
  ['hmac-key-common', await hmacToken({ secret: 'your-256-bit-secret' }), good],
  [
    'rsa-short',
    { text: await small.sign({}, GOOD), keys: JSON.stringify(small.publicJwk) },
    { text: rsToken, keys: JSON.stringify(rs.publicJwk) },
  ],
  ['rsa-exponent', JSON.stringify({ ...rs.publicJwk, e: 'AQ' }), JSON.stringify(rs.publicJwk)],
  ['duplicate-kid', set(key, { ...rs.publicJwk, kid: 'a' }), set(key, { ...rs.publicJwk, kid: 'b' })],
  ['private-parts', JSON.stringify(es.privateJwk), esKeys],
  ['private-key', await pemOf(es.privateKey), esKeys],
  ['symmetric-key', JSON.stringify({ kty: 'oct', k: drawn(43) }), esKeys],
  ['mixed-key-set', set(key, { kty: 'oct', k: drawn(43) }), set({ kty: 'oct', k: drawn(43) })],
  [
    'key-use',
    { text: esToken, keys: JSON.stringify({ ...key, use: 'enc' }) },
    { text: esToken, keys: esKeys },
  ],
  [
    'key-ops',
    { text: esToken, keys: JSON.stringify({ ...key, key_ops: ['encrypt'] }) },
    { text: esToken, keys: JSON.stringify({ ...key, key_ops: ['verify'] }) },
  ],
  ['keys-without-kid', set(es.publicJwk, rs.publicJwk), set(es.publicJwk)],
  // Header
  ['header-jku', await jwt({}, { jku: `${ISSUER}/jwks` }), await jwt({ jku: 'x' })],
  ['header-x5u', await jwt({}, { x5u: `${ISSUER}/x` }), good],
  [
    'header-jwk',
    await es.sign({ jwk: es.publicJwk }, GOOD),
    await es.sign({ typ: 'dpop+jwt', jwk: es.publicJwk }, { htm: 'GET' }),
  ],
  ['header-x5c', await jwt({}, { x5c: ['AAAA'] }), await jwt({}, { 'x5t#S256': 'AAAA' })],
  ['kid-path', await jwt({}, { kid: '../../dev/null' }), await jwt({}, { kid: 'keys/2026/a' })],
  ['kid-sql', await jwt({}, { kid: "x' UNION SELECT 'a" }), await jwt({}, { kid: 'union-station-1' })],
  ['kid-url', await jwt({}, { kid: 'http://192.0.2.1/key' }), await jwt({}, { kid: 'https' })],
  ['crit-unknown', await jwt({}, { crit: ['x'], x: 1 }), await jwt({}, { x: 1 })],
  ['b64-false', await jwt({}, { b64: false }), await jwt({}, { b64: true })],
  ['zip', jwe({ zip: 'DEF' }), jwe({})],
  [
    'p2c-large',
    jwe({ alg: 'PBES2-HS256+A128KW', p2c: 2_000_000 }),
    jwe({ alg: 'PBES2-HS256+A128KW', p2c: 600_000 }),
  ],
  ['encrypted', jwe({}), good],
  ['nested', jwe({ cty: 'JWT' }), jwe({ cty: 'json' })],
  ['typ-missing', await jwt({}, { typ: undefined }), good],
  ['typ-generic', await jwt({}, { typ: 'JWT' }), good],
  [
    'typ-other',
    { text: await jwt({}, { typ: 'logout+jwt' }), expect: { type: 'at+jwt' } },
    { text: good, expect: { type: 'at+jwt' } },
  ],
  // Claims
  ['exp-missing', await jwt({ exp: undefined }), good],
  [
    'exp-past',
    await jwt({ exp: NOW_S - 1 }),
    { text: await jwt({ exp: NOW_S - 1 }), expect: { leewayS: 60 } },
  ],
  ['exp-long', await jwt({ iat: NOW_S, exp: NOW_S + 3601 }), await jwt({ iat: NOW_S, exp: NOW_S + 3600 })],
  ['exp-milliseconds', await jwt({ exp: NOW + 60_000 }), good],
  ['time-not-number', await jwt({ exp: String(NOW_S + 60) }), good],
  [
    'nbf-ahead',
    await jwt({ nbf: NOW_S + 10 }),
    { text: await jwt({ nbf: NOW_S + 10 }), expect: { leewayS: 10 } },
  ],
  ['iat-ahead', await jwt({ iat: NOW_S + 10 }), await jwt({ iat: NOW_S })],
  ['exp-before-iat', await jwt({ exp: NOW_S - 100, iat: NOW_S - 50 }), good],
  ['iss-missing', await jwt({ iss: undefined }), good],
  ['iss-not-https', await jwt({ iss: 'http://as.example' }), good],
  ['aud-missing', await jwt({ aud: undefined }), good],
  ['aud-broad', await jwt({ aud: '*' }), await jwt({ aud: ['https://a.example', 'https://b.example'] })],
  ['sub-is-client', await jwt({ sub: 'client-1', email: 'a@b.example' }), await jwt({ sub: 'client-1' })],
  ['jti-missing', await jwt({ jti: undefined }), good],
  [
    'id-token-as-access',
    `Authorization: Bearer ${await jwt({ nonce: 'n', scope: undefined })}`,
    `id_token=${await jwt({ nonce: 'n', scope: undefined })}`,
  ],
  [
    'id-token',
    `id_token=${await jwt({ nonce: 'n', scope: undefined }, { typ: 'JWT' })}`,
    `Authorization: Bearer ${await jwt({ nonce: 'n', scope: undefined }, { typ: 'JWT' })}`,
  ],
  ['bearer', good, await jwt({ cnf: { jkt: 'x' } })],
  ['status-unchecked', await jwt({ status: { status_list: { idx: 1, uri: ISSUER } } }), good],
  [
    'powerful-scope',
    await jwt({ roles: ['reader', 'admin'] }),
    await jwt({ roles: ['reader', 'administrative-assistant'] }),
  ],
  ['personal-data', await jwt({ email: 'a@b.example' }), good],
  ['larger-than-4k', await fat(3000), good],
  ['larger-than-8k', await fat(7000), await fat(3000)],
  ['sd-undisclosed', `${await sd(digest, 'more')}~${disclosure}~`, `${await sd(digest)}~${disclosure}~`],
  ['sd-foreign-disclosure', `${await sd('other')}~${disclosure}~`, `${await sd(digest)}~${disclosure}~`],
  [
    'cookie-insecure',
    `Set-Cookie: sid=${good}; Path=/; HttpOnly; SameSite=Lax`,
    `Set-Cookie: sid=${good}; Path=/; HttpOnly; SameSite=Lax; secure`,
  ],
  [
    'cookie-readable',
    `< set-cookie: sid=${drawn(40)}; Secure; SameSite=Strict`,
    `< set-cookie: sid=${drawn(40)}; Secure; SameSite=Strict; HttpOnly`,
  ],
  [
    'cookie-cross-site',
    `Set-Cookie: sid=${drawn(40)}; Secure; HttpOnly; SameSite=None`,
    `Set-Cookie: sid=${drawn(40)}; Secure; HttpOnly; SameSite=Strict`,
  ],
  ['in-url', `https://a.example/cb?token=${good}`, `token=${good}`],
  // Keys and other credentials
  [
    'checksum-holds',
    `${'gh'}p_${'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ'}0mLq17`,
    `${'gh'}p_${'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ'}0mLq18`,
  ],
  ['checksum-fails', `${'gh'}p_${'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ'}0mLq18`, secretKey],
  ['publishable', publishable, secretKey],
  ['secret-key', secretKey, testKey],
  ['key-id', `${'AK'}IA${drawn(16, 'ABCDEFGHIJKLMNOP234567')}`, secretKey],
  ['live-key', secretKey, testKey],
  ['test-key', testKey, secretKey],
  ['vendor-ends-it', secretKey, publishable],
  ['demo-key', `kot_demo_${drawn(36)}`, secretKey],
  ['basic-credentials', `Authorization: Basic ${btoa('a:b')}`, `Authorization: Bearer ${drawn(40)}`],
  [
    'url-password',
    `DATABASE_URL=postgres://shop:${drawn(16)}@db.example:5432/shop`,
    `Authorization: Basic ${btoa('a:b')}`,
  ],
  [
    'response-differs',
    JSON.stringify({ access_token: good, token_type: 'Bearer', expires_in: 3600 }),
    JSON.stringify({ access_token: good, token_type: 'Bearer', expires_in: 660, scope: 'orders:read' }),
  ],
  [
    'refresh-token',
    JSON.stringify({ access_token: 'x', token_type: 'Bearer', refresh_token: 'y' }),
    JSON.stringify({ access_token: 'x', token_type: 'Bearer' }),
  ],
  ['opaque-guessable', `X-API-Key: ${drawn(17, HEX)}`, `X-API-Key: ${drawn(43)}`],
  ['uuid-guessable', 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6', drawn(40)],
  ['paseto-unrevoked', `v4.local.${drawn(100)}`, good],
  [
    'metadata-none',
    JSON.stringify({
      issuer: ISSUER,
      jwks_uri: ISSUER,
      id_token_signing_alg_values_supported: ['RS256', 'none'],
    }),
    JSON.stringify({ issuer: ISSUER, jwks_uri: ISSUER, token_endpoint_auth_methods_supported: ['none'] }),
  ],
];
