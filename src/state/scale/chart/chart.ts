import type { Axis, Kind } from './axis.js';

export type Stroke = 'solid' | 'dashed' | 'dotted' | 'broken';

export interface ChartLine {
  id: string;
  label: string;
  tone: 'harm' | 'key' | 'jwt' | 'ink';
  side: 'left' | 'right';
  /** No two lines of a chart have the same: colour alone tells nobody apart. */
  stroke: Stroke;
  /** What its values count. */
  kind: Kind;
  values: readonly number[];
}

/** A vertical line that says where something changes, and what holds below it. */
export interface ChartMark {
  at: number;
  below: string;
}

/** A picture as data: the page draws it, the table lists it. */
export interface ChartData {
  /** The finding. */
  title: string;
  xLabel: string;
  xKind: Kind;
  xs: readonly number[];
  x: Axis;
  left: Axis;
  right: Axis | null;
  leftLabel: string;
  rightLabel: string;
  lines: readonly ChartLine[];
  marks: readonly ChartMark[];
}

/** The place along `xs` that is nearest to a value. */
export function nearest(xs: readonly number[], value: number): number {
  let best = 0;
  xs.forEach((x, index) => {
    if (Math.abs(x - value) < Math.abs((xs[best] ?? 0) - value)) best = index;
  });
  return best;
}
