import type { Bill, Lane, Scenario, View } from '../../core/simulation/index.js';
import { clockTime, duration } from '../format.js';
import { timeScale, type Scale } from '../timeline.js';
import type { Bar } from './bars.js';
import { columnHeight, COLUMN_PX, marksIn } from './density.js';
import { findingOf, type Finding } from './finding.js';
import { flagsOf, placeFlags, type Flag } from './flags.js';
import {
  AXIS_HEIGHT,
  BAR_HEIGHT,
  COPY_HEIGHT,
  FLAG_LINE,
  LANE_NAMES,
  lanesOf,
  THIN_HEIGHT,
  type LaneBox,
  type Row,
} from './lanes.js';
import { MARK_KINDS, rowId, type MarkIndex, type MarkKind, type MarkRow } from './markIndex.js';
import type { Columns, Glyph, Ink, Scene, Words } from './shapes.js';
import { dayLabel, ticksOf } from './ticks.js';
import type { Span } from './timeWindow.js';

/** A run at one moment, as a timeline shows it. */
export interface Told {
  world: Scenario;
  view: View;
  bill: Record<Lane, Bill>;
  index: MarkIndex;
  /** Position in the log of the request on show. */
  selected: number | null;
  /** The run as it was before the person acted otherwise, at the same moment. */
  ghost: { index: MarkIndex; view: View; bill: Record<Lane, Bill>; forkedAt: number } | null;
}

export interface Drawn extends Scene {
  rows: Row[];
  /** Whether single marks had to give way to columns somewhere. */
  dense: boolean;
  /** Whether the run before is in it. */
  ghost: boolean;
  /** The kinds of marks that need a legend. */
  kinds: ReadonlySet<MarkKind>;
}

/** Draws the run between two moments, `width` pixels wide. */
export function sceneOf(told: Told, span: Span, width: number): Drawn {
  const scale = timeScale(span.from, span.to, width);
  const { index, view, world, ghost } = told;
  const happened = index.commands.filter(({ seq }) => seq < view.events);
  const flags = withFork(flagsOf(happened, world.startsAt), told);
  const { lanes, flagLines, height } = lanesOf({ ...told, flags, withGhost: ghost !== null });
  const drawing: Drawing = { told, span, scale, width, height, marks: [], words: [], dense: false };
  drawAxis(drawing);
  for (const lane of lanes) drawLane(drawing, lane);
  drawFlags(drawing, flags, flagLines);
  drawClock(drawing);
  const { marks, words, dense } = drawing;
  return {
    width,
    height,
    marks,
    words,
    dense,
    ghost: ghost !== null,
    kinds: index.kinds,
    rows: lanes.flatMap(({ rows }) => rows),
  };
}

interface Drawing extends Scene {
  told: Told;
  span: Span;
  scale: Scale;
  dense: boolean;
}

const WORDS: Omit<Words, 'id' | 'x' | 'y' | 'text'> = {
  is: 'words',
  ink: 'ink',
  size: 13,
  weight: 550,
  anchor: 'start',
  mono: false,
};
const MONO = { size: 12, weight: 500, mono: true };
const MONO_CHARACTER = 7.3;
const CHARACTER = 6.6;
const FINDING_CHARACTER = 7.2;

