import { list, object, text } from '../../core/shared/index.js';
import { StoredValue, type Entry, type Kept } from '../shell/storedValue.svelte.js';
import type { Shelf } from '../shell/shelf.js';
import { readLocks, type Assignment, type Lock } from './assignment.js';

/** An assignment in the making: it may have no story yet, and its title is as it was typed. */
type Drafted = Assignment & { version: 1 };

export const DRAFT: Entry<Drafted> = {
  name: 'assignment-draft',
  called: 'the assignment that you are making',
  version: 1,
  read: object<Drafted>({
    version: (value) => (value === 1 ? 1 : undefined),
    title: text,
    stories: list(text),
    locks: readLocks,
  }),
  first: { version: 1, title: '', stories: [], locks: [] },
};

/** What a teacher puts together. The browser keeps it, so that the next class gets the same with a change or two. */
export class Draft {
  readonly #stored: StoredValue<Drafted>;

  constructor(shelf: Shelf) {
    this.#stored = new StoredValue(shelf, DRAFT);
  }

  get kept(): Kept {
    return this.#stored;
  }

  get value(): Assignment {
    return this.#stored.value;
  }

  setTitle(title: string): void {
    this.#change({ title });
  }

  /** A story that is added comes last. */
  choose(story: string, isChosen: boolean): void {
    const others = this.value.stories.filter((id) => id !== story);
    this.#change({ stories: isChosen ? [...others, story] : others });
  }

  /** Moves a story one place up (-1) or down (1), where there is one. */
  move(story: string, by: -1 | 1): void {
    const stories = [...this.value.stories];
    const from = stories.indexOf(story);
    const other = stories[from + by];
    if (from < 0 || other === undefined) return;
    stories[from + by] = story;
    stories[from] = other;
    this.#change({ stories });
  }

  lock(lock: Lock, isLocked: boolean): void {
    const others = this.value.locks.filter((each) => each !== lock);
    this.#change({ locks: isLocked ? [...others, lock] : others });
  }

  #change(change: Partial<Assignment>): void {
    this.#stored.update((latest) => ({ ...latest, ...change }));
  }
}
