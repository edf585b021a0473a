import type { Reader } from '../../core/shared/index.js';

/**
 * The browser's storage, by names of this app's own and as JSON. It never throws: blocked, full and nonsense are
 * ordinary answers. A value that is kept on it, with what it means and what is wrong with it, is a `StoredValue`.
 */
export interface Shelf {
  /** Reads and checks one entry; what `read` does not accept is `unreadable` and left where it is. */
  load<T>(name: string, read: Reader<T>): Loaded<T>;
  /** False when the browser refuses to keep it (storage blocked or full). */
  save(name: string, value: unknown): boolean;
  /** Calls back whenever another tab has changed the entry, until the function that comes back is called. */
  watch(name: string, changed: () => void): () => void;
}

/** The part of `Storage` that is needed here. */
type Entries = Pick<Storage, 'getItem' | 'setItem'>;

export type Loaded<T> = { kind: 'found'; value: T } | { kind: 'empty' | 'unreadable' | 'blocked' };

/**
 * `open` is called late, since merely touching `window.localStorage` throws where storage is blocked. `tabs` is where
 * the browser tells of what other tabs have changed.
 */
export function openShelf(open: () => Entries, tabs?: EventTarget): Shelf {
  return {
    load(name, read) {
      let text: string | null;
      try {
        text = open().getItem(entry(name));
      } catch {
        return { kind: 'blocked' };
      }
      if (text === null) return { kind: 'empty' };
      try {
        const value = read(JSON.parse(text));
        return value === undefined ? { kind: 'unreadable' } : { kind: 'found', value };
      } catch {
        return { kind: 'unreadable' };
      }
    },
    save(name, value) {
      try {
        open().setItem(entry(name), JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
    watch(name, changed) {
      const hear = (event: Event): void => {
        const { key } = event as StorageEvent;
        // Null when everything was cleared.
        if (key === entry(name) || key === null) changed();
      };
      tabs?.addEventListener('storage', hear);
      return () => tabs?.removeEventListener('storage', hear);
    },
  };
}

/** What a page keeps for as long as it is open, and nobody else sees. */
export function inMemory(entries = new Map<string, string>()): Entries {
  return {
    getItem: (name) => entries.get(name) ?? null,
    setItem: (name, value) => void entries.set(name, value),
  };
}

function entry(name: string): string {
  return `key-or-token/${name}`;
}
