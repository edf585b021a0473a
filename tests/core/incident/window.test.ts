import { expect, test } from 'vitest';
import { slowest, soonest, sum, unknown, type Window } from '../../../src/core/incident/windowArithmetic.js';

const of = (seconds: number): Window => ({
  is: 'at-most',
  seconds,
  terms: [{ of: 'verdict', seconds, assumed: false }],
});
const noEnd: Window = { is: 'no-end', terms: [] };
const measure = unknown('deploy');

test('delays one after the other add up, with their parts', () => {
  expect(sum(of(300), of(900), of(60))).toMatchObject({ is: 'at-most', seconds: 1260 });
  expect(sum(of(300), of(900)).terms.map(({ seconds }) => seconds)).toEqual([300, 900]);
  expect(sum(of(300), measure)).toMatchObject({ is: 'unknown' });
  expect(sum(of(300), measure, noEnd)).toMatchObject({ is: 'no-end' });
  expect(sum()).toEqual({ is: 'at-most', seconds: 0, terms: [] });
});

test('of readers beside each other the slowest counts, and one that is not measured may be it', () => {
  expect(slowest(of(300), of(900))).toEqual(of(900));
  expect(slowest(of(300), measure)).toEqual(measure);
  expect(slowest(measure, noEnd)).toEqual(noEnd);
});

test('of ways to end it beside each other the first counts, and one that is not measured cannot', () => {
  expect(soonest(of(300), of(900))).toEqual(of(300));
  expect(soonest(measure, of(900))).toEqual(of(900));
  expect(soonest(measure, noEnd)).toEqual(measure);
});
