import type { Shelf } from '../../shell/storage.js';

/** Which scenarios this browser has seen solved: their ids, and nothing else. */
const NAME = 'solved';

export function solvedIn(shelf: Shelf): ReadonlySet<string> {
  const kept = shelf.load(NAME, readIds);
  return new Set(kept.kind === 'found' ? kept.value : []);
}

/** What a newer version may have kept here stays as it is. */
export function markSolved(shelf: Shelf, id: string): void {
  const kept = shelf.load(NAME, readIds);
  if (kept.kind === 'unreadable') return;
  const ids = kept.kind === 'found' ? kept.value : [];
  if (!ids.includes(id)) shelf.save(NAME, [...ids, id]);
}

function readIds(value: unknown): string[] | null {
  const isList = Array.isArray(value) && value.length <= 100;
  return isList && value.every((id) => typeof id === 'string') ? value : null;
}
