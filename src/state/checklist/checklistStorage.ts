import { readMark, type Mark } from '../../core/checklist/index.js';
import { object, table, text, type Reader } from '../../core/shared/index.js';
import type { Entry } from '../shell/storedValue.svelte.js';

const VERSION = 1;

/**
 * What the browser keeps between visits: marks under the items’ ids. The answers are those of the one decision that
 * was kept here before there were several; where the plan has any, they say nothing any more.
 */
export interface StoredChecklist {
  version: typeof VERSION;
  answers: Record<string, string>;
  marks: Record<string, Mark>;
}

/** Nothing for anything that this version did not write. */
export const readStoredChecklist: Reader<StoredChecklist> = object<StoredChecklist>({
  version: (value) => (value === VERSION ? VERSION : undefined),
  answers: table(text),
  marks: table(readMark),
});

export const CHECKLIST: Entry<StoredChecklist> = {
  name: 'checklist',
  called: 'your ticks and notes',
  version: VERSION,
  read: readStoredChecklist,
  first: { version: VERSION, answers: {}, marks: {} },
};

/** The same marks with one changed. An item with nothing said about it takes no room. */
export function withMark(marks: StoredChecklist['marks'], id: string, mark: Mark): StoredChecklist['marks'] {
  const others = Object.entries(marks).filter(([other]) => other !== id);
  const said = mark.status !== 'todo' || [mark.note, mark.owner, mark.due].some((text) => text !== '');
  return Object.fromEntries(said ? [...others, [id, mark]] : others);
}
