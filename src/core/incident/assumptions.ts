import { planFor } from './plan.js';
import { CHOICES, isSeconds, SECONDS, type Answers, type QuestionId } from './questions.js';
import type { IncidentPlan, LeakedCredential } from './types.js';
import type { Window } from './windowArithmetic.js';

/**
 * The open questions that a figure of a plan hangs on: another answer to any one of them makes it another figure.
 * `figure` picks it out of the plan.
 */
export function assumptionsBehind(
  credential: LeakedCredential | null,
  answers: Answers,
  figure: (plan: IncidentPlan) => Window | undefined,
): readonly QuestionId[] {
  const plan = planFor(credential, answers);
  const now = lengthOf(figure(plan));
  const differs = (question: QuestionId, answer: number | string): boolean =>
    lengthOf(figure(planFor(credential, { ...answers, [question]: answer }))) !== now;
  return plan.asks.filter(
    (question) =>
      answers[question] === undefined && offersOf(question).some((answer) => differs(question, answer)),
  );
}

function offersOf(question: QuestionId): readonly (number | string)[] {
  return isSeconds(question) ? SECONDS[question].offers : CHOICES[question].offers;
}

function lengthOf(window: Window | undefined): string | number {
  return window?.is === 'at-most' ? window.seconds : (window?.is ?? 'none');
}
