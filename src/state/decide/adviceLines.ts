import type {
  Advice,
  AnswerId,
  Answers,
  Citation,
  Companion,
  DecisionModel,
  OutcomeId,
  QuestionId,
  Result,
  RuleId,
} from '../../core/decision/index.js';
import { countsAs, isBegun } from '../../core/decision/index.js';
import { decisionModel } from '../../content/decision/model.js';
import type { AnswerWords, Question } from '../../content/decision/questions.js';
import { findQuestion } from './link.js';

/** Advice is ids; these are the same facts with the words of the questions and rules put in. */
export interface RuleWords {
  id: RuleId;
  reason: string;
  citations: readonly Citation[];
  disputed?: string;
}

export interface ReasonLine {
  question: Question;
  answer: AnswerWords;
  assumed: boolean;
  rules: RuleWords[];
  /** What the outcome would be used as with another answer, where this one is assumed. */
  otherwise: Result[];
}

/** Outcomes that the same rules exclude. */
export interface RuledOutLine {
  outcomes: OutcomeId[];
  /** Each with what it rests on that nobody said. */
  rules: { rule: RuleWords; assumed: AnswerWords[] }[];
}

export interface CompanionLine {
  companion: Companion;
  /** What it rests on that nobody said. */
  assumed: AnswerWords[];
}

export interface FlipLine {
  question: Question;
  assumed: boolean;
  answers: AnswerWords[];
  /** What they lead to: another outcome, or the same one used otherwise. */
  becomes: Result;
}

export interface Standing {
  outcome: OutcomeId;
  state: 'leads' | 'possible' | 'out';
  /** Why it is out. */
  rule?: RuleWords;
}

const rules = new Map<RuleId, RuleWords>(
  [...decisionModel.vetoes, ...decisionModel.weights].map((rule) => [rule.id, rule]),
);

/** The answer a question counts as: what was said, or what is assumed. */
export function effectiveAnswer(question: Question, answers: Answers): AnswerWords {
  return words(question, countsAs(decisionModel, answers)[question.id]);
}

/** One line for each answer that speaks for the outcome, or for how it is used: what was said before what is assumed. */
export function reasonLines(advice: Advice, answers: Answers): ReasonLine[] {
  const lines = new Map<QuestionId, ReasonLine>();
  for (const { rule: id, question: questionId } of advice.reasons) {
    const question = findQuestion(questionId);
    const rule = rules.get(id);
    if (!question || !rule) continue;
    const line = lines.get(questionId) ?? reasonLine(question, advice, answers);
    line.rules.push(rule);
    lines.set(questionId, line);
  }
  for (const { question, becomes } of flipLines(advice)) {
    if (becomes.outcome !== advice.outcome || !advice.assumed.includes(question.id)) continue;
    const line = lines.get(question.id) ?? reasonLine(question, advice, answers);
    line.otherwise.push(becomes);
    lines.set(question.id, line);
  }
  return [...lines.values()].toSorted((a, b) => Number(a.assumed) - Number(b.assumed));
}

function reasonLine(question: Question, advice: Advice, answers: Answers): ReasonLine {
  const answer = effectiveAnswer(question, answers);
  return { question, answer, assumed: advice.assumed.includes(question.id), rules: [], otherwise: [] };
}

/** Each outcome that is excluded, once, with all the rules that exclude it; those that the same rules exclude share a line. */
export function ruledOutLines(advice: Advice, answers: Answers): RuledOutLine[] {
  const lines = new Map<string, RuledOutLine>();
  for (const outcome of new Set(advice.ruledOut.map((entry) => entry.outcome))) {
    const excluding = advice.ruledOut.filter((entry) => entry.outcome === outcome);
    const name = excluding.map(({ rule }) => rule).join(' ');
    const line = lines.get(name) ?? {
      outcomes: [],
      rules: excluding.flatMap(({ rule: id, question }) => {
        const rule = rules.get(id);
        return rule ? [{ rule, assumed: assumedOf([question], advice, answers) }] : [];
      }),
    };
    line.outcomes.push(outcome);
    lines.set(name, line);
  }
  return [...lines.values()];
}

/** Single answers that change the outcome or how it is used, joined where they lead to the same one; open questions first. */
export function flipLines(advice: Advice): FlipLine[] {
  const lines = new Map<string, FlipLine>();
  for (const flip of advice.flips) {
    const question = findQuestion(flip.question);
    if (!question) continue;
    const { becomes: outcome, variant } = flip;
    // Another outcome is named without its variant.
    const isOther = outcome !== advice.outcome || variant === undefined;
    const becomes: Result = isOther ? { outcome } : { outcome, variant };
    const name = `${flip.question} ${outcome} ${becomes.variant ?? ''}`;
    const line = lines.get(name) ?? {
      question,
      assumed: advice.assumed.includes(flip.question),
      answers: [],
      becomes,
    };
    line.answers.push(words(question, flip.answer));
    lines.set(name, line);
  }
  return [...lines.values()].toSorted((a, b) => Number(b.assumed) - Number(a.assumed));
}

/**
 * Where each outcome stands on what has been said. A rule that holds only because of an open question rules
 * nothing out yet: that question is still to be asked. Nobody leads before something was said.
 */
export function standings(
  advice: Advice,
  answers: Answers,
  model: DecisionModel = decisionModel,
): Standing[] {
  if (answers.direction === 'webhooks') return [{ outcome: advice.outcome, state: 'leads' }];
  const leader = isBegun(model, answers) ? advice.outcome : null;
  return model.outcomes.map((outcome) => {
    const veto = model.vetoes.find(
      ({ rulesOut, when }) =>
        rulesOut.includes(outcome) &&
        when.every(({ question, answers: matching }) => matching.includes(answers[question] ?? '')),
    );
    if (veto) return { outcome, state: 'out', rule: veto };
    return { outcome, state: leader === outcome ? 'leads' : 'possible' };
  });
}

export function companionLines(advice: Advice, answers: Answers): CompanionLine[] {
  return decisionModel.companions
    .filter(({ id }) => advice.companions.includes(id))
    .map((companion) => ({
      companion,
      assumed: assumedOf(
        companion.when.map(({ question }) => question),
        advice,
        answers,
      ),
    }));
}

function assumedOf(asked: readonly QuestionId[], advice: Advice, answers: Answers): AnswerWords[] {
  return asked
    .filter((id) => advice.assumed.includes(id))
    .flatMap((id) => findQuestion(id) ?? [])
    .map((question) => effectiveAnswer(question, answers));
}

/** The reasons of rules that hold now and did not before, and of those that held before and do not now. */
export function movedLines(before: Advice, now: Advice): { came: string[]; went: string[] } {
  const holding = ({ reasons, ruledOut }: Advice): RuleId[] => [
    ...new Set([...reasons, ...ruledOut].map(({ rule }) => rule)),
  ];
  const [then, today] = [holding(before), holding(now)];
  const words = (ids: RuleId[]): string[] => ids.flatMap((id) => rules.get(id)?.reason ?? []);
  return {
    came: words(today.filter((id) => !then.includes(id))),
    went: words(then.filter((id) => !today.includes(id))),
  };
}

/** An answer’s words; an id that is none of the question’s stands for itself. */
export function words(question: Question, id: AnswerId): AnswerWords {
  const found = question.answers.find((answer) => answer.id === id);
  return found ?? { id, short: id, clause: `“${question.short}” is ${id}` };
}
