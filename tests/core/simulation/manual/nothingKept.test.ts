import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { replay, type Run, type RunFile } from '../../../../src/core/simulation/index.js';
import { call, kept, mintKey, signIn, underWay } from './harness.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Random characters, as every credential has them. */
const core = fc
  .uint8Array({ minLength: 20, maxLength: 48 })
  .map((bytes) => [...bytes].map((byte, index) => ALPHABET.charAt((byte + index * 7) % 62)).join(''));

/** Texts that may be a credential of anybody, around such a core. */
const shapes: ((text: string) => string)[] = [
  (text) => text,
  (text) => `kot_demo_${text}`,
  (text) => `kot_refresh_${text}`,
  (text) => `kot_code_${text}`,
  (text) => `user-${text}`,
  (text) => `key_${text}`,
  (text) => `ghp_${text}`,
  (text) => `${text}==`,
  (text) => `${text.slice(0, 10)} ${text.slice(10)}`,
  (text) => Buffer.from(text).toString('hex'),
  (text) =>
    `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify({ sub: text })).toString('base64url')}.${text}`,
  (text) => `eyJhbGciOiJIUzI1NiJ9.${text}.`,
  (text) => `https://app.example/callback#${text}`,
];
const secretOf = fc.tuple(fc.constantFrom(...shapes), core).map(([shape, text]) => shape(text));

const NAMES = [
  'client_id',
  'client_secret',
  'code',
  'code_challenge',
  'code_verifier',
  'customer',
  'expires_at',
  'grant_type',
  'item',
  'limit',
  'login_hint',
  'password',
  'redirect_uri',
  'refresh_token',
  'scope',
  'state',
  'subject_token',
  'token',
];
const PATHS = ['/v1/orders', '/v1/keys', '/v1/me', '/oauth/token', '/oauth/revoke', '/oauth/introspect'];

/** Every place of a request where somebody may put a secret. */
const placing = fc.constantFrom<
  (secret: string, name: string, path: string) => [path: string, init: RequestInit]
>(
  (secret, _, path) => [path, { headers: { Authorization: `Bearer ${secret}` } }],
  (secret, _, path) => [path, { headers: { Authorization: secret } }],
  (secret, _, path) => [path, { headers: { Authorization: `Basic ${btoa(`${secret}:${secret}`)}` } }],
  (secret, _, path) => [path, { headers: { Authorization: `DPoP ${secret}`, DPoP: secret } }],
  (secret, _, path) => [path, { headers: { 'X-API-Key': secret, 'Demo-Region': secret, 'X-Other': secret } }],
  (secret, name, path) => [`${path}?${name}=${encodeURIComponent(secret)}`, {}],
  (secret, _, path) => [`${path}?${encodeURIComponent(secret)}=1`, {}],
  (secret) => [`/v1/keys/${encodeURIComponent(secret)}/rotate`, { method: 'POST' }],
  (secret, _, path) => [`${path}/${encodeURIComponent(secret)}/`, {}],
  (secret, _, path) => [path, { method: secret.replace(/\W/g, '') }],
  (secret, name, path) => [
    path,
    { method: 'POST', body: new URLSearchParams({ [name]: secret, [secret]: name }) },
  ],
  (secret, name, path) => [
    path,
    { method: 'POST', body: JSON.stringify({ [name]: secret, [secret]: name }) },
  ],
  (secret, name, path) => [path, { method: 'POST', body: JSON.stringify([{ limit: { [name]: [secret] } }]) }],
  (secret, _, path) => [path, { method: 'POST', body: secret, headers: { 'Content-Type': secret } }],
);

let run: Run;
let own: string[];

beforeAll(async () => {
  run = await underWay();
  const { key } = await mintKey(run);
  const { access_token: token, refresh_token: refresh } = await signIn(run);
  own = [key, token, refresh, token.slice(0, -10), `${key.slice(0, -1)}x`, refresh.slice(0, 30)];
});

/** Every stretch of eight characters: more than any preview shows. */
function stretches(secret: string): string[] {
  return Array.from({ length: Math.max(1, secret.length - 7) }, (_, index) => secret.slice(index, index + 8));
}

/** The part of a secret that tells it from others of its kind. */
function telling(secret: string): string {
  return secret.replace(
    /^(kot_demo_|kot_refresh_|kot_code_|user-|key_|ghp_|https:\/\/app\.example\/callback#)/,
    '',
  );
}

test('no stretch of a credential that a request carries, anywhere, is kept: neither one of the run nor another', async () => {
  const before = kept(run);
  const secret = fc.oneof(
    { weight: 3, arbitrary: secretOf },
    fc.nat(5).map((index) => own[index] ?? ''),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(secret, placing, fc.constantFrom(...NAMES), fc.constantFrom(...PATHS)), {
        minLength: 1,
        maxLength: 3,
      }),
      async (requests) => {
        const fork = await run.fork(run.now);
        for (const [text, place, name, path] of requests) await call(fork, ...place(text, name, path));
        const after = kept(fork);
        const found = requests
          .flatMap(([text]) => stretches(telling(text).replace(/^eyJhbGciOiJ[\w-]+\.(eyJ\w+)?/, '')))
          .filter((stretch) => after.includes(stretch) && !before.includes(stretch));
        expect(found).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test('whatever was sent, the file of the run is one that can be replayed', async () => {
  await fc.assert(
    fc.asyncProperty(
      secretOf,
      placing,
      fc.constantFrom(...NAMES),
      fc.constantFrom(...PATHS),
      async (...given) => {
        const [text, place, name, path] = given;
        const fork = await run.fork(run.now);
        await call(fork, ...place(text, name, path));
        const again = await replay(JSON.parse(JSON.stringify(fork.export())) as RunFile);
        expect(again).toMatchObject({ ok: true });
      },
    ),
    { numRuns: 100 },
  );
});
