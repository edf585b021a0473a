import type { People } from '../../words/people.js';
import type { MarkKind } from '../markIndex.js';
import type { Glyph, Ink } from './shapes.js';

// The signs of the timeline: canvas, page, exported picture and legends all draw them from here.

/** Half its size and the thickness of its strokes, in pixels. */
const GLYPHS: Record<Glyph, { size: number; stroke: number }> = {
  bar: { size: 8, stroke: 3 },
  cross: { size: 3.5, stroke: 1.8 },
  diamond: { size: 5, stroke: 1.6 },
  ring: { size: 3.5, stroke: 1.6 },
};

/** Shape tells them apart before colour does; `means` is what a legend says. */
export const GLYPH_OF: Record<MarkKind, { glyph: Glyph; ink: Ink; means: string }> = {
  allowed: { glyph: 'bar', ink: 'allowed', means: 'allowed' },
  refused: { glyph: 'cross', ink: 'refused', means: 'refused' },
  throttled: { glyph: 'diamond', ink: 'throttled', means: 'throttled' },
  errand: { glyph: 'ring', ink: 'ink-2', means: 'fetches a token' },
};

/** What a legend explains: allowed and refused always, the others where they are shown. */
export function legendKinds(shown: ReadonlySet<MarkKind>): MarkKind[] {
  const kinds = Object.keys(GLYPH_OF) as MarkKind[];
  return kinds.filter((kind) => kind === 'allowed' || kind === 'refused' || shown.has(kind));
}

/** Stripes at 45°, in pixels. They mean one thing: a thief was let in after the revocation. */
export const HATCH = { every: 8, thick: 2.5, opacity: 0.45 };

export function hatchMeans({ attacker }: People): string {
  return `${attacker.within} let in after the revocation`;
}

/** How a glyph is drawn; a small one is half as large. */
export function sizeOf(glyph: Glyph, small: boolean): { size: number; stroke: number } {
  const { size, stroke } = GLYPHS[glyph];
  return small ? { size: size * 0.5, stroke: stroke * 0.75 } : { size, stroke };
}

/** Its strokes around a middle, as the `d` of an SVG path; a canvas takes the same (`Path2D`). */
export function glyphPath(glyph: Glyph, x: number, y: number, small = false): string {
  const { size } = sizeOf(glyph, small);
  const [left, top] = [round(x - size), round(y - size)];
  switch (glyph) {
    case 'bar':
      return `M${round(x)} ${top}v${2 * size}`;
    case 'cross':
      return `M${left} ${top}l${2 * size} ${2 * size}m0 ${-2 * size}l${-2 * size} ${2 * size}`;
    case 'diamond':
      return `M${round(x)} ${top}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`;
    case 'ring':
      return `M${left} ${round(y)}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0`;
  }
}

/** To a hundredth of a pixel: what an SVG file can do with. */
export function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
