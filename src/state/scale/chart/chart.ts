import { writtenAs, type Axis, type Kind } from './axis.js';

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

/** Each row begins with what it is about. */
export interface Table {
  heads: readonly string[];
  rows: readonly (readonly string[])[];
}

const MOST_ROWS = 13;

/** A picture line by line; of many places along its axis, some. */
export function tableOf({ xs, xKind, xLabel, lines }: ChartData): Table {
  const every = Math.ceil(xs.length / MOST_ROWS);
  const shown = xs.flatMap((x, index) =>
    index % every === 0 || index === xs.length - 1 ? [{ x, index }] : [],
  );
  return {
    heads: [xLabel.replace(', logarithmic', ''), ...lines.map(({ label }) => label)],
    rows: shown.map(({ x, index }) => [
      writtenAs(xKind)(x),
      ...lines.map(({ kind, values }) => writtenAs(kind)(values[index] ?? 0)),
    ]),
  };
}
