import type { Citation, Condition, OutcomeId } from '../../../core/decision/index.js';
import { decisionModel } from '../../../content/decision/model.js';
import { outcomeNames } from '../../../content/decision/outcomeNames.js';
import { findQuestion } from '../link.js';
import { oneOf } from '../../text/phrase.js';

/** A rule of the chooser in words. */
export interface RuleLine {
  id: string;
  /** What it does to which options. */
  effect: string;
  /** `Who calls: a person, through our app`, one for each condition. */
  when: readonly string[];
  reason: string;
  disputed: string;
  citations: readonly Citation[];
}

/** Every rule, vetoes first, in the order of the questions. */
export const ruleLines: readonly RuleLine[] = [
  ...decisionModel.vetoes.map((veto) => ({
    ...lineOf(veto),
    effect: `Rules out ${oneOf(veto.rulesOut.map(nameOf))}`,
  })),
  ...decisionModel.weights.map((weight) => ({
    ...lineOf(weight),
    effect: `${weight.points > 0 ? `+${weight.points} for` : `−${-weight.points} for`} ${nameOf(weight.outcome)}`,
  })),
];

/** The rules in which every word occurs somewhere. */
export function rulesWith(text: string): readonly RuleLine[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return ruleLines.filter((rule) => {
    const all = [rule.id, rule.effect, ...rule.when, rule.reason, rule.disputed].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** Which option wins among equals, first to last. */
export const tieBreak: readonly string[] = decisionModel.outcomes.map(nameOf);

function lineOf(rule: {
  id: string;
  when: readonly Condition[];
  reason: string;
  disputed?: string;
  citations: readonly Citation[];
}): Omit<RuleLine, 'effect'> {
  const { id, reason, disputed = '', citations } = rule;
  return { id, when: rule.when.map(conditionOf), reason, disputed, citations };
}

function conditionOf({ question: id, answers }: Condition): string {
  const question = findQuestion(id);
  const words = answers.map(
    (answer) => question?.answers.find((each) => each.id === answer)?.short ?? answer,
  );
  return `${question?.short ?? id}: ${words.join(', or ')}`;
}

function nameOf(outcome: OutcomeId): string {
  return outcomeNames[outcome].name;
}
