import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { list, object, table, text, visible } from '../../../src/core/shared/index.js';

const UNSEEN = [
  ...[0x00, 0x07, 0x08, 0x0b, 0x0d, 0x1b, 0x7f, 0x85, 0x9b],
  ...[0xad, 0x61c, 0x180e, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e],
  ...[0x2060, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff, 0xfff9, 0xe0041, 0xd800, 0xdfff],
];
const hidden = fc.constantFrom(...UNSEEN).map((code) => String.fromCodePoint(code));
const plain = fc.string({ unit: 'grapheme-ascii' });
const foreign = fc
  .array(fc.oneof(hidden, plain, fc.constantFrom('\n', '\t', '\r\n')))
  .map((parts) => parts.join(''));

describe('text that somebody else wrote', () => {
  test.each(UNSEEN)('shows U+%i as its code point', (code) => {
    const name = `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    expect(visible(`a${String.fromCodePoint(code)}b`)).toBe(`a${name}b`);
  });

  test('has nothing left in it that cannot be seen, and is the same when it comes again', () => {
    fc.assert(
      fc.property(foreign, (given) => {
        const shown = visible(given);
        expect(shown).not.toMatch(/(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(visible(shown)).toBe(shown);
      }),
    );
  });

  test('stays as it is where everything in it can be seen', () => {
    fc.assert(
      fc.property(plain, (given) => {
        expect(visible(given)).toBe(given);
      }),
    );
    for (const seen of ['naïve\n\tdone', 'می‌خواهم', '👩‍💻 👨‍👩‍👧', 'क्‍ष', 'שלום', '❤️', '日本語'])
      expect(visible(seen)).toBe(seen);
  });

  test('has no joiner between Latin letters, where it would hide a difference', () => {
    expect(visible('ad\u200dmin')).toBe('ad[U+200D]min');
    expect(visible('ad\u200cmin')).toBe('ad[U+200C]min');
  });

  test('is shown like that by every reader of text, the keys of a table included', () => {
    const reader = object({ name: text, lines: list(text), answers: table(text) });
    const came = { name: 'a\u202eb', lines: ['\u0000'], answers: { 'k\u200b': 'v\u2066' } };
    expect(reader(came)).toEqual({
      name: 'a[U+202E]b',
      lines: ['[U+0000]'],
      answers: { 'k[U+200B]': 'v[U+2066]' },
    });
  });

  test('takes no longer for a megabyte of it than a moment', () => {
    const began = performance.now();
    visible('\u202e\u200d'.repeat(500_000));
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
