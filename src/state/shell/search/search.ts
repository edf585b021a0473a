import MiniSearch from 'minisearch';
import type { Findable } from './findable.js';

/** More than anybody reads. */
const MOST = 12;

/** Full-text search in what the app holds. Nothing is asked of a server. */
export class Search {
  readonly #all: readonly Findable[];
  readonly #index = new MiniSearch<Findable & { id: number }>({
    fields: ['title', 'text'],
    searchOptions: {
      boost: { title: 3 },
      combineWith: 'AND',
      // A slip of one letter in a long word, and words that are still being typed.
      fuzzy: (term) => (term.length > 5 ? 1 : false),
      prefix: true,
    },
  });

  constructor(all: readonly Findable[]) {
    this.#all = all;
    this.#index.addAll(all.map((entry, id) => ({ ...entry, id })));
  }

  /** The best first. Every word has to occur, at least as a beginning. */
  find(query: string): Findable[] {
    return this.#index
      .search(query)
      .slice(0, MOST)
      .flatMap(({ id }) => this.#all[Number(id)] ?? []);
  }
}
