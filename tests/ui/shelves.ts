import { inMemory, openShelf, type Shelf } from '../../src/state/shell/shelf.js';

/** A shelf over a plain map, as a browser that keeps things; it hears what `tabs` change. */
export function shelfHolding(entries = new Map<string, string>(), tabs?: EventTarget): Shelf {
  return openShelf(() => inMemory(entries), tabs);
}

/** A shelf whose storage is full. */
export function brokenShelf(): Shelf {
  return { load: () => ({ kind: 'empty' }), save: () => false, watch: () => () => undefined };
}
