import { describe, expect, test } from 'vitest';
import { GLYPH_OF, glyphPath, legendKinds, sizeOf } from '../../../../src/state/lab/timeline/draw/glyphs.js';
import { MARK_KINDS } from '../../../../src/state/lab/timeline/markIndex.js';

/** The first point of a path, and then each stroke as the way it goes. */
function numbers(path: string): number[] {
  return (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
}

describe('the signs of the timeline', () => {
  test('differ in shape, not in colour alone', () => {
    expect(new Set(MARK_KINDS.map((kind) => GLYPH_OF[kind].glyph)).size).toBe(MARK_KINDS.length);
  });

  test.each(MARK_KINDS)('%s stands where it is put, and is the same everywhere', (kind) => {
    const { glyph } = GLYPH_OF[kind];
    const [x = NaN, y = NaN, ...strokes] = numbers(glyphPath(glyph, 0, 0));
    expect(numbers(glyphPath(glyph, 100, 20))).toEqual([x + 100, y + 20, ...strokes]);
  });

  test.each(MARK_KINDS)('%s has thinner strokes and half the size among many', (kind) => {
    const { glyph } = GLYPH_OF[kind];
    const [large, small] = [sizeOf(glyph, false), sizeOf(glyph, true)];
    expect(small.size).toBe(large.size / 2);
    expect(small.stroke).toBeLessThan(large.stroke);
  });

  test('a legend explains allowed and refused always, and what is shown besides', () => {
    expect(legendKinds(new Set())).toEqual(['allowed', 'refused']);
    expect(legendKinds(new Set(MARK_KINDS))).toEqual(MARK_KINDS);
  });
});
