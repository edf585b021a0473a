import { Persisted, type Entry } from '../../shell/persisted.svelte.js';
import type { Shelf } from '../../shell/storage.js';

/** Which scenarios this browser has seen solved: their ids, and nothing else. */
export const SOLVED: Entry<readonly string[]> = {
  name: 'solved',
  version: 0,
  read: readIds,
  first: [],
  isGuarded: true,
};

export function solvedIn(shelf: Shelf): ReadonlySet<string> {
  return new Set(new Persisted(shelf, SOLVED).value);
}

/** What a newer version may have kept here stays as it is. */
export function markSolved(shelf: Shelf, id: string): void {
  const solved = new Persisted(shelf, SOLVED);
  if (!solved.value.includes(id)) solved.save([...solved.value, id]);
}

function readIds(value: unknown): string[] | null {
  const isList = Array.isArray(value) && value.length <= 100;
  return isList && value.every((id) => typeof id === 'string') ? value : null;
}
