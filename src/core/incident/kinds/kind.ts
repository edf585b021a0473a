import type { Ask } from '../questions.js';
import type { Situation } from '../situation.js';
import type { StepId } from '../actions.js';
import type { Exception, IncidentPlan, Step } from '../types.js';
import type { Window } from '../windowArithmetic.js';

/** What a kind of credential has to say about its leak. A kind that forgets a part does not compile. */
export interface KindOfLeak {
  /** Its questions, in their order. No other question acts on its plan. */
  asks: readonly Ask[];
  windows(situation: Situation): IncidentPlan['windows'];
  untouched(situation: Situation): Window;
  /** From the first action, which ends or limits access, to the last. */
  steps(situation: Situation): readonly Step[];
  loggedOut(situation: Situation): IncidentPlan['loggedOut'];
  exception(situation: Situation): Exception;
}

export const NO_END: Window = { is: 'no-end', terms: [] };

/** Where it was found decides whether its maker is told: asked last, in every kind. */
export const PUBLIC: Ask = { question: 'public' };

export const all = (...steps: readonly StepId[]): Step[] => steps.map((does) => ({ does }));

/** Each step where it first comes. */
export function once(steps: readonly Step[]): Step[] {
  return steps.filter(({ does }, at) => steps.findIndex((other) => other.does === does) === at);
}

/**
 * What is done in every kind once access has ended or is limited, with what a kind does in place of the usual.
 * `early` comes as soon as the leak is stopped: whoever stands still tonight hears it first. Where the evidence is kept
 * follows from the steps (`../keepEvidence.ts`).
 */
export function afterwards(
  situation: Situation,
  {
    early = [],
    look = ['read-log'],
    made = ['what-made'],
    tell = ['tell'],
    replace = ['replace'],
  }: Partial<Record<'early' | 'look' | 'made' | 'tell' | 'replace', readonly StepId[]>> = {},
): Step[] {
  return [
    ...all('close-open', 'prove', 'stop-leaking', ...early, 'what-else', ...look, ...made, ...tell),
    ...tellVendor(situation),
    ...all(...replace, 'take-down', 'write-down'),
  ];
}

export function tellVendor(situation: Situation): Step[] {
  if (situation.says('public', 'no')) return [];
  return [{ does: 'tell-vendor', ...(situation.says('public', 'unsure') && { where: 'public' as const }) }];
}
