import { expect, test } from 'vitest';
import { criteria } from '../../../src/content/decision/comparison.js';
import { outcomeNames } from '../../../src/content/decision/outcomeNames.js';
import { sources } from '../../../src/content/sources/index.js';

test.each(criteria)('$id compares every option, in a few words, with its sources', ({ cells, citations }) => {
  expect(Object.keys(cells).toSorted()).toEqual(
    Object.keys(outcomeNames)
      .filter((id) => id !== 'none')
      .sort(),
  );
  for (const cell of Object.values(cells)) {
    expect(cell).toMatch(/^[A-Z].*[^.]$/);
    expect(cell.length).toBeLessThan(60);
  }
  expect(citations.length).toBeGreaterThan(0);
  for (const { source } of citations) expect(Object.keys(sources)).toContain(source);
});
