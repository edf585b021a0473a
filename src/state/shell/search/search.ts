import MiniSearch from 'minisearch';
import type { Findable, Kind } from './findable.js';

/** More than anybody reads. */
const MOST = 12;
/** So many entries are read in one task. */
const AT_A_TIME = 40;
/** Longer than any title here: more was not typed but pasted, and comparing long words takes room by their length. */
export const LONGEST_QUERY = 200;

/** They say nothing of what is looked for: “how do I …”, “… vs …”. */
const STOP_WORDS = new Set(
  (
    'a an and are as be can could do does for from get has have how i if in into is it its me my of on or our ' +
    'should so that the their there this to versus vs was we what when with you your'
  ).split(' '),
);

/** Of two that say the same, the one that does more comes first: a page before its parts, an answer before a task. */
const WEIGHTS: Partial<Record<Kind, number>> = { page: 2, guide: 1.2, question: 1.2 };

/** Full-text search in what the app holds. Nothing is asked of a server. */
export class Search {
  readonly #all: readonly Findable[];
  readonly #index = new MiniSearch<Findable & { id: number }>({
    fields: ['title', 'words', 'text'],
    processTerm,
    searchOptions: {
      boost: { title: 3, words: 4 },
      boostDocument: (id) => WEIGHTS[this.#all[Number(id)]?.kind ?? 'item'] ?? 1,
      combineWith: 'AND',
      // “Leaked” alone asks for the page, and not for each thing that can leak: those are asked for by their names.
      filter: ({ id, match }) =>
        this.#all[Number(id)]?.kind !== 'leak' ||
        Object.values(match).some((fields) => fields.some((field) => field !== 'words')),
      // A slip in a long word, two in a very long one, and words that are still being typed.
      fuzzy: (term) => (term.length > 8 ? 2 : term.length > 4 ? 1 : false),
      prefix: true,
    },
  });

  private constructor(all: readonly Findable[]) {
    this.#all = all;
  }

  /** Reads all there is, some of it at a time: whoever opened the search is typing already. */
  static async of(all: readonly Findable[]): Promise<Search> {
    const search = new Search(all);
    const entries = all.map((entry, id) => ({ ...entry, id }));
    await search.#index.addAllAsync(entries, { chunkSize: AT_A_TIME });
    return search;
  }

  /** The best first. Every word that says something has to occur, at least as a beginning. */
  find(query: string): Findable[] {
    return this.#index
      .search(query.slice(0, LONGEST_QUERY))
      .slice(0, MOST)
      .flatMap(({ id }) => this.#all[Number(id)] ?? []);
  }
}

/** One form for a word and its plural; nothing for a word that says nothing. */
function processTerm(term: string): string | null {
  const word = term.toLowerCase();
  if (STOP_WORDS.has(word)) return null;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}
