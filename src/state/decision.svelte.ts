import { decide, questionsLeft } from '../core/decision/index.js';
import type { Advice, AnswerId, Answers, QuestionId } from '../core/decision/index.js';
import { decisionModel } from '../content/decision/index.js';
import { questions, type Question } from '../content/decision/questions.js';
import { findQuestion, readAnswers, withAnswer, writeAnswers, type LinkProblem } from './decisionLink.js';
import { formatRoute } from './route.js';
import type { Router } from './router.svelte.js';

export type Step =
  | { kind: 'start' }
  | { kind: 'question'; question: Question }
  | { kind: 'result' }
  | { kind: 'unknown'; name: string };

/** The chooser as the address says it: the answers are the link, and the rest follows from them. */
export class Decision {
  readonly #router: Router;
  readonly #route = $derived.by(() => this.#router.route);
  readonly #link = $derived.by(() => readAnswers(this.#route.page === 'decide' ? this.#route.query : {}));

  readonly step: Step = $derived.by(() => readStep(this.#route.page === 'decide' ? this.#route.path : []));
  readonly answers: Answers = $derived.by(() => this.#link.answers);
  readonly problems: LinkProblem[] = $derived.by(() => this.#link.problems);
  readonly advice: Advice = $derived.by(() => decide(decisionModel, this.answers));
  /** How many more questions can still change the outcome, at most. */
  readonly left: number = $derived.by(() => questionsLeft(decisionModel, this.answers));
  readonly started: boolean = $derived.by(() => Object.keys(this.answers).length > 0);

  constructor(router: Router) {
    this.#router = router;
  }

  /** The address of a step with all the answers in it; null is the start. */
  href(step: string | null, answers: Answers = this.answers): string {
    return formatRoute(step === null ? ['decide'] : ['decide', step], writeAnswers(answers));
  }

  /** The address of another page that reads the same answers. */
  elsewhere(path: string[]): string {
    return formatRoute(path, writeAnswers(this.answers));
  }

  /** Corrects the present address, so that an answer is part of it at once and Back finds it. */
  answer(question: QuestionId, answer: AnswerId | null): void {
    const path = this.#route.page === 'decide' ? this.#route.path : [];
    const answers = withAnswer(this.answers, question, answer);
    this.#router.replace(formatRoute(['decide', ...path], writeAnswers(answers)));
  }

  /** Where Continue leads: the next open question that matters, asking onward from here, or the result. */
  get next(): string {
    const from = this.step.kind === 'question' ? questions.indexOf(this.step.question) + 1 : 0;
    const inTurn = [...questions.slice(from), ...questions.slice(0, from)];
    return this.href(inTurn.find(({ id }) => this.advice.relevant.includes(id))?.id ?? 'result');
  }

  continue(): void {
    this.#router.navigate(this.next);
  }

  /** The question answered before this one; null at the first. */
  get previous(): string | null {
    const before = this.step.kind === 'question' ? questions.indexOf(this.step.question) : questions.length;
    return questions.slice(0, before).findLast(({ id }) => this.answers[id] !== undefined)?.id ?? null;
  }

  /** Open questions we passed over on the way here, since no answer to them can change the outcome. */
  get skipped(): Question[] {
    const before = this.step.kind === 'question' ? questions.indexOf(this.step.question) : questions.length;
    return questions.slice(0, before).filter((question) => !this.matters(question));
  }

  /** True when the question is answered or some answer to it can still change the outcome. */
  matters(question: Question): boolean {
    return this.answers[question.id] !== undefined || this.advice.relevant.includes(question.id);
  }
}

function readStep([name, ...rest]: string[]): Step {
  if (name === undefined) return { kind: 'start' };
  if (rest.length > 0) return { kind: 'unknown', name: [name, ...rest].join('/') };
  if (name === 'result') return { kind: 'result' };
  const question = findQuestion(name);
  return question ? { kind: 'question', question } : { kind: 'unknown', name };
}
