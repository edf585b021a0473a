import { MARK_KINDS, type MarkKind, type MarkRow } from './markIndex.js';

/** The part of time on screen, and how wide it is drawn in pixels. */
export interface Frame {
  from: number;
  to: number;
  width: number;
}

/** One mark a request: the middle of each, from the left edge, by kind. */
export interface SingleMarks {
  dense: false;
  xs: Record<MarkKind, number[]>;
}
/** Too many to tell apart: how many stand in each column of COLUMN_PX, by kind. */
export interface DenseMarks {
  dense: true;
  columns: { x: number; counts: Record<MarkKind, number> }[];
}

export const COLUMN_PX = 3;
/** From so many marks a column of ink on, single marks would be a smear. */
const TOO_MANY = 1.4;

/**
 * What can be drawn of a row: single marks, or, where they crowd, columns. Columns stand at fixed moments, not at fixed
 * pixels, so that a pan moves them instead of making them flicker.
 */
export function marksIn(row: MarkRow, frame: Frame, events: number): SingleMarks | DenseMarks {
  const { from, to, width } = frame;
  const columnMs = ((to - from) / width) * COLUMN_PX;
  // A mark that pokes in from beyond the edge is drawn too.
  const { first, end } = row.range(from - columnMs * 3, to + columnMs * 3, events);
  let columns = 0;
  let last = -1;
  for (let index = first; index < end; index += 1) {
    const column = Math.floor((row.at[index] ?? 0) / columnMs);
    if (column !== last) columns += 1;
    last = column;
  }
  return end - first > columns * TOO_MANY
    ? dense(row, first, end, frame, columnMs)
    : single(row, first, end, frame);
}

function single(row: MarkRow, first: number, end: number, { from, to, width }: Frame): SingleMarks {
  const xs: SingleMarks['xs'] = { allowed: [], refused: [], throttled: [], errand: [] };
  for (let index = first; index < end; index += 1) {
    const kind = MARK_KINDS[row.kind[index] ?? 0] ?? 'allowed';
    xs[kind].push((((row.at[index] ?? 0) - from) / (to - from)) * width);
  }
  return { dense: false, xs };
}

function dense(
  row: MarkRow,
  first: number,
  end: number,
  { from, to, width }: Frame,
  columnMs: number,
): DenseMarks {
  const columns: DenseMarks['columns'] = [];
  let last = -1;
  let counts: Record<MarkKind, number> | undefined;
  for (let index = first; index < end; index += 1) {
    const column = Math.floor((row.at[index] ?? 0) / columnMs);
    if (column !== last || !counts) {
      counts = { allowed: 0, refused: 0, throttled: 0, errand: 0 };
      columns.push({ x: ((column * columnMs - from) / (to - from)) * width, counts });
      last = column;
    }
    const kind = MARK_KINDS[row.kind[index] ?? 0] ?? 'allowed';
    counts[kind] += 1;
  }
  return { dense: true, columns };
}

/** How tall a column of `count` marks is, in pixels: half a bar for one, taller with every doubling, whatever stands beside it. */
export function columnHeight(count: number): number {
  return count === 0 ? 0 : Math.min(12, 8 + Math.log2(count));
}
