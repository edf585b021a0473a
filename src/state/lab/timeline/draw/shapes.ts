/** A drawing as data: the canvas, the page and the exported picture are made from the same. */

/** Colours go by the names they have in the style sheet. */
export const INKS = [
  ...(['paper', 'card', 'ink', 'ink-2', 'ink-3', 'rule', 'rule-2', 'control', 'focus'] as const),
  ...(['key', 'key-soft', 'key-line', 'jwt', 'jwt-soft', 'jwt-line'] as const),
  ...(['allowed', 'refused', 'refused-soft', 'throttled'] as const),
] as const;
export type Ink = (typeof INKS)[number];
export type Palette = Readonly<Record<Ink, string>>;

export interface Line {
  is: 'line';
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  ink: Ink;
  width: number;
  dashed?: boolean;
}
export interface Box {
  is: 'box';
  x: number;
  y: number;
  width: number;
  height: number;
  radius: number;
  fill?: Ink;
  stroke?: Ink;
  dashed?: boolean;
  opacity?: number;
}
/** It means one thing: a thief was let in after the revocation. */
export interface Hatch {
  is: 'hatch';
  x: number;
  y: number;
  width: number;
  height: number;
}
export type Glyph = 'bar' | 'cross' | 'diamond' | 'ring';
/** The same small sign at many places of one row. */
export interface Glyphs {
  is: 'glyphs';
  glyph: Glyph;
  ink: Ink;
  xs: readonly number[];
  y: number;
  /** Half as large: the run before, or a crowd. */
  small: boolean;
}
/** Columns that stand on a line, or hang from it. */
export interface Columns {
  is: 'columns';
  ink: Ink;
  xs: readonly number[];
  heights: readonly number[];
  y: number;
  up: boolean;
  width: number;
}
export interface Ring {
  is: 'ring';
  x: number;
  y: number;
  radius: number;
  ink: Ink;
}
export interface Words {
  is: 'words';
  /** Stays the same while the words move. */
  id: string;
  x: number;
  y: number;
  text: string;
  ink: Ink;
  size: number;
  weight: number;
  anchor: 'start' | 'middle' | 'end';
  mono: boolean;
  /** What they stand on: a rim of it keeps them readable where a line runs through. */
  ground: Ink;
}
export type Mark = Line | Box | Hatch | Glyphs | Columns | Ring;

export interface Scene {
  width: number;
  height: number;
  /** From the ground up. */
  marks: Mark[];
  /** On top of everything. */
  words: Words[];
}

export const RIM = 4;
export const DASHES = [4, 3] as const;
