import { openShelf, type Shelf } from '../../src/state/shell/shelf.js';

/** A shelf over a plain map, as a browser that keeps things; it hears what `tabs` change. */
export function shelfHolding(entries = new Map<string, string>(), tabs?: EventTarget): Shelf {
  return openShelf(
    () =>
      ({
        getItem: (name: string) => entries.get(name) ?? null,
        setItem: (name: string, value: string) => void entries.set(name, value),
      }) as Storage,
    tabs,
  );
}

/** A shelf whose storage is full. */
export function brokenShelf(): Shelf {
  return { load: () => ({ kind: 'empty' }), save: () => false, watch: () => () => undefined };
}
