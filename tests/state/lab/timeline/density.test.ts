import { expect, test } from 'vitest';
import { COLUMN_PX, columnHeight, marksIn } from '../../../../src/state/lab/timeline/density.js';
import { MarkIndex, MarkRow } from '../../../../src/state/lab/timeline/markIndex.js';
import { requests } from './log.js';

const rowOf = (count: number, everyMs: number, status = 200): MarkRow =>
  new MarkIndex().follow(requests(count, 0, everyMs, () => ({ status }))).rows.get('jwt customer') ??
  new MarkRow();

test('marks that stand apart are drawn one by one, where they happened', () => {
  const drawn = marksIn(rowOf(10, 100), { from: 0, to: 1000, width: 500 }, 10);
  expect(drawn).toMatchObject({ dense: false });
  expect(!drawn.dense && drawn.xs.allowed).toEqual([0, 50, 100, 150, 200, 250, 300, 350, 400, 450]);
});

test('marks that crowd are counted in columns, and none is lost', () => {
  const drawn = marksIn(rowOf(10_000, 1), { from: 0, to: 10_000, width: 300 }, 10_000);
  if (!drawn.dense) throw new Error('10,000 marks on 300 pixels are no single marks');
  expect(drawn.columns.length).toBeLessThanOrEqual(300 / COLUMN_PX + 2);
  expect(drawn.columns.reduce((sum, { counts }) => sum + counts.allowed, 0)).toBe(10_000);
});

test('a burst in an empty window crowds too', () => {
  const drawn = marksIn(rowOf(50, 1), { from: 0, to: 1_000_000, width: 500 }, 50);
  expect(drawn.dense).toBe(true);
});

test('columns stay at their moments when the window moves', () => {
  const row = rowOf(20_000, 1);
  const before = marksIn(row, { from: 5000, to: 8000, width: 300 }, 20_000);
  const after = marksIn(row, { from: 5007, to: 8007, width: 300 }, 20_000);
  if (!before.dense || !after.dense) throw new Error('both are crowded');
  const moved = before.columns[20]?.x ?? 0;
  expect(after.columns.some(({ x }) => Math.abs(x - (moved - 0.7)) < 1e-6)).toBe(true);
});

test('what has not happened yet is not drawn', () => {
  const drawn = marksIn(rowOf(10, 100), { from: 0, to: 1000, width: 500 }, 3);
  expect(!drawn.dense && drawn.xs.allowed).toHaveLength(3);
});

test('a column grows with its count and never out of its row', () => {
  const heights = [1, 2, 10, 100, 1e6].map(columnHeight);
  expect(heights).toEqual([...heights].sort((a, b) => a - b));
  expect(columnHeight(0)).toBe(0);
  // Half a bar: a mark in a crowd is as tall as a mark by itself.
  expect(columnHeight(1)).toBeGreaterThanOrEqual(8);
  expect(Math.max(...heights)).toBeLessThanOrEqual(12);
});
