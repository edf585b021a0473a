import { expect, test } from 'vitest';
import { billCsv } from '../../../src/state/lab/billCsv.js';
import type { Bill } from '../../../src/core/simulation/index.js';

const bill: Bill = {
  exposureMs: 420_000,
  allowedAfterRevocation: 21,
  reads: 6,
  writes: 4,
  calls: 0,
  rows: 4,
  honestRefused: 0,
};

test('the bill has one line a run and lane, with its moment in UTC', () => {
  const csv = billCsv([
    {
      run: 'this run',
      at: Date.UTC(2026, 10, 24, 9, 16),
      bill: { key: { ...bill, exposureMs: 0 }, jwt: bill },
    },
  ]);
  const [header, key, jwt, rest] = csv.split('\r\n');
  expect(header?.split(',').slice(0, 4)).toEqual(['\u{feff}run', 'moment_utc', 'lane', 'exposure_ms']);
  expect(key).toBe('this run,2026-11-24T09:16:00.000Z,API key,0,21,0,6,4,0,4');
  expect(jwt).toBe('this run,2026-11-24T09:16:00.000Z,JWT,420000,21,0,6,4,0,4');
  expect(rest).toBe('');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', ' =1'])(
  'a cell %j is text to a spreadsheet, not a formula',
  (run) => {
    expect(billCsv([{ run, at: 0, bill: { key: bill, jwt: bill } }])).toMatch(/^"?'/m);
  },
);

test('commas and quotes stay in their cell', () => {
  expect(billCsv([{ run: 'a, "b"', at: 0, bill: { key: bill, jwt: bill } }])).toContain('"a, ""b""",1970');
});
