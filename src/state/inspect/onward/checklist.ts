import { findingWords } from '../../../content/inspector/findings.js';
import type { Called, ItemId } from '../../../core/checklist/index.js';
import type { FindingId, Found } from '../../../core/inspector/index.js';
import { withoutMarks } from '../../../core/shared/index.js';
import { CHECK } from '../../check/index.js';
import type { Shelf } from '../../shell/shelf.js';
import { StoredValue } from '../../shell/storedValue.svelte.js';

/** The findings for which the checklist has something to do. */
export function forChecklist({ findings }: Pick<Found, 'findings'>): FindingId[] {
  return findings.map(({ id }) => id).filter((id) => (findingWords[id].items ?? []).length > 0);
}

/**
 * Keeps findings beside those of the check, as ids: nothing of a credential. False where the browser does not keep them.
 */
export function addToChecklist(shelf: Shelf, ids: readonly FindingId[]): boolean {
  return new StoredValue(shelf, CHECK).update((own) => ({
    ...own,
    inspected: [...new Set([...own.inspected, ...ids])],
  }));
}

/** What findings ask of the checklist, each with its reason. An id of another version asks nothing. */
export function calledFor(ids: readonly string[]): Called[] {
  const known = ids.filter((id): id is FindingId => Object.hasOwn(findingWords, id));
  return known.map((id) => {
    const { title, items = [] } = findingWords[id];
    return {
      because: `Inspect found in a credential: “${withoutMarks(title)}”`,
      items: items as readonly ItemId[],
    };
  });
}
