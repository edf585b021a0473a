import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  LONGEST_MS,
  panned,
  SHORTEST_MS,
  windowOf,
  zoomed,
} from '../../../../src/state/lab/timeline/timeWindow.js';

const MINUTE = 60_000;
const STORY = { from: 0, to: 24 * MINUTE };

test('nothing chosen shows the whole story, and half of it around the clock where there is little room', () => {
  expect(windowOf(null, STORY, 0, false)).toEqual(STORY);
  expect(windowOf(null, STORY, 0, true)).toEqual({ from: 0, to: 12 * MINUTE });
  expect(windowOf(null, STORY, 16 * MINUTE, true)).toEqual({ from: 7 * MINUTE, to: 19 * MINUTE });
  expect(windowOf(null, STORY, 24 * MINUTE, true)).toEqual({ from: 12 * MINUTE, to: 24 * MINUTE });
});

test('what is under the pointer stays there when zooming', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      fc.integer({ min: 1, max: 23 }),
      (factor, minute) => {
        const anchor = minute * MINUTE;
        const chosen = zoomed(STORY, factor, anchor, 0);
        expect((anchor - chosen.from) / chosen.spanMs).toBeCloseTo(anchor / STORY.to, 6);
      },
    ),
  );
});

test('zooming ends at 1 second and at 30 days', () => {
  let span = STORY;
  for (let step = 0; step < 40; step += 1) {
    const chosen = zoomed(span, 0.5, MINUTE, MINUTE);
    span = { from: chosen.from, to: chosen.from + chosen.spanMs };
  }
  expect(span.to - span.from).toBeCloseTo(SHORTEST_MS, 3);
  expect(span.from <= MINUTE && span.to >= MINUTE).toBe(true);
  expect(zoomed(STORY, 1e9, 0, 0).spanMs).toBe(LONGEST_MS);
});

test('a chosen window stays while the clock stands, and goes with it once it would leave', () => {
  const chosen = { from: 2 * MINUTE, spanMs: 2 * MINUTE, clockAt: 20 * MINUTE };
  expect(windowOf(chosen, STORY, 20 * MINUTE, false).from).toBe(2 * MINUTE);
  expect(windowOf(chosen, STORY, 3 * MINUTE, false).from).toBe(2 * MINUTE);
  const followed = windowOf(chosen, STORY, 21 * MINUTE, false);
  expect(followed.from < 21 * MINUTE && followed.to > 21 * MINUTE).toBe(true);
});

test('however far it is panned, a tenth of the story or of the window stays in sight', () => {
  fc.assert(
    fc.property(fc.integer({ min: SHORTEST_MS, max: LONGEST_MS }), fc.integer(), (spanMs, byMs) => {
      const chosen = panned({ from: 0, to: spanMs }, byMs, STORY, 0);
      const seen = Math.min(chosen.from + spanMs, STORY.to) - Math.max(chosen.from, STORY.from);
      expect(seen).toBeGreaterThanOrEqual(Math.min(spanMs, STORY.to) * 0.1 - 1e-3);
    }),
  );
});
