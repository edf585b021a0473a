import { upperFirst } from '../../core/shared/index.js';
import { count } from '../text/format.js';
import type { Assignment, Lock, Task } from './assignment.js';

/** What each lock is called where it is set, and how it is said to a learner. */
export const LOCK_WORDS: Readonly<Record<Lock, { label: string; note: string; locked: string }>> = {
  bench: {
    label: 'Lock the bench',
    note: 'Learners see the story’s own card and clock, and no other tools.',
    locked: 'the bench',
  },
  hints: { label: 'Lock the hints', note: 'Learners cannot ask for hints.', locked: 'the hints' },
  solution: {
    label: 'Lock the solution',
    note: 'Learners cannot watch the solution.',
    locked: 'the solution',
  },
  order: {
    label: 'In this order only',
    note: 'Each story opens when the one before it is solved.',
    locked: '',
  },
};

/** What is locked, as a sentence. */
export function lockSentence(locks: readonly Lock[]): string {
  const closed = locks.filter((lock) => lock !== 'order').map((lock) => LOCK_WORDS[lock].locked);
  const list = new Intl.ListFormat('en').format(closed);
  const verb = closed.length > 1 || closed[0] === 'the hints' ? 'are' : 'is';
  return closed.length > 0 ? `${upperFirst(list)} ${verb} locked.` : '';
}

/** What a link does, for whoever sends it. */
export function purpose({ locks }: Pick<Assignment, 'locks'>, tasks: readonly Task[]): string {
  const stories = new Intl.ListFormat('en').format(tasks.map(({ title }) => `“${title}”`));
  const order =
    locks.includes('order') && tasks.length > 1 ? ', each one after the one before it is solved' : '';
  const closed = lockSentence(locks) || 'Nothing is locked.';
  return `Whoever opens this link is asked to solve ${count(tasks.length, 'story', 'stories')}${order}: ${stories}. ${closed}`;
}
