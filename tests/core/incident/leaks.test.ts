import { describe, expect, test } from 'vitest';
import { CREDENTIALS, planFor, type Window } from '../../../src/core/incident/index.js';
import { LEAKS } from './leaks.js';

const inShort = (window: Window): number | string => (window.is === 'at-most' ? window.seconds : window.is);

test('the leaks are of every kind', () => {
  expect(new Set(LEAKS.map(({ kind }) => kind))).toEqual(new Set(CREDENTIALS));
  expect(LEAKS.length).toBeGreaterThanOrEqual(20);
});

describe.each(LEAKS)('$name', ({ kind, answers, windows, untouched, order, never = [], loggedOut }) => {
  const plan = planFor(kind, answers);
  const steps = plan.steps.map(({ does }) => does);

  test('works for as long as a responder reckons, ended or not', () => {
    expect(Object.fromEntries(plan.windows.map(({ of, window }) => [of, inShort(window)]))).toEqual(windows);
    expect(inShort(plan.untouched)).toBe(untouched);
  });

  test('is handled in the responder’s order, and not with what would be wrong', () => {
    expect(steps.filter((step) => order.includes(step))).toEqual([...new Set(order)]);
    expect(steps.filter((step) => never.includes(step))).toEqual([]);
    expect(steps[0]).toBe(order[0]);
  });

  test('logs out whom the responder says', () => {
    expect(plan.loggedOut.map(({ who }) => who)).toEqual(loggedOut);
  });
});
