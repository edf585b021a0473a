import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDuration } from '../../../src/core/practice/index.js';

test.each([
  ['PT15M', 900_000],
  ['PT1H30M', 5_400_000],
  ['P1D', 86_400_000],
  ['P2W', 1_209_600_000],
  ['P1DT0.5S', 86_400_500],
  ['PT0.001S', 1],
  ['PT0S', 0],
])('%s is %i milliseconds', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', 'P', 'PT', '15M', 'P15M', 'P1Y', 'PT-5M', 'pt5m', 'PT5M ', 'PT1.5M', '900', 'P1DT'])(
  '%j is no duration',
  (text) => {
    expect(parseDuration(text)).toBe(null);
  },
);

test('any whole number of seconds is read as itself', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), (seconds) => {
      expect(parseDuration(`PT${seconds}S`)).toBe(seconds * 1000);
    }),
  );
});

test('a megabyte of digits takes no time', () => {
  const began = performance.now();
  expect(parseDuration(`P${'1'.repeat(1_000_000)}D`)).toBe(null);
  expect(performance.now() - began).toBeLessThan(200);
});
