import { KINDS } from './kinds/index.js';
import { withEvidence } from './keepEvidence.js';
import { beforeTheKind } from './kinds/unknown.js';
import type { Answers, Ask } from './questions.js';
import { Situation } from './situation.js';
import type { IncidentPlan, LeakedCredential } from './types.js';

/**
 * What to do about a leak, in order, and how long the copy still works whatever is done. Without a kind: what is done
 * in every case. Answers to questions that the kind does not ask, or not now, act on nothing.
 */
export function planFor(credential: LeakedCredential | null, answers: Answers = {}): IncidentPlan {
  const kind = credential === null ? beforeTheKind : KINDS[credential];
  const situation = new Situation(kind.asks, answers);
  return {
    steps: withEvidence(kind.steps(situation)),
    windows: kind.windows(situation),
    untouched: kind.untouched(situation),
    loggedOut: kind.loggedOut(situation),
    exception: kind.exception(situation),
    asks: situation.asks,
  };
}

/** All questions that a kind may ask, whatever is answered. */
export function questionsOf(credential: LeakedCredential): readonly Ask[] {
  return KINDS[credential].asks;
}
