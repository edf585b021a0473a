import type { Answers } from '../../core/decision/index.js';
import { list, object, table, text, type Reader } from '../../core/shared/index.js';
import { findQuestion, readAnswers, writeAnswers } from './link.js';
import type { Entry } from '../shell/storedValue.svelte.js';

/** One kind of caller, by the name that somebody gave it, and what was answered for it. */
export interface Behind {
  name: string;
  answers: Answers;
}

export interface StoredDecision extends Behind {
  /** Its own for as long as it is kept: `d1`, `d2`, … */
  id: string;
}

/** What the browser keeps of the person's decisions, in the order they were made. */
export interface Plan {
  version: 1;
  decisions: readonly StoredDecision[];
  /** The id of the one being worked on; empty before the first. */
  current: string;
}

const readPlan: Reader<Plan> = object<Plan>({
  version: (value) => (value === 1 ? 1 : undefined),
  decisions: list(
    object<StoredDecision>({
      id: text,
      name: text,
      // Answers from an older version of the questions: what still fits stays.
      answers: (value) => {
        const said = table(text)(value);
        return said && readAnswers(said).answers;
      },
    }),
  ),
  current: text,
});

/** Decide writes it, the checklist reads it. */
export const PLAN: Entry<Plan> = {
  name: 'plan',
  called: 'your decisions',
  version: 1,
  read: readPlan,
  first: { version: 1, decisions: [], current: '' },
};

/** The plan with one more decision, which becomes the one that is worked on. */
export function withDecision(plan: Plan, { name, answers }: Behind): Plan {
  const id = `d${1 + Math.max(0, ...plan.decisions.map(({ id: other }) => Number(other.slice(1)) || 0))}`;
  return { ...plan, decisions: [...plan.decisions, { id, name, answers }], current: id };
}

/** Those of somebody's decisions that the plan does not hold already, under the same name. */
export function newTo({ decisions: own }: Plan, theirs: readonly Behind[]): Behind[] {
  const known = new Set(own.map(textOf));
  return theirs.filter((one) => known.size < known.add(textOf(one)).size);
}

function textOf(decision: Behind): string {
  return JSON.stringify([titleOf(decision), writeAnswers(decision.answers)]);
}

/** The name given, or else who calls. */
export function titleOf({ name, answers }: Behind): string {
  if (name !== '') return name;
  if (answers.direction === 'webhooks') return 'Webhooks';
  const caller = findQuestion('caller')?.answers.find(({ id }) => id === answers.caller);
  return caller?.short ?? 'A caller';
}