function drawAxis(drawing: Drawing): void {
  const { span, scale, width, height, marks, words } = drawing;
  const clock = clockBox(drawing);
  let free = 0;
  for (const { at, label } of ticksOf(span.from, span.to, width)) {
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

function drawLane(drawing: Drawing, box: LaneBox): void {
  const { told, words } = drawing;
  const { lane, rows } = box;
  if (lane) {
    const finding = findingOf(told.view, lane, told.bill);
    const left = box.bars.left > 0 ? ` · ${box.bars.left} more in the list` : '';
    const title = { ...WORDS, x: 0, y: box.top + 14 };
    words.push({
      ...title,
      id: `title ${lane}`,
      text: LANE_NAMES[lane],
      ink: lane,
      size: 16,
      weight: 650,
    });
    words.push({
      ...title,
      id: `claim ${lane}`,
      x: lane === 'key' ? 70 : 44,
      text: `${claimOf(lane, told.view)}${left}`,
      ink: 'ink-2',
      size: 13.5,
      weight: 400,
    });
    for (const bar of box.bars.bars) drawBar(drawing, box, lane, bar);
    drawCopies(drawing, box, lane);
    drawLate(drawing, box, lane, finding);
  }
  for (const row of rows) drawRow(drawing, row);
}

/** How a lane's credential is checked, in a line. */
function claimOf(lane: Lane, { dials }: View): string {
  if (lane === 'key')
    return dials.keyCacheS > 0
      ? `looked up in the key table, remembered for ${duration(dials.keyCacheS * 1000)}`
      : 'looked up in the key table on every call';
  if (dials.introspection) return 'the issuer is asked about every token';
  if (dials.denylist) return 'signature, then the denylist on every call';
  if (dials.statusList) return 'signature, then a copy of the status list';
  if (dials.subjectCheck !== 'none') return 'signature, then the user is looked up';
  return 'verified by its signature alone, no lookup';
}

function drawBar({ scale, width, marks, words }: Drawing, box: LaneBox, lane: Lane, bar: Bar): void {
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
  const [labelX, endX] = [Math.max(0, begin), Math.min(width, end)];
  const room = endX - labelX - 18;
  const size = bar.thin ? 11 : 12;
  const character = bar.thin ? 6.1 : MONO_CHARACTER;
  const type = bar.thin ? { ...WORDS, size, weight: 500 } : { ...WORDS, ...MONO };
  const baseline = y + height / 2 + 4;
  if (room >= bar.label.length * character)
    words.push({ ...type, id: `bar ${bar.id}`, x: labelX + 9, y: baseline, text: bar.label, ink: lane });
  if (room >= (bar.label.length + bar.note.length + 2) * character)
    words.push({
      ...type,
      id: `note ${bar.id}`,
      x: endX - 9,
      y: baseline,
      text: bar.note,
      ink: lane,
      anchor: 'end',
    });
  else if (width - endX > (bar.note.length + 2) * character && !isFollowed(box, bar, scale, endX))
    words.push({
      ...type,
      id: `note ${bar.id}`,
      x: endX + 8,
      y: baseline,
      text: bar.note,
      ink: 'ink-2',
    });
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

const COPY_STEPS = 6;

/** A copy fades with its age: from when it was fetched to the clock, and an outline for as long as it may be used. */
function drawCopies({ told, scale, width, marks, words }: Drawing, box: LaneBox, lane: Lane): void {
  box.copies.forEach(({ id, label, fetchedAt, ttlMs }, index) => {
    const y = box.copiesTop + index * (COPY_HEIGHT + 3);
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
    const text = `${label}, ${duration(ageMs)} old`;
    const wide = text.length * CHARACTER;
    const at = Math.min(Math.max(now, 0), width);
    const beside = at + 8 + wide <= width;
    words.push({
      ...WORDS,
      id: `copy ${id}`,
      x: beside ? at + 8 : at - 8,
      y: y + 12,
      text,
      size: 12,
      weight: 500,
      ink: beside ? 'ink-2' : 'ink',
      anchor: beside ? 'start' : 'end',
    });
  });
}

function drawLate(drawing: Drawing, { rows, findingY }: LaneBox, lane: Lane, finding: Finding | null): void {
  const { told, scale, width, marks, words } = drawing;
  const thief = rows.find(({ actor }) => actor === 'attacker');
  const y = (thief?.y ?? findingY - 38) - 16;
  const { ghost } = told;
  const before = ghost && findingOf(ghost.view, lane, ghost.bill);
  if (before && before.ms > 0) {
    const [x, right] = [Math.max(-2, scale(before.from)), Math.min(width + 2, scale(before.to))];
    if (right > x)
      marks.push({
        is: 'box',
        x,
        y: y - 2,
        width: right - x,
        height: 46,
        radius: 2,
        stroke: 'ink-3',
        dashed: true,
      });
  }
  if (finding && finding.ms > 0) {
    const [x, right] = [Math.max(0, scale(finding.from)), Math.min(width, scale(finding.to))];
    if (right > x) {
      marks.push({ is: 'hatch', x, y, width: right - x, height: 32 });
      const foot = findingY - 14;
      const stroke = { is: 'line', ink: 'refused', width: 1.5 } as const;
      marks.push({ ...stroke, x1: x, x2: x, y1: foot - 6, y2: foot });
      marks.push({ ...stroke, x1: x, x2: right, y1: foot, y2: foot });
      marks.push({ ...stroke, x1: right, x2: right, y1: foot - 6, y2: foot });
    }
  }
  if (!finding && !before) return;
  const text = finding?.text ?? '';
  const earlier = before ? `${text ? ' · ' : ''}before: ${before.text.split(':')[0] ?? ''}` : '';
  const from = scale((finding ?? before)?.from ?? told.view.at);
  const x = Math.max(
    0,
    Math.min(from, width - (text.length * FINDING_CHARACTER + 12 + earlier.length * CHARACTER)),
  );
  const type = { ...WORDS, y: findingY, size: 15, weight: 650 };
  if (text)
    words.push({ ...type, id: `finding ${lane}`, x, text, ink: finding?.harm ? 'refused' : 'allowed' });
  if (earlier)
    words.push({
      ...type,
      id: `before ${lane}`,
      x: x + (text ? text.length * FINDING_CHARACTER + 12 : 0),
      text: earlier.replace(/^ · /, ''),
      ink: 'ink-2',
      size: 13,
      weight: 500,
    });
}

const GLYPH_OF: Record<MarkKind, { glyph: Glyph; ink: Ink }> = {
  allowed: { glyph: 'bar', ink: 'allowed' },
  refused: { glyph: 'cross', ink: 'refused' },
  throttled: { glyph: 'diamond', ink: 'throttled' },
  errand: { glyph: 'ring', ink: 'ink-2' },
};

function drawRow(drawing: Drawing, { lane, actor, name, marks: row, y }: Row): void {
  const { told, span, scale, width, words } = drawing;
  const id = `row ${rowId(lane, actor)}`;
  words.push({ ...WORDS, id, x: 0, y: y - 17, text: name, ink: 'ink-2' });
  const before = told.ghost?.index.rows.get(rowId(lane, actor));
  if (told.ghost && before) {
    const from = Math.max(span.from, told.ghost.forkedAt);
    if (from < span.to) drawMarks(drawing, before, y + 17, told.ghost.view.events, from);
  }
  if (!row) return;
  drawMarks(drawing, row, y, told.view.events, null);
  const chosen = told.selected === null ? null : row.find(told.selected);
  if (chosen === null) return;
  const x = scale(row.at[chosen] ?? 0);
  if (x >= -11 && x <= width + 11) drawing.marks.push({ is: 'ring', x, y, radius: 11, ink: 'focus' });
}

/** The marks of a row; from a moment on and faintly, those of the run before. */
function drawMarks(
  drawing: Drawing,
  row: MarkRow,
  y: number,
  events: number,
  ghostFrom: number | null,
): void {
  const { span, scale, width, marks } = drawing;
  const ghost = ghostFrom !== null;
  const drawn = marksIn(row, { ...span, width }, events);
  const least = ghost ? scale(ghostFrom) : -Infinity;
  if (!drawn.dense) {
    for (const kind of MARK_KINDS) {
      const xs = ghost ? drawn.xs[kind].filter((x) => x >= least) : drawn.xs[kind];
      if (xs.length === 0) continue;
      const { glyph, ink } = GLYPH_OF[kind];
      marks.push({ is: 'glyphs', glyph, ink: ghost ? 'ink-3' : ink, xs, y, small: ghost });
    }
    return;
  }
  drawing.dense ||= !ghost;
  const columns = drawn.columns.filter(({ x }) => x >= least);
  const column = (counted: (counts: Record<MarkKind, number>) => number, up: boolean, ink: Ink): Columns => {
    const some = columns.filter(({ counts }) => counted(counts) > 0);
    const shrink = ghost ? 0.5 : 1;
    return {
      is: 'columns',
      ink: ghost ? 'ink-3' : ink,
      xs: some.map(({ x }) => x),
      heights: some.map(({ counts }) => columnHeight(counted(counts)) * shrink),
      y: up ? y - 1 : y + 1,
      up,
      width: up ? COLUMN_PX : COLUMN_PX - 1.5,
    };
  };
  marks.push(column(({ allowed, errand }) => allowed + errand, true, 'allowed'));
  marks.push(column(({ refused }) => refused, false, 'refused'));
  const throttled = columns.filter(({ counts }) => counts.throttled > 0).map(({ x }) => x + COLUMN_PX / 2);
  if (throttled.length > 0)
    marks.push({
      is: 'glyphs',
      glyph: 'diamond',
      ink: ghost ? 'ink-3' : 'throttled',
      xs: throttled,
      y,
      small: true,
    });
}

/** Where the run before and this one part, as a flag among the others. */
function withFork(flags: readonly Flag[], { ghost, view }: Told): readonly Flag[] {
  if (!ghost || ghost.forkedAt > view.at) return flags;
  const at = ghost.forkedAt;
  const same = flags.find((flag) => flag.at === at);
  if (same)
    return flags.map((flag) => (flag === same ? { ...same, label: `${PARTS} · ${same.label}` } : flag));
  return [...flags, { at, label: PARTS, harm: false }].sort((a, b) => a.at - b.at);
}

const PARTS = 'runs part';

function drawFlags(
  { told, scale, width, height, marks, words }: Drawing,
  flags: readonly Flag[],
  flagLines: 1 | 2,
): void {
  const { view, ghost } = told;
  if (ghost && ghost.forkedAt <= view.at) {
    const x = scale(ghost.forkedAt);
    if (x >= 0 && x <= width)
      marks.push({
        is: 'line',
        x1: x,
        x2: x,
        y1: AXIS_HEIGHT,
        y2: height,
        ink: 'ink-3',
        width: 3,
        dashed: true,
      });
  }
  for (const { at, label, harm, x, left, width: wide, line } of placeFlags(flags, scale, width, flagLines)) {
    const y = AXIS_HEIGHT + line * FLAG_LINE;
    marks.push({
      is: 'line',
      x1: x,
      x2: x,
      y1: label ? y + 18 : AXIS_HEIGHT + flagLines * FLAG_LINE,
      y2: height,
      ink: harm ? 'refused' : 'ink',
      width: 1.5,
      ...(!harm && { dashed: true }),
    });
    if (!label) continue;
    marks.push({
      is: 'box',
      x: left,
      y,
      width: wide,
      height: 19,
      radius: 9.5,
      fill: harm ? 'refused' : 'ink',
    });
    words.push({
      ...WORDS,
      id: `flag ${at}`,
      x: left + wide / 2,
      y: y + 13.5,
      text: label,
      ink: harm ? 'card' : 'paper',
      size: 12.5,
      weight: 600,
      anchor: 'middle',
    });
  }
}

function drawClock(drawing: Drawing): void {
  const { told, scale, height, marks, words } = drawing;
  const box = clockBox(drawing);
  if (!box) return;
  const { text, left, width } = box;
  const x = scale(told.view.at);
  marks.push({ is: 'line', x1: x, x2: x, y1: 20, y2: height, ink: 'ink', width: 2 });
  marks.push({ is: 'box', x: left, y: 0, width, height: 21, radius: 5, fill: 'ink' });
  const middle = { x: left + width / 2, y: 15, anchor: 'middle' } as const;
  words.push({ ...WORDS, ...MONO, ...middle, id: 'clock', text, ink: 'paper' });
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
  const text = clockLabel(at, span.to - span.from);
  const wide = text.length * MONO_CHARACTER + 12;
  return { text, left: Math.max(0, Math.min(x - wide / 2, width - wide)), width: wide };
}

/** The date in a window longer than a day, milliseconds in one of a few seconds. */
function clockLabel(at: number, spanMs: number): string {
  if (spanMs > 86_400_000) return `${dayLabel(at)} ${clockTime(at)}`;
  return spanMs <= 10_000 ? new Date(at).toISOString().slice(11, 23) : clockTime(at);
}
