import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTimestamp } from '../../../src/core/shared/index.js';

describe('a timestamp of RFC 3339', () => {
  test.each([
    ['1985-04-12T23:20:50.52Z', '1985-04-12T23:20:50.520Z'],
    ['1996-12-19T16:39:57-08:00', '1996-12-20T00:39:57.000Z'],
    ['1937-01-01T12:00:27.87+00:20', '1937-01-01T11:40:27.870Z'],
    ['2030-01-01t12:00:00z', '2030-01-01T12:00:00.000Z'],
    ['2030-01-01T12:00:00-00:00', '2030-01-01T12:00:00.000Z'],
    ['2030-01-01T12:00:00+23:59', '2029-12-31T12:01:00.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['2030-01-01T12:00:00.123456789Z', '2030-01-01T12:00:00.123Z'],
    ['2030-01-01T12:00:00.9999Z', '2030-01-01T12:00:00.999Z'],
    ['1990-12-31T23:59:60Z', '1991-01-01T00:00:00.000Z'],
    ['1990-12-31T15:59:60-08:00', '1991-01-01T00:00:00.000Z'],
    ['2030-07-01T05:29:60+05:30', '2030-07-01T00:00:00.000Z'],
    ['2030-06-30T23:59:60.5Z', '2030-07-01T00:00:00.500Z'],
    ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
    ['0099-01-01T00:00:00Z', '0099-01-01T00:00:00.000Z'],
  ])('%s is %s', (text, utc) => {
    expect(parseTimestamp(text)).toBe(Date.parse(utc));
  });

  test.each([
    '2030-02-30T00:00:00Z',
    '2030-02-29T00:00:00Z',
    '2100-02-29T00:00:00Z',
    '2030-04-31T00:00:00Z',
    '2030-00-10T00:00:00Z',
    '2030-13-01T00:00:00Z',
    '2030-01-00T00:00:00Z',
    '2030-01-32T00:00:00Z',
    '2030-01-01T24:00:00Z',
    '2030-01-01T25:00:00Z',
    '2030-01-01T12:60:00Z',
    '2030-01-01T12:00:61Z',
    '2030-01-01T12:00:60Z',
    '2030-06-29T23:59:60Z',
    '2030-06-30T22:59:60Z',
    '2030-06-30T23:59:60+01:00',
    '2030-01-01T12:00:00+24:00',
    '2030-01-01T12:00:00+99:99',
    '2030-01-01T12:00:00+01:60',
    '2030-01-01 12:00:00Z',
    '2030-01-01_12:00:00Z',
    '2030-01-01T12:00:00',
    '2030-01-01T12:00Z',
    '2030-01-01T12:00:00.Z',
    '2030-01-01T12:00:00,5Z',
    '2030-01-01T12:00:00+0100',
    '2030-01-01T12:00:00+01',
    '2030-01-01',
    '20300101T120000Z',
    '+002030-01-01T12:00:00Z',
    '2030-1-1T12:00:00Z',
    ' 2030-01-01T12:00:00Z',
    '2030-01-01T12:00:00Z\n',
    '٢٠٣٠-01-01T12:00:00Z',
    `2030-01-01T12:00:00.${'0'.repeat(1_000_000)}Z`,
    '',
  ])('%s is none', (text) => {
    expect(parseTimestamp(text)).toBe(null);
  });

  test('is read as the platform writes it, from any offset', () => {
    const moments = fc.date({
      min: new Date('0000-01-02T00:00:00Z'),
      max: new Date('9999-12-30T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: -1439, max: 1439 }), (moment, offset) => {
        const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const pad = (number: number): string => String(number).padStart(2, '0');
        const size = Math.abs(offset);
        const text = `${local}${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
        expect(parseTimestamp(text)).toBe(moment.getTime());
      }),
    );
  });

  test('is never found in nonsense, and never throws', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9:.]{0,20}[Zz+-]?[0-9:]{0,6}$/),
        (text) => {
          const at = parseTimestamp(text);
          expect(at === null || Number.isInteger(at)).toBe(true);
        },
      ),
    );
  });
});
