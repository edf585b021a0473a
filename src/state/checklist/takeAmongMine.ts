import { CHECK, type Said } from '../check/index.js';
import { newTo, PLAN, readAnswers, withDecision, type Behind } from '../decide/index.js';
import { StoredValue } from '../shell/storedValue.svelte.js';
import type { Shelf } from '../shell/shelf.js';
import { CHECKLIST } from './checklistStorage.js';
import type { Shared } from './share.js';

/** What of somebody's list is taken: a file holds no findings, and its ticks have been read already. */
export type Taken = Pick<Shared, 'decisions'> & Partial<Shared>;

/** Those of somebody's decisions that are not among the person's own. */
export function lackingFrom(shelf: Shelf, decisions: readonly Behind[]): Behind[] {
  return newTo(new StoredValue(shelf, PLAN).value, decisions);
}

/**
 * Takes somebody's list among one's own: its decisions into the plan, its findings where the check has no reply yet,
 * and what was said about its items. False where the browser does not keep all of it.
 */
export function takeAmongMine(
  shelf: Shelf,
  { decisions, marks = {}, inspected = [], ...check }: Taken,
): boolean {
  const list = new StoredValue(shelf, CHECKLIST);
  // The one decision of before there were several speaks only while the plan has none.
  const earlier = readAnswers(list.value.answers).answers;
  const plan = new StoredValue(shelf, PLAN);
  const first = plan.value.decisions.length === 0 && Object.keys(earlier).length > 0;
  const added = [...(first ? [{ name: '', answers: earlier }] : []), ...decisions];
  const isKept = [plan.update((own) => newTo(own, added).reduce(withDecision, own))];

  const said = repliesOf(check);
  if (Object.keys(said).length + inspected.length > 0)
    isKept.push(
      new StoredValue(shelf, CHECK).update((own) => ({
        ...own,
        said: { ...said, ...own.said },
        inspected: [...new Set([...own.inspected, ...inspected])],
      })),
    );
  if (Object.keys(marks).length > 0)
    isKept.push(list.update((own) => ({ ...own, marks: { ...own.marks, ...marks } })));
  return !isKept.includes(false);
}

function repliesOf({ findings = [], unsure = [], suspected = [] }: Partial<Shared>): Said {
  return Object.fromEntries([
    ...[...unsure, ...suspected].map((id) => [id, 'unsure']),
    ...findings.map((id) => [id, 'no']),
  ]) as Said;
}
