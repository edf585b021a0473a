import { dayLabel, clockTime, runTime } from '../../../text/format.js';
import { MONO, MONO_CHARACTER, WORDS, type Drawing } from './drawing.js';
import { AXIS_HEIGHT } from '../layout.js';
import { ticksOf } from '../ticks.js';

export function drawAxis(drawing: Drawing): void {
  const { told, span, scale, width, height, marks, words } = drawing;
  const clock = clockBox(drawing);
  let free = 0;
  for (const { at, label } of ticksOf(span.from, span.to, width, told.world.startsAt)) {
    const x = scale(at);
    marks.push({ is: 'line', x1: x, x2: x, y1: AXIS_HEIGHT, y2: height, ink: 'rule', width: 1 });
    const wide = label.length * MONO_CHARACTER;
    // Labels at the edges stay inside them, and none stands under another or under the clock.
    const left = Math.max(0, Math.min(x - wide / 2, width - wide));
    const underClock = clock && left < clock.left + clock.width + 4 && left + wide > clock.left - 4;
    if (left < free || underClock) continue;
    free = left + wide + 10;
    words.push({ ...WORDS, ...MONO, id: `tick ${at}`, x: left, y: 15, text: label, ink: 'ink-2' });
  }
  words.push({
    ...WORDS,
    id: 'zone',
    x: 0,
    y: AXIS_HEIGHT + 13,
    text: 'UTC',
    ink: 'ink-2',
    size: 12,
    weight: 500,
  });
}

const BOOKMARK = { width: 7, height: 9 };

/** Bookmarks hang from the axis, where neither the hours nor the flags stand. */
export function drawBookmarks({ told, scale, width, marks, details }: Drawing): void {
  for (const at of told.bookmarks) {
    const x = scale(at);
    if (x < 0 || x > width) continue;
    const place = { x: x - BOOKMARK.width / 2, y: AXIS_HEIGHT - BOOKMARK.height, ...BOOKMARK };
    marks.push({ is: 'box', ...place, radius: 1, fill: 'ink-2' });
    details.push({
      id: `bookmark ${at}`,
      at,
      says: () => `${runTime(at, told.world.startsAt)} UTC: your bookmark.`,
      ...place,
    });
  }
}

export function drawClock(drawing: Drawing): void {
  const { told, scale, height, marks, words } = drawing;
  const box = clockBox(drawing);
  if (!box) return;
  const { text, left, width } = box;
  const x = scale(told.view.at);
  marks.push({ is: 'line', x1: x, x2: x, y1: 20, y2: height, ink: 'ink', width: 2 });
  marks.push({ is: 'box', x: left, y: 0, width, height: 21, radius: 5, fill: 'ink' });
  const middle = { x: left + width / 2, y: 15, anchor: 'middle' } as const;
  words.push({ ...WORDS, ...MONO, ...middle, id: 'clock', text, ink: 'paper', ground: 'ink' });
}

/** Where the clock's label stands; null while the clock is out of sight. */
function clockBox({
  told,
  span,
  scale,
  width,
}: Drawing): { text: string; left: number; width: number } | null {
  const { at } = told.view;
  const x = scale(at);
  if (x < -1 || x > width + 1) return null;
  const text = clockLabel(at, span.to - span.from, told.world.startsAt);
  const wide = text.length * MONO_CHARACTER + 12;
  return { text, left: Math.max(0, Math.min(x - wide / 2, width - wide)), width: wide };
}

/** The date in a window longer than a day and on any day but the first, milliseconds in one of a few seconds. */
function clockLabel(at: number, spanMs: number, startsAt: number): string {
  if (spanMs > 86_400_000) return `${dayLabel(at)} ${clockTime(at)}`;
  const fraction = spanMs <= 10_000 ? new Date(at).toISOString().slice(19, 23) : '';
  return runTime(at, startsAt) + fraction;
}
