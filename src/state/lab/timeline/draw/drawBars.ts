import type { Lane } from '../../../../core/simulation/index.js';
import { runTime } from '../../../text/format.js';
import type { Scale } from '../log.js';
import type { Bar } from '../bars/bars.js';
import { MONO, MONO_CHARACTER, WORDS, type Drawing } from './drawing.js';
import { BAR_HEIGHT, LANE_NAMES, THIN_HEIGHT, type LaneBox } from '../layout.js';
import type { Ink } from './shapes.js';

/** Lifetimes: when a credential came to be, and what ends it. */
export function drawBars(drawing: Drawing, box: LaneBox, lane: Lane): void {
  for (const bar of box.bars.bars) drawBar(drawing, box, lane, bar);
}

function drawBar(drawing: Drawing, box: LaneBox, lane: Lane, bar: Bar): void {
  const { told, scale, width, marks, words, details } = drawing;
  const begin = scale(bar.from);
  const end = bar.to === null ? width + 10 : scale(bar.to);
  if (end < 0 || begin > width) return;
  // A bar that goes on beyond the edge is not rounded off there.
  const x = Math.max(-10, begin);
  const right = Math.min(width + 10, Math.max(x + 2, end));
  const linesTop = box.barsTop + (bar.thin ? thinOffset(box, lane) : 0);
  const height = bar.thin ? THIN_HEIGHT : BAR_HEIGHT;
  const y = linesTop + bar.line * (height + 3);
  const stroke: Ink = `${lane}-line`;
  marks.push({
    is: 'box',
    x,
    y,
    width: right - x,
    height,
    radius: 5,
    stroke,
    ...(bar.thin ? {} : { fill: `${lane}-soft` as const }),
    ...(bar.line > 0 && !bar.thin && { dashed: true }),
  });
  details.push({
    id: `bar ${bar.id}`,
    at: bar.from,
    says: () =>
      `${LANE_NAMES[lane]} ${bar.label}: from ${runTime(bar.from, told.world.startsAt)} UTC, ${bar.note}.`,
    x: Math.max(0, x),
    y,
    width: Math.min(width, right) - Math.max(0, x),
    height,
  });
  drawWords({ scale, width, words }, box, lane, bar, { begin, end, y: y + height / 2 + 4 });
}

/** Its name inside, if there is room; what ends it inside too, or behind it where nothing else stands. */
function drawWords(
  { scale, width, words }: Pick<Drawing, 'scale' | 'width' | 'words'>,
  box: LaneBox,
  lane: Lane,
  bar: Bar,
  { begin, end, y }: { begin: number; end: number; y: number },
): void {
  const [labelX, endX] = [Math.max(0, begin), Math.min(width, end)];
  const room = endX - labelX - 18;
  const character = bar.thin ? 6.1 : MONO_CHARACTER;
  const noteWidth = (bar.note.length + 2) * character;
  const fitsLabel = room >= bar.label.length * character;
  const fitsNote = room >= bar.label.length * character + noteWidth;
  const fitsBehind = !fitsNote && width - endX > noteWidth && !isFollowed(box, bar, scale, endX);
  if (!fitsLabel && !fitsBehind) return;
  const type = bar.thin ? { ...WORDS, size: 11, weight: 500 } : { ...WORDS, ...MONO };
  const ground: Ink = bar.thin ? 'paper' : `${lane}-soft`;
  const inside = { ...type, y, ink: lane, ground };
  const note = { ...inside, id: `note ${bar.id}`, text: bar.note };
  if (fitsLabel) words.push({ ...inside, id: `bar ${bar.id}`, x: labelX + 9, text: bar.label });
  if (fitsNote) words.push({ ...note, x: endX - 9, anchor: 'end' });
  if (fitsBehind) words.push({ ...note, x: endX + 8, ink: 'ink-2', ground: 'paper' });
}

function thinOffset({ bars }: LaneBox, lane: Lane): number {
  return Math.max(bars.lines, lane === 'jwt' ? 2 : 1) * (BAR_HEIGHT + 3);
}

/** Whether the next bar of the line begins where this one's note would stand. */
function isFollowed({ bars }: LaneBox, bar: Bar, scale: Scale, endX: number): boolean {
  return bars.bars.some(
    (other) =>
      other.thin === bar.thin &&
      other.line === bar.line &&
      other.from > bar.from &&
      scale(other.from) < endX + (bar.note.length + 2) * MONO_CHARACTER,
  );
}
