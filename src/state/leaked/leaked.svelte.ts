import {
  planFor,
  questionsOf,
  type Answers,
  type IncidentPlan,
  type LeakedCredential,
  type QuestionId,
  type StepId,
} from '../../core/incident/index.js';
import { list, object, text } from '../../core/shared/index.js';
import { readTold, writeTold, type Told } from './address.js';
import { planAsMarkdown } from './markdown.js';
import { offersOf } from './sentences.js';
import { formatRoute } from '../shell/route.js';
import type { Router } from '../shell/router.svelte.js';
import { Persisted, type Entry } from '../shell/persisted.svelte.js';
import type { Shelf } from '../shell/storage.js';

/** Which steps were ticked: `api_key revoke`, the kind and the step. */
interface StoredTicks {
  version: 1;
  done: readonly string[];
}

const readTicks = object<StoredTicks>({
  version: (value) => (value === 1 ? 1 : undefined),
  done: list(text),
});

export const TICKS: Entry<StoredTicks> = {
  name: 'incident',
  version: 1,
  read: (value) => readTicks(value) ?? null,
  first: { version: 1, done: [] },
};

/** The case as the address says it, the plan for it, and what of that is done. */
export class Leaked {
  readonly #router: Router;
  readonly #ticks: Persisted<StoredTicks>;

  readonly #told: Told = $derived.by(() =>
    readTold(this.#router.route.page === 'leaked' ? this.#router.route.query : {}),
  );
  /** Null until the first question has been answered. */
  readonly kind: LeakedCredential | null = $derived.by(() => this.#told.kind);
  readonly answers: Answers = $derived.by(() => this.#told.answers);
  /** Parts of the address that are none of ours. */
  readonly problems: readonly string[] = $derived.by(() => this.#told.problems);
  readonly plan: IncidentPlan = $derived.by(() => planFor(this.kind, this.answers));

  constructor(router: Router, shelf: Shelf) {
    this.#router = router;
    this.#ticks = new Persisted(shelf, TICKS);
  }

  /** Names the kind. Answers about another kind do not speak of this one, so they go. */
  choose(kind: LeakedCredential): void {
    if (kind !== this.kind) this.#write(kind, {});
  }

  /** Puts an answer into the address; what is assumed is not written there. Undefined takes it back. */
  say(question: QuestionId, answer: number | string | undefined): void {
    if (this.kind) this.#write(this.kind, { ...this.answers, [question]: answer });
  }

  /** What was answered; undefined for what is assumed. */
  said(question: QuestionId): number | string | undefined {
    return this.answers[question];
  }

  /** The answers to choose from: those of the kind, and whatever the address says. */
  offers(question: QuestionId): readonly (number | string)[] {
    const asks = this.kind === null ? [] : questionsOf(this.kind);
    const only = asks.find((ask) => ask.question === question)?.only;
    return offersOf(question, only, this.said(question));
  }

  isDone(step: StepId): boolean {
    return this.#ticks.value.done.includes(this.#name(step));
  }

  tick(step: StepId, on: boolean): void {
    const name = this.#name(step);
    this.#ticks.update(({ done }) => {
      const others = done.filter((each) => each !== name);
      return { version: 1, done: on ? [...others, name] : others };
    });
  }

  startAgain(): void {
    this.#ticks.save(TICKS.first);
    this.#router.replace(formatRoute(['leaked']));
  }

  markdown(): string {
    return planAsMarkdown({
      kind: this.kind,
      plan: this.plan,
      isDone: (step) => this.isDone(step),
      said: (question) => this.said(question),
    });
  }

  #write(kind: LeakedCredential, answers: Answers): void {
    this.#router.replace(formatRoute(['leaked'], writeTold(kind, answers)));
  }

  /** Ticks belong to the kind of credential that leaked. */
  #name(step: StepId): string {
    return `${this.kind ?? 'any'} ${step}`;
  }
}
