import { expect, test } from 'vitest';
import { applyChange, copyTables, type Table } from '../../../src/core/shared/index.js';

function twoTables(): { left: Table<number>; right: Table<number> } {
  return { left: new Map([['a', 1]]), right: new Map() };
}

test('a change with a row writes that row and touches no other table', () => {
  const state = twoTables();
  applyChange(state, { table: 'left', key: 'b', row: 2 });
  applyChange(state, { table: 'left', key: 'a', row: 3 });
  expect([...state.left]).toEqual([
    ['a', 3],
    ['b', 2],
  ]);
  expect(state.right.size).toBe(0);
});

test('a change without a row drops the row, and dropping an absent row does nothing', () => {
  const state = twoTables();
  applyChange(state, { table: 'left', key: 'a' });
  applyChange(state, { table: 'left', key: 'never there' });
  expect(state.left.size).toBe(0);
});

test('a copy has the same rows, and what happens to it leaves the first as it was', () => {
  const state = twoTables();
  const copy = copyTables(state);
  expect(copy).toEqual(state);
  applyChange(copy, { table: 'left', key: 'a' });
  applyChange(copy, { table: 'right', key: 'b', row: 2 });
  expect(state).toEqual(twoTables());
});
