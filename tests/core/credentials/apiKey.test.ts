import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { API_KEY_PREFIX, keyChecksum, mintApiKey, parseApiKey } from '../../../src/core/credentials/index.js';
import { seededRandom } from '../api/harness.js';

const KEY = mintApiKey(seededRandom(7));

const VECTORS = [
  ['zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ', '0mLq17'],
  ['qkJaB6MffYVzZXWqmcoF49yrUxP3wf', '0LsakP'],
] as const;

describe('the checksum of an API key', () => {
  test.each(VECTORS)('of %s is %s, as GitHub computes it', (randomPart, checksum) => {
    expect(keyChecksum(randomPart)).toBe(checksum);
    expect(parseApiKey(API_KEY_PREFIX + randomPart + checksum)).toEqual({
      ok: true,
      value: { last4: checksum.slice(-4) },
    });
  });
});

describe('minting', () => {
  test('gives the prefix, 30 random characters and 6 of checksum', () => {
    expect(KEY).toMatch(/^kot_demo_[0-9A-Za-z]{36}$/);
    expect(KEY.slice(-6)).toBe(keyChecksum(KEY.slice(API_KEY_PREFIX.length, -6)));
  });

  test('every minted key parses, and no two are alike', () => {
    const random = seededRandom(8);
    const keys = Array.from({ length: 500 }, () => mintApiKey(random));
    expect(keys.every((key) => parseApiKey(key).ok)).toBe(true);
    expect(new Set(keys).size).toBe(500);
  });
});

describe('parsing', () => {
  test('refuses every single-character typo by shape or checksum', () => {
    const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_. ';
    const accepted = [];
    for (let index = 0; index < KEY.length; index += 1) {
      for (const letter of alphabet) {
        if (letter === KEY.charAt(index)) continue;
        const typo = KEY.slice(0, index) + letter + KEY.slice(index + 1);
        if (parseApiKey(typo).ok) accepted.push(typo);
      }
    }
    expect(accepted).toEqual([]);
  });

  test('names a wrong shape and a wrong checksum apart', () => {
    expect(parseApiKey(KEY.slice(0, -1))).toEqual({ ok: false, code: 'key_malformed' });
    expect(parseApiKey(`${KEY}0`)).toEqual({ ok: false, code: 'key_malformed' });
    expect(parseApiKey(`${KEY}\n`)).toEqual({ ok: false, code: 'key_malformed' });
    expect(parseApiKey(KEY.toUpperCase())).toEqual({ ok: false, code: 'key_malformed' });
    const swapped = KEY.slice(0, -6) + (KEY.endsWith('000000') ? '000001' : '000000');
    expect(parseApiKey(swapped)).toEqual({ ok: false, code: 'key_bad_checksum' });
  });

  test('refuses any text at all that is not a key, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 80 }), fc.boolean(), (text, prefixed) => {
        expect(parseApiKey(prefixed ? API_KEY_PREFIX + text : text).ok).toBe(false);
      }),
    );
  });
});
