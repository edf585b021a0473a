import { expect, test } from 'vitest';
import { shownIn, testedByKit } from '../../src/content/checklist/shownIn.js';
import { scenarios } from '../../src/content/scenarios/all.js';
import { catalogue } from '../../src/core/checklist/index.js';

const ids = catalogue.map(({ id }) => id);

test.each(Object.entries(shownIn))('%s is shown by a story that teaches it: %s', (item, scenario) => {
  expect(ids).toContain(item);
  expect(scenarios[scenario]?.items).toContain(item);
});

test('an item that some story teaches has one to show it', () => {
  const taught = Object.values(scenarios).flatMap(({ items }) => items);
  expect([...new Set(taught)].filter((id) => ids.includes(id) && !(id in shownIn))).toEqual([]);
});

test('what the verifier kit tests are items', () => {
  expect([...testedByKit].filter((id) => !ids.includes(id))).toEqual([]);
});
