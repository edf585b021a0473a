import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findings } from '../../../src/core/checklist/index.js';
import { REPLIES, type Said } from '../../../src/state/check/checkStorage.js';
import { checkAsCsv, checkAsMarkdown } from '../../../src/state/check/export.js';
import { readCheckLink, writeCheckLink } from '../../../src/state/check/link.js';
import { parseRoute } from '../../../src/state/shell/route.js';

const said: Said = {
  'plain-http': 'no',
  'one-key': 'unsure',
  'endless-keys': 'not-applicable',
  'no-limits': 'yes',
};
const checked = 'Checked 2026-03-01 12:00:00 UTC.';
const read = (link: string) => {
  const route = parseRoute(link);
  return route.page === 'check' ? readCheckLink(route.query) : null;
};

test('whatever was replied comes back from its link, with the day', () => {
  const any = fc.dictionary(fc.constantFrom(...findings), fc.constantFrom(...REPLIES), {
    minKeys: 1,
    noNullPrototype: true,
  });
  const at = Date.parse('2026-03-01T23:59:00Z');
  fc.assert(
    fc.property(any, (replies) => {
      expect(read(writeCheckLink(replies, at))).toEqual({
        said: replies,
        at: Date.parse('2026-03-01T00:00:00Z'),
        problems: [],
      });
      expect(read(writeCheckLink(replies, null))).toMatchObject({ said: replies, at: null });
    }),
    { numRuns: 100, seed: 17 },
  );
});

test('an address with anything at all is read without an exception; what is not ours is named', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (query) => {
      const linked = readCheckLink(query);
      expect(
        linked === null || Object.keys(linked.said).every((id) => findings.some((one) => one === id)),
      ).toBe(true);
    }),
    { numRuns: 200, seed: 17 },
  );
  expect(readCheckLink({ no: 'shoes', on: 'noon' })?.problems).toEqual(['on', 'shoes']);
  expect(readCheckLink({ no: 'one-key.' })?.problems).toEqual(['no']);
});

test('the Markdown has when, where it opens again, and for each finding what to do and its source', () => {
  const text = checkAsMarkdown({
    said,
    checked,
    address: 'https://x.example/#/check/findings?no=plain-http',
  });
  expect(text).toMatch(/^# 60-second check: One thing to fix, one thing to find out\n/);
  expect(text).toContain('- Checked 2026-03-01 12:00:00 UTC.');
  expect(text).toContain('<https://x.example/#/check/findings?no=plain-http>');
  expect(text.match(/^- \[ \] /gm)).toHaveLength(2);
  expect(text.match(/^ {2}- Source: \[/gm)).toHaveLength(2);
  expect(text).toContain('## Does not apply');
});

test('the CSV has a row for each that is not well, with the addresses of its sources', () => {
  const rows = parse<Record<string, string>>(checkAsCsv({ said, checked }), { columns: true, bom: true });
  expect(rows.map(({ id, result }) => [id, result])).toEqual([
    ['plain-http', 'to fix'],
    ['one-key', 'to find out'],
    ['endless-keys', 'does not apply'],
  ]);
  expect(rows[0]?.['sources']).toMatch(/^https:\/\//);
  expect(rows[0]?.['checked']).toBe(checked);
});
