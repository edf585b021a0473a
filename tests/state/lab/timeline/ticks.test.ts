import { expect, test } from 'vitest';
import { ticksOf } from '../../../../src/state/lab/timeline/ticks.js';
import { LONGEST_MS, SHORTEST_MS } from '../../../../src/state/lab/timeline/timeWindow.js';

const NINE = Date.UTC(2026, 10, 24, 9);
const SPANS = Array.from(
  { length: 60 },
  (_, step) => SHORTEST_MS * (LONGEST_MS / SHORTEST_MS) ** (step / 59),
);

test.each([320, 740, 1400])(
  'at every zoom from 1 s to 30 days, %d px wide, labels have room and differ',
  (width) => {
    for (const span of SPANS) {
      const ticks = ticksOf(NINE, NINE + span, width);
      expect(ticks.length, `${span} ms`).toBeGreaterThanOrEqual(1);
      expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
      const [first, second] = ticks;
      if (!first || !second) continue;
      expect(((second.at - first.at) / span) * width).toBeGreaterThan(first.label.length * 7.2);
      for (const { at } of ticks) expect(at >= NINE && at <= NINE + span).toBe(true);
    }
  },
);

test.each([
  [1000, '09:00:00.000'],
  [20_000, '09:00:00'],
  [24 * 60_000, '09:00'],
  [2 * 86_400_000, '24 Nov 12:00'],
  [30 * 86_400_000, '28 Nov'],
])('a window of %d ms is labelled as %s', (span, label) => {
  expect(ticksOf(NINE, NINE + span, 740)[0]?.label).toBe(label);
});
