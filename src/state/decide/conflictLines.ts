import type { Advice, Answers, Condition, OutcomeId, Tension } from '../../core/decision/index.js';
import { decisionModel } from '../../content/decision/model.js';
import type { AnswerWords, Question } from '../../content/decision/questions.js';
import { effectiveAnswer, words } from './adviceLines.js';
import { findQuestion } from './link.js';

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
