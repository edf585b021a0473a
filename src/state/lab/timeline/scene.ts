import type { Lane } from '../../../core/simulation/index.js';
import { claimOf } from './claim.js';
import { timeScale } from './log.js';
import { drawAxis, drawBookmarks, drawClock } from './draw/drawAxis.js';
import { drawBars } from './draw/drawBars.js';
import { drawCopies } from './draw/drawCopies.js';
import { drawFlags, withFork, withMoments } from './draw/drawFlags.js';
import { CHARACTER, WORDS, type Detail, type Drawing, type Told } from './draw/drawing.js';
import { drawLate } from './draw/drawLate.js';
import { drawRow } from './draw/drawRows.js';
import { flagLinesFor, flagsOf } from './flags.js';
import { LANE_NAMES, lanesOf, type LaneBox, type Row } from './layout.js';
import type { MarkKind } from './markIndex.js';
import type { Scene } from './draw/shapes.js';
import type { Span } from './timeWindow.js';

export interface Drawn extends Scene {
  rows: Row[];
  /** Lanes with more lives than lines, or with all of them shown: what is left out, and where the lane begins. */
  folds: readonly { lane: Lane; left: number; top: number }[];
  /** What can be asked about besides the requests, in the order of time. */
  details: readonly Detail[];
  /** Whether single marks had to give way to columns somewhere. */
  dense: boolean;
  /** Whether the run before is in it. */
  baseline: boolean;
  /** The kinds of marks that need a legend. */
  kinds: ReadonlySet<MarkKind>;
  /** Whether there is a thief, who may be let in after a revocation: what is hatched means that. */
  thief: boolean;
}

/** Draws the run between two moments, `width` pixels wide. */
export function sceneOf(told: Told, span: Span, width: number): Drawn {
  const scale = timeScale(span.from, span.to, width);
  const { index, view, world, baseline, compact = false } = told;
  const happened = index.commands.filter(({ seq }) => seq < view.events);
  const flags = withFork(withMoments(flagsOf(happened, world.startsAt), told), told);
  const flagLines = flagLinesFor(flags, scale, width);
  const { lanes, height } = lanesOf({ ...told, flagLines, withBaseline: baseline !== null, compact });
  const empty = { marks: [], words: [], details: [], dense: false };
  const drawing: Drawing = { told, span, scale, width, height, ...empty };
  drawAxis(drawing);
  drawBookmarks(drawing);
  for (const lane of lanes) drawLane(drawing, lane);
  drawFlags(drawing, flags, flagLines);
  drawClock(drawing);
  const { marks, words, details, dense } = drawing;
  const rows = lanes.flatMap((lane) => lane.rows);
  return {
    width,
    height,
    marks,
    words,
    details: details.sort((a, b) => a.at - b.at),
    dense,
    baseline: baseline !== null,
    kinds: index.kinds,
    thief: told.thief === true || rows.some(({ actor }) => actor === 'attacker'),
    folds: lanes.flatMap(({ lane, bars: { left }, top }) =>
      lane && (left > 0 || told.unfolded?.has(lane)) ? [{ lane, left, top }] : [],
    ),
    rows,
  };
}

function drawLane(drawing: Drawing, box: LaneBox): void {
  const { lane, rows } = box;
  if (lane) {
    drawTitle(drawing, box, lane);
    drawBars(drawing, box, lane);
    drawCopies(drawing, box, lane);
    drawLate(drawing, box, lane);
  }
  for (const row of rows) drawRow(drawing, row);
}

/** What the button takes that shows the lives left out. */
const FOLD_WIDTH = 84;

function drawTitle({ told, width, words }: Drawing, { top, bars }: LaneBox, lane: Lane): void {
  const x = lane === 'key' ? 70 : 44;
  const title = { ...WORDS, x: 0, y: top + 14 };
  const { text, brief } = claimOf(lane, told.view.settings, told.world);
  const room = width - (bars.left > 0 ? FOLD_WIDTH : 0);
  const claim = [text, brief].find((each) => x + each.length * CHARACTER <= room);
  words.push({ ...title, id: `title ${lane}`, text: LANE_NAMES[lane], ink: lane, size: 16, weight: 650 });
  // Where not even the brief one fits, the name stands alone.
  if (claim !== undefined)
    words.push({ ...title, id: `claim ${lane}`, x, text: claim, ink: 'ink-2', size: 13.5, weight: 400 });
}
