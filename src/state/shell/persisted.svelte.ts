import type { Shelf } from './storage.js';

/** What an entry of the shelf holds, and how it is told from nonsense. */
export interface Entry<T> {
  name: string;
  /** The `version` that this app writes into it; 0 where it writes none. */
  version: number;
  /** Null for what this version cannot read. Earlier formats are turned into the present one. */
  read: (value: unknown) => T | null;
  /** What there is before anything was kept. */
  first: T;
  /** Whether what cannot be read stays until `replace`; else the first change writes over it. */
  isGuarded?: boolean;
}

/** Why what is kept here may not outlive the tab, or does not hold what was kept before. */
export type Trouble = 'blocked' | 'full' | 'unreadable' | 'newer';

/** A value that outlives the page, where the browser lets it; where not, it lives as long as the tab. */
export class Persisted<T> {
  readonly #shelf: Shelf;
  readonly #entry: Entry<T>;
  #value = $state.raw() as T;
  #trouble = $state.raw<Trouble | null>(null);

  constructor(shelf: Shelf, entry: Entry<T>) {
    this.#shelf = shelf;
    this.#entry = entry;
    const loaded = this.#load();
    this.#value = 'value' in loaded ? loaded.value : entry.first;
    this.#trouble = 'trouble' in loaded ? loaded.trouble : null;
  }

  get value(): T {
    return this.#value;
  }

  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** Reads again: another tab may have changed it since. While nothing can be kept, ours is all there is. */
  refresh(): T {
    const loaded = this.#trouble === null ? this.#load() : null;
    if (loaded && 'value' in loaded) this.#value = loaded.value;
    return this.#value;
  }

  /** False where the browser does not keep it. It is the value all the same. */
  save(value: T): boolean {
    this.#value = value;
    if (this.#entry.isGuarded && isForeign(this.#trouble)) return false;
    const isKept = this.#shelf.save(this.#entry.name, value);
    if (isKept) this.#trouble = null;
    else if (this.#trouble !== 'blocked') this.#trouble = 'full';
    return isKept;
  }

  /** Changes the latest value. */
  update(change: (latest: T) => T): boolean {
    return this.save(change(this.refresh()));
  }

  /** Gives up what cannot be read, and keeps ours in its place. */
  replace(): boolean {
    if (isForeign(this.#trouble)) this.#trouble = null;
    return this.save(this.#value);
  }

  #load(): { value: T } | { trouble: Trouble | null } {
    let isNewer = false;
    const loaded = this.#shelf.load(this.#entry.name, (value) => {
      const read = this.#entry.read(value);
      isNewer = read === null && versionOf(value) > this.#entry.version;
      return read;
    });
    if (loaded.kind === 'found') return loaded;
    if (loaded.kind === 'empty') return { trouble: null };
    return { trouble: isNewer ? 'newer' : loaded.kind };
  }
}

/** Whether the entry holds what is not ours to read. */
function isForeign(trouble: Trouble | null): boolean {
  return trouble === 'unreadable' || trouble === 'newer';
}

function versionOf(value: unknown): number {
  const isObject = typeof value === 'object' && value !== null;
  return isObject && 'version' in value && typeof value.version === 'number' ? value.version : 0;
}
