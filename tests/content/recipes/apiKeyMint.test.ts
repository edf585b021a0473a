import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkApiKey } from '../../../src/content/recipes/apiKeyCheck.js';
import { checksumOf, hashOf, mintApiKey } from '../../../src/content/recipes/apiKeyMint.js';
import { keyChecksum, mintApiKey as mintOfApi, parseApiKey } from '../../../src/core/credentials/index.js';

const NOW = Date.UTC(2026, 0, 1);
const minted = Array.from({ length: 2000 }, () => mintApiKey('acme', ['orders:read'], NOW).key);

test('a key is letters, digits and underscores, so that a double click selects all of it', () => {
  for (const key of minted) expect(key).toMatch(/^kot_demo_[0-9A-Za-z]{36}$/);
  expect(new Set(minted).size).toBe(minted.length);
});

test('each of the 62 characters is as likely as another', () => {
  const counts = new Map<string, number>();
  const drawn = minted.map((key) => key.slice(9, 39)).join('');
  for (const letter of drawn) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const expected = drawn.length / 62;
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  expect(counts.size).toBe(62);
  // 61 degrees of freedom: more than 150 comes once in a thousand million runs; a byte modulo 62 gives over 400 here.
  expect(chiSquare).toBeLessThan(150);
  expect(30 * Math.log2(62)).toBeGreaterThan(160);
});

test('the mock API and the recipe have one form of key and one checksum', () => {
  for (const key of minted.slice(0, 100)) expect(parseApiKey(key)).toMatchObject({ ok: true });
  for (const random of ['', '0', 'é', 'a'.repeat(30)]) expect(checksumOf(random)).toBe(keyChecksum(random));
  const theirs = mintOfApi({ bytes: (length) => new Uint8Array(randomBytes(length)) });
  const { row } = mintApiKey('acme', ['orders:read'], NOW);
  const known = { ...row, hash: hashOf(theirs) };
  const rows = new Map([[known.hash, known]]);
  expect(checkApiKey(`Bearer ${theirs}`, 'orders:read', rows, NOW).ok).toBe(true);
});

test('a row holds nothing of the random part, and starts unused and unrevoked', () => {
  const { key, row } = mintApiKey('acme', ['orders:read'], NOW);
  for (let at = 0; at + 5 <= 39; at += 1) expect(JSON.stringify(row)).not.toContain(key.slice(at, at + 12));
  expect(row).toMatchObject({ hash: hashOf(key), expiresAt: null, revokedAt: null, lastUsedAt: null });
  expect(key.endsWith(row.last4)).toBe(true);
});

test('a row keeps its scopes, whatever becomes of the list it was given', () => {
  const scopes = ['orders:read'];
  const { row } = mintApiKey('acme', scopes, NOW);
  scopes.push('admin');
  expect(row.scopes).toEqual(['orders:read']);
});

test.each([
  NaN,
  Infinity,
  -Infinity,
  -1,
  0,
  NOW,
  NOW - 1,
  (NOW + 86_400_000) / 1000,
  '9999999999999',
  undefined,
])('an expiry of %s is refused, if it was given', (expiresAt) => {
  const mint = (): unknown => mintApiKey('acme', [], NOW, expiresAt as number);
  // Not given at all means null.
  if (expiresAt === undefined) expect(mint()).toMatchObject({ row: { expiresAt: null } });
  else expect(mint).toThrow(RangeError);
});

test('a time of minting that is none is refused', () => {
  expect(() => mintApiKey('acme', [], NaN)).toThrow(RangeError);
  expect(mintApiKey('acme', [], NOW, NOW + 1).row.expiresAt).toBe(NOW + 1);
});
