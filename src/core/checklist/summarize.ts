import { detailsOf } from './details.js';
import type { OutcomeId, Result } from '../decision/index.js';
import type { ChecklistWords, DecisionSummary, NamedDecision } from './types.js';
import { clause, isOpen, unique } from './words.js';

/** A decision in words, as the documents tell it. */
export function summarize(decision: NamedDecision, words: ChecklistWords): DecisionSummary {
  const { name, answers, advice } = decision;
  const option = (id: string) => words.outcomes[id] ?? id;
  const instead = (id: OutcomeId) => (id === 'none' ? 'no option grants all of it any more' : option(id));
  const usedOtherwise = (then: Result) => {
    const form = words.record?.otherForm(advice, then);
    return [option(then.outcome), 'used in another way'].join(', ') + (form ? `. ${form}` : '');
  };
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
    revisit: advice.flips.map(({ question, answer, becomes, variant }) => ({
      answer: clause(question, answer, words),
      option:
        becomes === advice.outcome
          ? usedOtherwise({ outcome: becomes, ...(variant !== undefined && { variant }) })
          : instead(becomes),
    })),
    details: detailsOf(decision, words),
  };
}
