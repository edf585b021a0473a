import { expect, test } from 'vitest';
import { findingWords } from '../../../src/content/inspector/findings.js';
import { catalogue } from '../../../src/core/checklist/index.js';
import { itemName } from '../../../src/state/inspect/shown/itemName.js';

test('an item that a finding links to is named as its words are spelt on the checklist', () => {
  const items = Object.values(findingWords).flatMap((words) => words.items ?? []);
  const prose = catalogue.map(({ action, why }) => `${action} ${why}`).join(' ');
  const wrong = items.flatMap((item) =>
    itemName(item)
      .split(' ')
      .filter((word) => {
        const stem = word.replace(/s$/, '');
        const isAbbreviated = new RegExp(`\\b${stem.toUpperCase()}s?\\b`).test(prose);
        const isWord = new RegExp(`\\b${stem.toLowerCase()}s?\\b`).test(prose);
        return isAbbreviated && !isWord && stem !== stem.toUpperCase();
      }),
  );
  expect(items.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
  expect([itemName('nothing-in-urls'), itemName('csrf-defence'), itemName('denylist-by-id')]).toEqual([
    'Nothing in URLs',
    'CSRF defence',
    'Denylist by id',
  ]);
});
