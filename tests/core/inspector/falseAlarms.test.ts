import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawn, foundIn, HEX } from './make.js';

const MOST = 200;
/** Files that hold credentials on purpose. */
const ABOUT_TOKENS = /inspector|verifier|recipes|credentials|scenarios|redact|mask|edits/;

const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !ABOUT_TOKENS.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));

const every = <T>(list: readonly T[], count: number): T[] => {
  const step = Math.max(1, Math.floor(list.length / count));
  return list.filter((_, index) => index % step === 0).slice(0, count);
};

/** Lines as servers, builds and people write them. */
const LINES: readonly string[] = [
  `192.0.2.1 - - [29/Nov/2026:12:00:00 +0000] "GET /v1/orders?page=2&sort=-created_at HTTP/1.1" 200 512 "-" "curl/8.5.0"`,
  `2026-11-29T12:00:00.123Z INFO request=f81d4fae-7dec-41d0-a765-00a0c91e6bf6 took 12 ms, trace ${drawn(32, HEX)}`,
  `commit ${drawn(40, HEX)}\nAuthor: A Person <a.person@example.org>\nDate:   Sun Nov 29 12:00:00 2026 +0000`,
  `"integrity": "sha512-${drawn(86)}=="`,
  `docker.io/library/node@sha256:${drawn(64, HEX)}`,
  'The token has expired, please sign in again. Your session id was not found.',
  'Set API_KEY=your-api-key-here in .env, or export TOKEN=<token> before you start.',
  'const token = process.env.API_TOKEN; // Authorization: Bearer ${token}',
  'password: "********", api_key: xxxxxxxxxxxxxxxxxxxxxxxx, secret: changeme',
  'Error: invalid_token: The access token expired\n    at verifyAccessToken (/app/src/core/credentials/accessToken.ts:41:11)',
  'https://www.example.org/articles/2026/11/29/how-we-rotate-our-keys?utm_source=newsletter&utm_campaign=november-2026',
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'SELECT token_hash, session_id FROM sessions WHERE key_prefix = $1 AND expires_at > now();',
  'eyewear.example.com and eyJafjallajökull are no tokens; sk-learn and pk_id are none either.',
  '<script type="module" crossorigin src="./assets/index-BxK3f9aQ.js" integrity="sha384-x"></script>',
  '-----BEGIN PGP SIGNATURE-----\n\nwsBzBAABCAAnBYJl\n=abcd\n-----END PGP SIGNATURE-----',
  'user_id,session,key,active\n1,morning,A-17,true\n2,evening,B-21,false',
  '{"id":"ord_1042","active":true,"payload":{"size":3},"issuer":"Bank of Example","keys":["a","b"]}',
  'git clone https://github.com/example/key-or-token.git && cd key-or-token && npm ci',
  'MAC 00:1B:44:11:3A:B7, IPv6 2001:0db8:85a3:0000:0000:8a2e:0370:7334, phone +44 20 7946 0958',
];

/** What once raised an alarm. */
const ONCE: readonly string[] = [
  'const pem = ({ spki }) => [`-----BEGIN PUBLIC KEY-----`, ...encode(spki).match(/.{1,64}/g) ?? [], `-----END PUBLIC KEY-----`].join("\n");',
  'A revoked and an unknown token both get 200 `{"active":false}`, and nothing more.',
  'cvs -z9 -d :pserver:anoncvs@cvs.example.org:/cvs/src checkout, or cvs://:pserver:anoncvs@cvs.example.org',
];

const built = existsSync('dist/assets') ? every(filesIn('dist/assets', /\.js$/), 15) : [];
/** Manuals and programs of others: the names are sampled before anything is read. */
const others = every(
  readdirSync('node_modules', { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => /(?:\.md|\.min\.js|package\.json)$/.test(name) && !/jose|jwt|oauth|passport|msw/.test(name),
    )
    .sort(),
  60,
).map((name) => readFileSync(join('node_modules', name), 'utf8').slice(0, 300_000));
const texts = [
  ...filesIn('docs', /\.md$/).flatMap((text) => every(text.split(/\n\n+/), 12)),
  ...['README.md', 'CONTRIBUTING.md', 'package.json', 'package-lock.json', 'LICENSE'].map((name) =>
    readFileSync(name, 'utf8'),
  ),
  ...LINES,
  ...ONCE,
  ...others,
  ...built,
  ...every(filesIn('src', /\.(?:ts|svelte|css)$/), MOST),
].slice(0, MOST);

/** Of a hundred everyday texts at most two may raise an alarm. */
test('everyday texts hold no credentials', async () => {
  const alarms: string[] = [];
  let alarmed = 0;
  for (const text of texts) {
    const found = await foundIn(text);
    if (found.length > 0) alarmed += 1;
    for (const { kind, at, length } of found)
      alarms.push(`${kind}: ${text.slice(at, at + Math.min(length, 60))}`);
  }
  const rate = (100 * alarmed) / texts.length;
  console.log(
    `False alarms: in ${alarmed} of ${texts.length} everyday texts (${rate.toFixed(1)} %), ${built.length} of them built files, ${others.length} others’ manuals and programs.`,
  );
  expect(texts).toHaveLength(MOST);
  expect(alarmed > 0.02 * MOST ? alarms : []).toEqual([]);
  for (const text of ONCE) expect(await foundIn(text)).toEqual([]);
});
