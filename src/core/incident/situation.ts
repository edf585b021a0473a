import {
  CHOICES,
  isSeconds,
  SECONDS,
  type Answers,
  type Ask,
  type ChoiceId,
  type QuestionId,
  type SecondsId,
} from './questions.js';
import { unknown, type Window } from './windowArithmetic.js';

/** The answers that belong to a kind, with what is assumed where there is none. */
export class Situation {
  readonly asks: readonly QuestionId[];
  readonly #answers: Answers;

  /** Answers to questions that are not on screen are left out, whatever brought them here. */
  constructor(asks: readonly Ask[], answers: Answers) {
    const asked: QuestionId[] = [];
    this.asks = asked;
    this.#answers = {};
    for (const { question, when, only } of asks) {
      const [earlier, ...values] = when ?? [];
      if (asked.includes(question)) continue;
      if (earlier && !(asked.includes(earlier) && values.includes(this.answer(earlier)))) continue;
      asked.push(question);
      const said = answers[question];
      if (said !== undefined && (only?.includes(String(said)) ?? true)) {
        Object.assign(this.#answers, { [question]: said });
      }
    }
  }

  isSaid(question: QuestionId): boolean {
    return this.#answers[question] !== undefined;
  }

  /** The answer that counts to a question with choices. */
  answer(choice: ChoiceId): string {
    return this.#answers[choice] ?? CHOICES[choice].assumed;
  }

  says(choice: ChoiceId, ...values: readonly string[]): boolean {
    return values.includes(this.answer(choice));
  }

  /** A time that was asked for, as a part of a window. */
  time(of: SecondsId): Window {
    const value = this.#answers[of] ?? SECONDS[of].assumed;
    const assumed = !this.isSaid(of);
    if (value === 'unknown') return unknown(of);
    if (value === 'never') return { is: 'no-end', terms: [{ of, seconds: null, assumed }] };
    return { is: 'at-most', seconds: value, terms: [{ of, seconds: value, assumed }] };
  }

  /** Whether a time is, or may be, more than none. */
  mayLast(of: SecondsId): boolean {
    const window = this.time(of);
    return this.asks.includes(of) && !(window.is === 'at-most' && window.seconds === 0);
  }
}

/** Whether a value may answer a question at all, in whichever kind. */
export function isAnswer(question: QuestionId, value: number | string): boolean {
  if (!isSeconds(question)) return CHOICES[question].offers.some((offer) => offer === value);
  if (value === 'never') return SECONDS[question].offers.some((offer) => offer === 'never');
  return typeof value === 'number';
}
