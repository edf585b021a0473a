import { detailsOf } from './details.js';
import type { ChecklistWords, DecisionSummary, NamedDecision } from './types.js';
import { clause, isOpen, unique } from './words.js';

/** A decision in words, as the documents tell it. */
export function summarize(decision: NamedDecision, words: ChecklistWords): DecisionSummary {
  const { name, answers, advice } = decision;
  const option = (id: string) => words.outcomes[id] ?? id;
  return {
    name,
    answers: Object.fromEntries(Object.entries(answers)),
    outcome: advice.outcome,
    option: option(advice.outcome),
    drivers: Object.entries(answers)
      .filter(([, answer]) => !isOpen(answer))
      .map(([question, answer]) => clause(question, answer, words)),
    reasons: unique(advice.reasons.map(({ rule }) => words.rules[rule] ?? rule)),
    runnersUp: advice.runnersUp.map(option),
    ruledOut: advice.ruledOut.map(({ outcome, rule }) => ({
      option: option(outcome),
      reason: words.rules[rule] ?? rule,
    })),
    revisit: advice.flips.map(({ question, answer, becomes }) => ({
      answer: clause(question, answer, words),
      option: becomes === 'none' ? 'no option grants all of it any more' : option(becomes),
    })),
    details: detailsOf(decision, words),
  };
}
