import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, isRecord, toCsv, utf8 } from '../../../src/core/shared/index.js';

test('another reader finds every cell as it was given', () => {
  const plain = fc.string({ unit: 'grapheme' }).filter((text) => !/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text));
  const rows = fc.array(fc.tuple(plain, plain, plain), { minLength: 1 });
  fc.assert(
    fc.property(rows, (given) => {
      fc.pre(given.every((row) => row.some((cell) => cell !== '')));
      expect(parse(toCsv(given), { bom: true, skip_empty_lines: false, trim: false })).toEqual(given);
    }),
  );
});

test('a spreadsheet is told that a table is UTF-8', () => {
  expect([...utf8(toCsv([['é']]))].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '＝1', '\tx', '\nx'])(
  'a cell that a spreadsheet would run is kept from it: %j',
  (text) => {
    expect(toCsv([[text]])).toMatch(/^\u{feff}"?'/u);
  },
);

test('text is safe in an element and in a quoted attribute', () => {
  expect(escapeHtml(`<b a="1" c='2'>&amp;`)).toBe('&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;');
});

test('an object of JSON is neither null, a list nor a single value', () => {
  expect([{}, { a: 1 }].every(isRecord)).toBe(true);
  expect([null, [], 'x', 1, true, undefined].some(isRecord)).toBe(false);
});
