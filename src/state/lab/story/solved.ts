import { StoredValue, type Entry, type Kept } from '../../shell/storedValue.svelte.js';
import type { Shelf } from '../../shell/shelf.js';

/** Which scenarios this browser has seen solved: their ids, and nothing else. */
export const SOLVED: Entry<readonly string[]> = {
  name: 'solved',
  called: 'which scenarios you have solved',
  version: 0,
  read: readIds,
  first: [],
};

export class Solved {
  readonly #stored: StoredValue<readonly string[]>;

  constructor(shelf: Shelf) {
    this.#stored = new StoredValue(shelf, SOLVED);
  }

  get kept(): Kept {
    return this.#stored;
  }

  has(id: string): boolean {
    return this.#stored.value.includes(id);
  }

  mark(id: string): void {
    if (!this.#stored.refresh().includes(id)) this.#stored.update((ids) => [...ids, id]);
  }

  /** Forgets all. Answers with what there was, to be given back. */
  clear(): readonly string[] {
    const before = this.#stored.refresh();
    this.#stored.save([]);
    return before;
  }

  restore(ids: readonly string[]): void {
    this.#stored.update((latest) => [...new Set([...ids, ...latest])]);
  }
}

function readIds(value: unknown): string[] | undefined {
  const isList = Array.isArray(value) && value.length <= 100;
  return isList && value.every((id) => typeof id === 'string') ? value : undefined;
}
