import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base62, randomBase62 } from '../../../src/core/credentials/base62.js';
import { hex } from '../../../src/core/credentials/hex.js';
import type { Random } from '../../../src/core/shared/index.js';

/** Hands out the given bytes, then zeros, and counts what was asked for. */
function scripted(bytes: number[]): Random & { asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    bytes(length) {
      asked.push(length);
      return Uint8Array.from({ length }, () => bytes.shift() ?? 0);
    },
  };
}

describe('base62', () => {
  test('counts with digits, then capitals, then small letters', () => {
    expect([0, 9, 10, 35, 36, 61, 62].map((value) => base62(value, 1))).toEqual([
      '0',
      '9',
      'A',
      'Z',
      'a',
      'z',
      '10',
    ]);
  });

  test('pads on the left, and six characters hold every 32-bit checksum', () => {
    expect(base62(1, 6)).toBe('000001');
    expect(base62(2 ** 32 - 1, 6)).toBe('4gfFC3');
  });
});

describe('randomBase62', () => {
  test('draws bytes of 248 and more again, so that no character comes up more often', () => {
    const random = scripted([248, 255, 61, 247, 0]);
    expect(randomBase62(random, 3)).toBe('zz0');
    expect(random.asked).toEqual([3, 2]);
  });

  test('gives each of the 62 characters the same four byte values', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 248; byte += 1) {
      const character = randomBase62(scripted([byte]), 1);
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect(counts.size).toBe(62);
    expect(new Set(counts.values())).toEqual(new Set([4]));
  });

  test('has the length asked for', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 200 }),
        fc.array(fc.nat({ max: 255 }), { maxLength: 50 }),
        (length, bytes) => {
          expect(randomBase62(scripted(bytes), length)).toMatch(new RegExp(`^[0-9A-Za-z]{${length}}$`));
        },
      ),
    );
  });
});

test('hex is lower case with two digits a byte', () => {
  expect(hex(Uint8Array.of(0, 10, 255))).toBe('000aff');
});
