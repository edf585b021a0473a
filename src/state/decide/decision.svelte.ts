import { decide, isBegun, questionsLeft } from '../../core/decision/index.js';
import type { Advice, AnswerId, Answers, QuestionId } from '../../core/decision/index.js';
import { decisionModel } from '../../content/decision/model.js';
import { questions, type Question } from '../../content/decision/questions.js';
import {
  findQuestion,
  readAnswers,
  textOf,
  withAnswer,
  writeAnswers,
  writeResult,
  type LinkProblem,
} from './link.js';
import { formatRoute } from '../shell/route.js';
import { DecisionPlan } from './plan.svelte.js';
import { planned, type PlannedDecision } from './planned.js';
import { readPlanLink } from './planLink.js';
import type { LinkFault } from '../shell/packed.js';
import type { Router } from '../shell/router.svelte.js';
import type { Shelf } from '../shell/shelf.js';

export type Step =
  | { kind: 'start' }
  | { kind: 'question'; question: Question }
  | { kind: 'result' }
  | { kind: 'plan' }
  | { kind: 'another' }
  | { kind: 'rules' }
  | { kind: 'unknown'; name: string };

/**
 * The chooser as the address says it: the answers are the link, and the rest follows from them. What the person
 * answers is kept in the plan as well; what somebody's link says is not, unless asked.
 */
export class Decision {
  readonly #router: Router;
  readonly plan: DecisionPlan;
  readonly #route = $derived.by(() => this.#router.route);
  readonly #query = $derived.by(() => (this.#route.page === 'decide' ? this.#route.query : {}));
  /** A whole plan in the address: its answers are no answers to what is asked here. */
  readonly #planLink = $derived.by(() => (this.step.kind === 'plan' ? readPlanLink(this.#query) : null));
  readonly #link = $derived.by(() =>
    this.#planLink ? { answers: {}, problems: [] } : readAnswers(this.#query),
  );

  readonly step: Step = $derived.by(() => readStep(this.#route.page === 'decide' ? this.#route.path : []));
  readonly answers: Answers = $derived.by(() => this.#link.answers);
  readonly problems: readonly LinkProblem[] = $derived.by(() =>
    this.#planLink?.ok ? this.#planLink.value.problems : this.#link.problems,
  );
  /** Why the plan in the address cannot be read, if it cannot. */
  readonly planFault: LinkFault | null = $derived.by(() =>
    this.#planLink?.ok === false ? this.#planLink.code : null,
  );
  /** Somebody’s plan, from the address. */
  readonly theirPlan: readonly PlannedDecision[] | null = $derived.by(() =>
    this.#planLink?.ok
      ? this.#planLink.value.decisions.map((decision, index) => planned(`link-${index + 1}`, decision))
      : null,
  );
  readonly advice: Advice = $derived.by(() => decide(decisionModel, this.answers));
  /** How many more questions can still change the outcome, at most. */
  readonly left: number = $derived.by(() => questionsLeft(decisionModel, this.answers));
  /** Whether anything was answered that a result could rest on. */
  readonly begun: boolean = $derived.by(() => isBegun(decisionModel, this.answers));
  readonly started: boolean = $derived.by(() => Object.keys(this.answers).length > 0);

  /** Which of the person's own decisions is on show, if one is. */
  readonly mine: PlannedDecision | null = $derived.by(() => this.plan.whose(this.answers));
  /** True for answers that came with a link. */
  readonly isTheirs: boolean = $derived.by(() => this.started && this.mine === null);

  constructor(router: Router, shelf: Shelf) {
    this.#router = router;
    this.plan = new DecisionPlan(shelf);
  }

  /** The address of a step with all the answers in it; null is the start. */
  href(step: string | null, answers: Answers = this.answers): string {
    const write = step === 'result' ? writeResult : writeAnswers;
    return formatRoute(step === null ? ['decide'] : ['decide', step], write(answers));
  }

  /** The checklist of the person's whole plan, or of the answers on show where those are not in it. */
  get checklistHref(): string {
    const isKept = this.mine !== null && this.plan.trouble === null;
    return formatRoute(['checklist'], isKept ? {} : writeAnswers(this.answers));
  }

  /** Corrects the present address, so that an answer is part of it at once and Back finds it. */
  answer(question: QuestionId, answer: AnswerId | null): void {
    const [step = null] = this.#route.page === 'decide' ? this.#route.path : [];
    this.#router.replace(this.href(step, this.#keep(question, answer)));
  }

  /** Changes an answer beside the result, so that Back undoes it. Hands back the address of what it makes. */
  change(question: QuestionId, answer: AnswerId | null): string {
    const address = this.href('result', this.#keep(question, answer));
    this.#router.navigate(address);
    return address;
  }

  /** The address has gone back or forth beside the result: what is on show is what is kept. */
  follow(): void {
    const { mine, answers } = this;
    if (this.step.kind === 'result' && mine && textOf(mine.answers) !== textOf(answers))
      this.plan.answer(mine.id, answers);
  }

  #keep(question: QuestionId, answer: AnswerId | null): Answers {
    const answers = withAnswer(this.answers, question, answer);
    if (this.mine) this.plan.answer(this.mine.id, answers);
    else if (!this.isTheirs) this.plan.add('', answers);
    return answers;
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

  /** Begins one more decision, with these answers to start from, and shows it. */
  begin(name: string, answers: Answers): void {
    this.plan.add(name, answers);
    const isAnswered = Object.keys(answers).length > 0;
    this.#router.navigate(this.href(isAnswered ? 'result' : 'direction', answers));
  }

  /** Takes the answers of a link, or its plan, among the person's own. */
  keepTheirs(): void {
    if (!this.theirPlan) return this.plan.add('', this.answers);
    this.plan.addAll(this.theirPlan);
    this.#router.navigate(this.href('plan', {}));
  }

  /** Where a decision of the plan is looked at: its next question that matters, or its result. */
  hrefOf({ answers, advice }: PlannedDecision): string {
    return this.href(advice ? (advice.relevant[0] ?? 'result') : 'direction', answers);
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
  if (name === 'result' || name === 'plan' || name === 'another' || name === 'rules') return { kind: name };
  const question = findQuestion(name);
  return question ? { kind: 'question', question } : { kind: 'unknown', name };
}
