import { spellings } from '../../../content/inspector/names.js';
import { upperFirst } from '../../../core/shared/index.js';

/** An id of the checklist is its item in two or three words: `nothing-in-urls` is “Nothing in URLs”. */
export function itemName(id: string): string {
  return upperFirst(
    id
      .split('-')
      .map((word) => spellings[word] ?? word)
      .join(' '),
  );
}
