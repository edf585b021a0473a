import type { Reader } from '../../core/shared/index.js';
import type { Shelf } from './shelf.js';

/** What an entry of the shelf holds, and how it is told from nonsense. */
export interface Entry<T> {
  name: string;
  /** How the person's own is called in a sentence: “your decisions”. */
  called: string;
  /** The `version` that this app writes into it; 0 where it writes none. */
  version: number;
  /** Nothing for what this version cannot read. Earlier formats are turned into the present one. */
  read: Reader<T>;
  /** What there is before anything was kept. */
  first: T;
}

/** Why what is kept here may not outlive the tab, or does not hold what was kept before. */
export type Trouble = 'blocked' | 'full' | 'unreadable' | 'newer';

/** What a page says of something that it keeps. */
export interface Kept {
  readonly called: string;
  readonly trouble: Trouble | null;
  replace(): boolean;
}

/**
 * One value on the shelf, which outlives the page where the browser lets it; where not, it lives as long as the tab.
 * What this version cannot read is never written over until the person says so (`replace`). It follows what other tabs
 * keep.
 */
export class StoredValue<T> implements Kept {
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
    // Held weakly: a page lets go of what it keeps without a word.
    const self = new WeakRef(this);
    const stop = shelf.watch(entry.name, () => {
      const here = self.deref();
      if (here) here.refresh();
      else stop();
    });
  }

  get value(): T {
    return this.#value;
  }

  get called(): string {
    return this.#entry.called;
  }

  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** Reads again: another tab may have changed it since. While nothing can be kept, ours is all there is. */
  refresh(): T {
    if (this.#trouble === null) {
      const loaded = this.#load();
      if ('value' in loaded) this.#value = loaded.value;
      else this.#trouble = loaded.trouble;
    }
    return this.#value;
  }

  /** False where the browser does not keep it. It is the value all the same. */
  save(value: T): boolean {
    this.#value = value;
    // A newer version may have been opened in another tab since this one looked.
    const there = this.#load();
    this.#trouble = 'trouble' in there ? there.trouble : null;
    return this.#trouble === null && this.#write();
  }

  /** Changes the latest value. */
  update(change: (latest: T) => T): boolean {
    return this.save(change(this.refresh()));
  }

  /** Gives up what cannot be read, and keeps ours in its place. */
  replace(): boolean {
    return this.#trouble !== 'blocked' && this.#write();
  }

  #write(): boolean {
    const isKept = this.#shelf.save(this.#entry.name, this.#value);
    this.#trouble = isKept ? null : 'full';
    return isKept;
  }

  #load(): { value: T } | { trouble: Trouble | null } {
    let isNewer = false;
    const loaded = this.#shelf.load(this.#entry.name, (value) => {
      const read = this.#entry.read(value);
      isNewer = read === undefined && versionOf(value) > this.#entry.version;
      return read;
    });
    if (loaded.kind === 'found') return loaded;
    if (loaded.kind === 'empty') return { trouble: null };
    return { trouble: isNewer ? 'newer' : loaded.kind };
  }
}

function versionOf(value: unknown): number {
  const isObject = typeof value === 'object' && value !== null;
  return isObject && 'version' in value && typeof value.version === 'number' ? value.version : 0;
}
