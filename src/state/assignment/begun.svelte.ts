import { list, object, table, text, whole, type Clock, type Reader } from '../../core/shared/index.js';
import { StoredValue, type Entry, type Kept } from '../shell/storedValue.svelte.js';
import { LONGEST } from '../shell/packed.js';
import type { Shelf } from '../shell/shelf.js';
import { isSame, readAssignment, type Assignment, type Lock } from './assignment.js';

/** What a learner has done in one story of an assignment. Times are milliseconds since 1970, of the real clock. */
export interface Work {
  /** When each hint was asked for. */
  hints: readonly number[];
  /** When the solution was first watched. */
  solution: number | null;
  /** The run with the fewest commands that met the goal: the fragment that opens it in the Lab. */
  solved: { run: string; commands: number; at: number } | null;
}

/** Whether a run can be handed in as a file alone: a link would be too long. */
export function needsFile({ solved }: Work): boolean {
  return solved !== null && solved.run.length > LONGEST;
}

/** An assignment that the learner has begun. */
export interface Begun {
  assignment: Assignment;
  /** By the ids of its stories. */
  work: Readonly<Record<string, Work>>;
}

interface Stored {
  version: 1;
  /** Whether the Lab keeps to the first of them. */
  isOpen: boolean;
  /** The latest first. */
  begun: readonly Begun[];
}

const NOTHING: Work = { hints: [], solution: null, solved: null };
/** So many are kept. */
const MOST = 10;

/** Within what a `Date` can show. */
export const readMoment: Reader<number> = whole(0, Date.UTC(2200, 0));

export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value, at) => (value === null ? null : reader(value, at));
}

const readWork = object<Work>({
  hints: list(readMoment),
  solution: orNull(readMoment),
  solved: orNull(
    object<NonNullable<Work['solved']>>({ run: text, commands: whole(0, 10_000), at: readMoment }),
  ),
});

export const ASSIGNMENTS: Entry<Stored> = {
  name: 'assignments',
  called: 'what you have done for an assignment',
  version: 1,
  read: object<Stored>({
    version: (value) => (value === 1 ? 1 : undefined),
    isOpen: (value) => (typeof value === 'boolean' ? value : undefined),
    begun: list(object<Begun>({ assignment: readAssignment, work: table(readWork) })),
  }),
  first: { version: 1, isOpen: false, begun: [] },
};

/** The assignments that a learner has begun, and the one that the Lab keeps to. */
export class Assignments {
  readonly #stored: StoredValue<Stored>;
  readonly #clock: Clock;

  constructor(shelf: Shelf, clock: Clock) {
    this.#stored = new StoredValue(shelf, ASSIGNMENTS);
    this.#clock = clock;
  }

  get kept(): Kept {
    return this.#stored;
  }

  /** What the Lab keeps to; null where the person plays as they like. */
  get open(): Begun | null {
    const { isOpen, begun } = this.#stored.value;
    return isOpen ? (begun[0] ?? null) : null;
  }

  /** What was done for an assignment so far; null before it was begun. */
  of(assignment: Assignment): Begun | null {
    return this.#stored.value.begun.find((each) => isSame(each.assignment, assignment)) ?? null;
  }

  /** From now on the Lab keeps to it. What was done for it before is still there. */
  begin(assignment: Assignment): void {
    this.#stored.update(({ version, begun }) => {
      const isIt = (each: Begun): boolean => isSame(each.assignment, assignment);
      const it = begun.find(isIt) ?? { assignment, work: {} };
      return { version, isOpen: true, begun: [it, ...begun.filter((each) => !isIt(each))].slice(0, MOST) };
    });
  }

  /** The Lab is as it always is. What was done stays. */
  putAside(): void {
    this.#stored.update((latest) => ({ ...latest, isOpen: false }));
  }

  /** The open assignment that a story belongs to. */
  with(story: string): Begun | null {
    return this.open?.assignment.stories.includes(story) ? this.open : null;
  }

  isLocked(lock: Lock, story: string): boolean {
    return this.with(story)?.assignment.locks.includes(lock) ?? false;
  }

  /** The story that has to be solved before this one opens; null where it is open. */
  before(story: string): string | null {
    const begun = this.with(story);
    if (!begun || !this.isLocked('order', story)) return null;
    const next = begun.assignment.stories.find((id) => !begun.work[id]?.solved);
    const isLater =
      next !== undefined && begun.assignment.stories.indexOf(next) < begun.assignment.stories.indexOf(story);
    return isLater && !begun.work[story]?.solved ? next : null;
  }

  noteHint(story: string): void {
    this.#note(story, (work) => ({ ...work, hints: [...work.hints, this.#clock.now()] }));
  }

  noteSolution(story: string): void {
    this.#note(story, (work) => ({ ...work, solution: work.solution ?? this.#clock.now() }));
  }

  /** `run` is null where not even a file takes it: then there is nothing to hand in. */
  noteSolved(story: string, run: string | null, commands: number): void {
    if (run === null) return;
    this.#note(story, (work) =>
      work.solved && work.solved.commands <= commands
        ? work
        : { ...work, solved: { run, commands, at: this.#clock.now() } },
    );
  }

  /** Nothing is noted of what is done for nobody. */
  #note(story: string, change: (work: Work) => Work): void {
    if (!this.with(story)) return;
    this.#stored.update((latest) => {
      const [first, ...others] = latest.begun;
      if (!first) return latest;
      const work = { ...first.work, [story]: change(first.work[story] ?? NOTHING) };
      return { ...latest, begun: [{ ...first, work }, ...others] };
    });
  }
}
