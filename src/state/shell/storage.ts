/** Storage that never throws: blocked, full and nonsense are ordinary answers. */
export type Loaded<T> = { kind: 'found'; value: T } | { kind: 'empty' | 'unreadable' | 'blocked' };

export interface Shelf {
  /** Reads and checks one entry; what `check` does not accept is `unreadable` and left where it is. */
  load<T>(name: string, check: (value: unknown) => T | null): Loaded<T>;
  /** False when the browser refuses to keep it (storage blocked or full). */
  save(name: string, value: unknown): boolean;
}

/** `open` is called late, since merely touching `window.localStorage` throws where storage is blocked. */
export function openShelf(open: () => Storage): Shelf {
  return {
    load(name, check) {
      let text: string | null;
      try {
        text = open().getItem(entry(name));
      } catch {
        return { kind: 'blocked' };
      }
      if (text === null) return { kind: 'empty' };
      try {
        const value = check(JSON.parse(text));
        return value === null ? { kind: 'unreadable' } : { kind: 'found', value };
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
  };
}

function entry(name: string): string {
  return `key-or-token/${name}`;
}
