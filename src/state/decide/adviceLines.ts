import type {
  Advice,
  AnswerId,
  Answers,
  Citation,
  Companion,
  Condition,
  DecisionModel,
  OutcomeId,
  QuestionId,
  RuleId,
  Tension,
} from '../../core/decision/index.js';
import { countsAs } from '../../core/decision/index.js';
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
}

export interface FlipLine {
  question: Question;
  assumed: boolean;
  answers: AnswerWords[];
  becomes: OutcomeId;
}

export interface Standing {
  outcome: OutcomeId;
  state: 'leads' | 'possible' | 'out';
  /** Why it is out. */
  rule?: RuleWords;
}

/** A way out of a conflict: what it leads to, and what has to give way for it. */
export interface WayOut {
  outcome: OutcomeId;
  answers: Answers;
  bends: { question: Question; from: AnswerWords; to: AnswerWords }[];
}

/** One of two wishes that conflict. */
export interface Wish {
  /** As it was said. */
  clause: string;
  /** What to do in its place, in a sentence. */
  giveUp: string;
  /** Where nothing fits: what it leads to when this wish alone is given up, the likeliest first. */
  buys: readonly OutcomeId[];
}

export interface TensionLine {
  tension: Tension;
  wishes: readonly Wish[];
}

const rules = new Map<RuleId, RuleWords>(
  [...decisionModel.vetoes, ...decisionModel.weights].map((rule) => [rule.id, rule]),
);

/** The answer a question counts as: what was said, or what is assumed. */
export function effectiveAnswer(question: Question, answers: Answers): AnswerWords {
  return words(question, countsAs(decisionModel, answers)[question.id]);
}

/** “Because you said”: one line for each answer that speaks for the outcome, what was said before what is assumed. */
export function reasonLines(advice: Advice, answers: Answers): ReasonLine[] {
  const lines = new Map<QuestionId, ReasonLine>();
  for (const { rule: id, question: questionId } of advice.reasons) {
    const question = findQuestion(questionId);
    const rule = rules.get(id);
    if (!question || !rule) continue;
    const line = lines.get(questionId) ?? {
      question,
      answer: effectiveAnswer(question, answers),
      assumed: advice.assumed.includes(questionId),
      rules: [],
    };
    line.rules.push(rule);
    lines.set(questionId, line);
  }
  return [...lines.values()].toSorted((a, b) => Number(a.assumed) - Number(b.assumed));
}

export function ruledOutLines(advice: Advice): { outcome: OutcomeId; rules: RuleWords[] }[] {
  const outcomes = [...new Set(advice.ruledOut.map(({ outcome }) => outcome))];
  return outcomes.map((outcome) => ({
    outcome,
    rules: advice.ruledOut
      .filter((entry) => entry.outcome === outcome)
      .map(({ rule }) => rules.get(rule))
      .filter((rule) => rule !== undefined),
  }));
}

/** Single answers that change the outcome, joined where they lead to the same one; open questions first. */
export function flipLines(advice: Advice): FlipLine[] {
  const lines = new Map<string, FlipLine>();
  for (const flip of advice.flips) {
    const question = findQuestion(flip.question);
    if (!question) continue;
    const name = `${flip.question} ${flip.becomes}`;
    const line = lines.get(name) ?? {
      question,
      assumed: advice.assumed.includes(flip.question),
      answers: [],
      becomes: flip.becomes,
    };
    line.answers.push(words(question, flip.answer));
    lines.set(name, line);
  }
  return [...lines.values()].toSorted((a, b) => Number(b.assumed) - Number(a.assumed));
}

/**
 * Where each outcome stands on what has been said. A rule that holds only because of an open question rules
 * nothing out yet: that question is still to be asked.
 */
export function standings(
  advice: Advice,
  answers: Answers,
  model: DecisionModel = decisionModel,
): Standing[] {
  if (answers.direction === 'webhooks') return [{ outcome: advice.outcome, state: 'leads' }];
  return model.outcomes.map((outcome) => {
    const veto = model.vetoes.find(
      ({ rulesOut, when }) =>
        rulesOut.includes(outcome) &&
        when.every(({ question, answers: matching }) => matching.includes(answers[question] ?? '')),
    );
    if (veto) return { outcome, state: 'out', rule: veto };
    return { outcome, state: advice.outcome === outcome ? 'leads' : 'possible' };
  });
}

export function companionLines(advice: Advice): Companion[] {
  return decisionModel.companions.filter(({ id }) => advice.companions.includes(id));
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

/**
 * The tensions the answers run into, each with the two wishes as they were said. Where nothing fits, those come first
 * that lead out when a wish is given up; the proof's tests show that there always is one.
 */
export function tensionLines(advice: Advice, answers: Answers): TensionLine[] {
  const waysOut = ({ wishes }: TensionLine): number => wishes.filter(({ buys }) => buys.length > 0).length;
  return decisionModel.tensions
    .filter(({ id }) => advice.tensions.includes(id))
    .map((tension): TensionLine => {
      const sentences = [tension.giveUpFirst, tension.giveUpSecond];
      const wishes = tension.when.map((condition, index) => ({
        clause: clause(condition, answers),
        giveUp: sentences[index] ?? '',
        buys: advice.outcome === 'none' ? bought(advice, condition) : [],
      }));
      return { tension, wishes };
    })
    .toSorted((a, b) => waysOut(b) - waysOut(a));
}

/** The outcomes of the other answers to the question of a wish. */
function bought({ flips }: Advice, { question, answers: wished }: Condition): OutcomeId[] {
  const others = flips.filter((flip) => flip.question === question && !wished.includes(flip.answer));
  return [...new Set(others.map(({ becomes }) => becomes))];
}

/** Beside a conflict: what becomes possible, the smallest step first. */
export function waysOut(advice: Advice, answers: Answers): WayOut[] {
  return advice.closest.map(({ outcome, gives }) => ({
    outcome,
    answers: { ...answers, ...Object.fromEntries(gives.map(({ question, answer }) => [question, answer])) },
    bends: gives.flatMap(({ question: id, answer }) => {
      const question = findQuestion(id);
      if (!question) return [];
      return [{ question, from: effectiveAnswer(question, answers), to: words(question, answer) }];
    }),
  }));
}

function clause({ question: id }: Condition, answers: Answers): string {
  const question = findQuestion(id);
  return question ? effectiveAnswer(question, answers).clause : id;
}

function words(question: Question, id: AnswerId): AnswerWords {
  const found = question.answers.find((answer) => answer.id === id);
  return found ?? { id, short: id, clause: `“${question.short}” is ${id}` };
}
