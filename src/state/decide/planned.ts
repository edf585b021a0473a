import { decide, isBegun, isNamed } from '../../core/decision/index.js';
import type { Advice, Answers } from '../../core/decision/index.js';
import { decisionModel } from '../../content/decision/model.js';
import { parts, type Part } from '../../content/decision/parts.js';
import { titleOf, type Behind } from './planStorage.js';

/** A decision with what it comes to. */
export interface PlannedDecision extends Behind {
  id: string;
  /** The name given, or else who calls. */
  title: string;
  /** Null before anything was answered: it would rest on nothing but assumptions. */
  advice: Advice | null;
}

/** Part of what there is to build, and for which decisions. */
export interface SharedPart extends Part {
  for: readonly PlannedDecision[];
}

export function planned(id: string, { name, answers }: Behind): PlannedDecision {
  return { id, name, answers, title: titleOf({ name, answers }), advice: adviceFor(answers) };
}

/** What decisions stand on, shared parts first. */
export function partsOf(decisions: readonly PlannedDecision[]): SharedPart[] {
  return parts
    .map((part) => ({
      ...part,
      for: decisions.filter(({ advice }) => advice && isNamed(part.outcomes, advice)),
    }))
    .filter((part) => part.for.length > 0)
    .sort((a, b) => b.for.length - a.for.length);
}

function adviceFor(answers: Answers): Advice | null {
  return isBegun(decisionModel, answers) ? decide(decisionModel, answers) : null;
}
