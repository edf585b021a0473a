import type { Lane } from '../../../../core/simulation/index.js';
import { duration, runTime } from '../../../text/format.js';
import { CHARACTER, WORDS, type Drawing } from './drawing.js';
import { COPY_HEIGHT, type LaneBox } from '../layout.js';
import type { Ink } from './shapes.js';

const COPY_STEPS = 6;

/** A copy fades with its age: from when it was fetched to the clock, and an outline for as long as it may be used. */
export function drawCopies(
  { told, scale, width, marks, words, details }: Drawing,
  box: LaneBox,
  lane: Lane,
): void {
  const time = (at: number): string => runTime(at, told.world.startsAt);
  box.copies.forEach(({ id, label, fetchedAt, ttlMs }, index) => {
    const y = box.copiesTop + index * (COPY_HEIGHT + 3);
    if (fetchedAt === null) {
      words.push({
        ...WORDS,
        id: `copy ${id}`,
        x: 0,
        y: y + 12,
        text: label,
        size: 12,
        weight: 500,
        ink: 'ink-2',
      });
      return;
    }
    const ageMs = told.view.at - fetchedAt;
    const [begin, now, end] = [scale(fetchedAt), scale(told.view.at), scale(fetchedAt + ttlMs)];
    const stroke: Ink = `${lane}-line`;
    for (let step = 0; step < COPY_STEPS; step += 1) {
      const from = begin + ((end - begin) * step) / COPY_STEPS;
      const to = Math.min(now, begin + ((end - begin) * (step + 1)) / COPY_STEPS);
      if (to <= from || to < 0 || from > width) continue;
      const opacity = 0.55 * (1 - step / COPY_STEPS);
      marks.push({
        is: 'box',
        x: from,
        y,
        width: to - from,
        height: COPY_HEIGHT,
        radius: 0,
        fill: stroke,
        opacity,
      });
    }
    const x = Math.max(-10, begin);
    const right = Math.min(width + 10, end);
    if (right > x)
      marks.push({
        is: 'box',
        x,
        y,
        width: right - x,
        height: COPY_HEIGHT,
        radius: 3,
        stroke,
        dashed: true,
      });
    if (right > Math.max(0, x))
      details.push({
        id: `copy ${id}`,
        at: fetchedAt,
        says: () =>
          `${label}, as of ${time(fetchedAt)} UTC: ${duration(ageMs)} old, used until ${time(fetchedAt + ttlMs)} UTC.`,
        x: Math.max(0, x),
        y,
        width: Math.min(width, right) - Math.max(0, x),
        height: COPY_HEIGHT,
      });
    const text = `${label}, ${duration(ageMs)} old`;
    const wide = text.length * CHARACTER;
    // Beside the bar, on whichever side there is room; on it only where it takes the whole width.
    const behind = Math.max(now, end) + 8;
    const before = Math.max(begin, 0) - 8;
    const place =
      behind + wide <= width
        ? ({ x: behind, ink: 'ink-2', anchor: 'start' } as const)
        : before - wide >= 0
          ? ({ x: before, ink: 'ink-2', anchor: 'end' } as const)
          : ({ x: Math.max(0, width - 8), ink: 'ink', anchor: 'end' } as const);
    words.push({ ...WORDS, ...place, id: `copy ${id}`, y: y + 12, text, size: 12, weight: 500 });
  });
}
