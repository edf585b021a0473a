import { createHash } from 'node:crypto';

/** What is pasted into Inspect, for pictures and for axe. All of it is made here: none of it is anybody's. */

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./states.mjs').State} State */

/** @param {object} value */
const json = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const HOUR_S = 3600;
const now = () => Math.floor(Date.now() / 1000);

/** @param {object} claims @param {object} header */
export const token = (claims, header = {}) =>
  `${json({ alg: 'RS256', typ: 'at+jwt', kid: 'k1', ...header })}.${json({ iss: 'https://login.example', ...claims })}.${'c2ln'.repeat(40)}`;

/** A log with a token in each line: more than are listed. */
export const manyTokens = () =>
  Array.from(
    { length: 53 },
    (_, line) =>
      `2026-11-30T12:00:${String(line).padStart(2, '0')}Z GET /v1/orders authorization="Bearer ${token({ sub: `user-${line}`, aud: 'https://api.example', exp: now() + HOUR_S, iat: now() })}" 200`,
  ).join('\n');

export const jwe = () =>
  `${json({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'k2' })}.${'a2V5'.repeat(80)}.aXYxMjM0NTY3ODkw.${'Y2lwaGVy'.repeat(12)}.dGFnMTIzNDU2Nzg5MDEy`;

export const keySet = () =>
  JSON.stringify({
    keys: [
      { kty: 'RSA', n: 'r'.repeat(171), e: 'AQAB', kid: 'old' },
      { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43), kid: 'old', alg: 'ES256', use: 'enc' },
    ],
  });

/** A credential that discloses one of two claims. */
export const sdJwt = () => {
  const disclosed = json(['c2FsdA', 'given_name', 'Ada']);
  const _sd = [createHash('sha256').update(disclosed).digest('base64url'), 'A'.repeat(43)];
  const claims = { vct: 'https://login.example/id', _sd_alg: 'sha-256', _sd, exp: now() + HOUR_S };
  return `${token(claims, { typ: 'dc+sd-jwt' })}~${disclosed}~`;
};

/** @param {Page} page @param {string} text */
export async function paste(page, text) {
  await page.getByRole('textbox', { name: 'What is this worth to a thief?' }).fill(text);
}

/** @param {string} name @returns {(page: Page) => Promise<void>} */
const example = (name) => async (page) => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { name: 'What it gives a thief, and what ends it' }).waitFor();
};
/** @param {() => string} text @returns {(page: Page) => Promise<void>} */
const pasted = (text) => async (page) => {
  await paste(page, text());
  await page.getByRole('heading', { name: 'What it gives a thief, and what ends it' }).waitFor();
};
const hash = '#/inspect';

/** @type {State[]} */
export const INSPECT_STATES = [
  { name: 'inspect', hash },
  { name: 'inspect-curl', hash, prepare: example('A curl command with a token and a key') },
  { name: 'inspect-answer', hash, prepare: example('A token response') },
  { name: 'inspect-id-token', hash, prepare: example('A cookie with an expired ID token') },
  { name: 'inspect-unsigned', hash, prepare: example('A URL with an unsigned token') },
  { name: 'inspect-private-key', hash, prepare: example('A private key') },
  { name: 'inspect-encrypted', hash, prepare: pasted(jwe) },
  { name: 'inspect-sd-jwt', hash, prepare: pasted(sdJwt) },
  { name: 'inspect-key-set', hash, prepare: pasted(keySet) },
  { name: 'inspect-log', hash, prepare: pasted(manyTokens) },
  {
    name: 'inspect-nothing',
    hash,
    prepare: async (page) => {
      await paste(page, 'The quick brown fox jumps over the lazy dog.');
      await page.getByRole('heading', { name: 'No credential found' }).waitFor();
    },
  },
  {
    name: 'inspect-edit',
    hash,
    prepare: async (page) => {
      await example('A URL with an unsigned token')(page);
      await page.getByRole('button', { name: 'Edit and sign…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Edit and sign' });
      await dialog.getByRole('combobox', { name: 'Algorithm' }).selectOption('ES256');
      await dialog.getByRole('button', { name: 'Make a key' }).click();
      await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
      await dialog.getByRole('region', { name: 'The signed token' }).waitFor();
    },
  },
  {
    name: 'inspect-compare',
    hash,
    prepare: async (page) => {
      await example('A curl command with a token and a key')(page);
      await page.getByRole('button', { name: 'Compare…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Compare two tokens' });
      await dialog
        .getByRole('textbox', { name: 'The other token' })
        .fill(token({ sub: 'bob', aud: 'https://api.example', exp: now() - HOUR_S }));
      await dialog.getByRole('table').waitFor();
    },
  },
];
