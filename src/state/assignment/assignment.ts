import type { Goal, LabScenario } from '../../content/scenarios/index.js';
import { list, object, text, visible, type Reader, type Result } from '../../core/shared/index.js';
import { pack, unpack, type LinkFault } from '../shell/packed.js';
import { formatRoute } from '../shell/route.js';

/** What a teacher may close to the learner, in the order in which it is offered; `order` has the stories open one by one. */
export const LOCKS = ['bench', 'hints', 'solution', 'order'] as const;
export type Lock = (typeof LOCKS)[number];

/** What a teacher sets: stories by their ids, in order, and what is locked in them. */
export interface Assignment {
  title: string;
  stories: readonly string[];
  locks: readonly Lock[];
}

/** A story that can be set: one with something to bring about. */
export type Task = LabScenario & { goal: Goal };

/** In characters. */
export const LONGEST_LABEL = 80;
const MOST_STORIES = 40;

/** A title or a name: one line, with nothing unseen in it, and no longer than has room. */
export function label(written: string): string {
  const line = visible(written).replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > LONGEST_LABEL ? `${characters.slice(0, LONGEST_LABEL).join('')}…` : line;
}

export const readLabel: Reader<string> = (value, at) => {
  const written = text(value, at);
  return written === undefined ? undefined : label(written);
};

const readStories: Reader<string[]> = (value, at) => {
  const ids = list(text)(value, at);
  const isFit =
    ids && ids.length > 0 && ids.length <= MOST_STORIES && ids.every((id) => /^[\w-]{1,64}$/.test(id));
  return isFit ? [...new Set(ids)] : undefined;
};

/** Locks of a later version are left out. */
export const readLocks: Reader<Lock[]> = (value, at) => {
  const named = list(text)(value, at);
  return named && LOCKS.filter((lock) => named.includes(lock));
};

export const readAssignment: Reader<Assignment> = object<Assignment>({
  title: readLabel,
  stories: readStories,
  locks: readLocks,
});

/** The fragment that opens it for a learner, `#/assignment?set=1.…`. */
export function assignmentAddress({ title, stories, locks }: Assignment): string {
  const inOrder = LOCKS.filter((lock) => locks.includes(lock));
  return formatRoute(['assignment'], { set: pack({ title: label(title), stories, locks: inOrder }) });
}

export function readAssignmentLink(set: string): Result<Assignment, { code: LinkFault }> {
  return unpack(set, readAssignment);
}

export function isSame(one: Assignment, other: Assignment): boolean {
  return assignmentAddress(one) === assignmentAddress(other);
}

/** Every story that can be set, in the order of the Lab's list. */
export function tasksIn(all: Readonly<Record<string, LabScenario>>): Task[] {
  return Object.values(all).filter((story): story is Task => story.goal !== undefined);
}

/** The stories of an assignment, and the ids among them that this version has no story for. */
export function storiesOf(
  { stories }: Pick<Assignment, 'stories'>,
  all: Readonly<Record<string, LabScenario>>,
): { tasks: Task[]; unknown: string[] } {
  const known = new Map(tasksIn(all).map((task) => [task.world.id, task]));
  return {
    tasks: stories.flatMap((id) => known.get(id) ?? []),
    unknown: stories.filter((id) => !known.has(id)),
  };
}
