import { decide } from '../../core/decision/index.js';
import type { Advice, Answers } from '../../core/decision/index.js';
import { decisionModel } from '../../content/decision/model.js';
import { parts, type Part } from '../../content/decision/parts.js';
import { writeAnswers } from './link.js';
import { PLAN, titleOf, type StoredDecision, type Plan } from './planStorage.js';
import { StoredValue, type Kept, type Trouble } from '../shell/storedValue.svelte.js';
import type { Shelf } from '../shell/shelf.js';

export interface PlannedDecision extends StoredDecision {
  /** The name given, or else who calls. */
  title: string;
  advice: Advice;
}

/** Part of what there is to build, and for which decisions. */
export interface SharedPart extends Part {
  for: readonly PlannedDecision[];
}

/** The person's own decisions, one for each kind of caller. */
export class DecisionPlan {
  readonly #plan: StoredValue<Plan>;
  /** Whose every list of answers was that the person has given here, as text: where Back may lead. */
  readonly #given = new Map<string, string>();
  #before = $state.raw<Plan | null>(null);

  readonly decisions: readonly PlannedDecision[] = $derived.by(() =>
    this.#plan.value.decisions.map((kept) => ({
      ...kept,
      title: titleOf(kept),
      advice: decide(decisionModel, kept.answers),
    })),
  );
  /** What the decisions stand on, shared parts first. */
  readonly parts: SharedPart[] = $derived.by(() =>
    parts
      .map((part) => ({
        ...part,
        for: this.decisions.filter(({ advice }) => part.outcomes.includes(advice.outcome)),
      }))
      .filter((part) => part.for.length > 0)
      .sort((a, b) => b.for.length - a.for.length),
  );

  constructor(shelf: Shelf) {
    this.#plan = new StoredValue(shelf, PLAN);
  }

  /** What of it is kept in this browser. */
  get kept(): Kept {
    return this.#plan;
  }

  get trouble(): Trouble | null {
    return this.#plan.trouble;
  }

  /** Whether the last removal can be taken back. */
  get canUndo(): boolean {
    return this.#before !== null;
  }

  /** The person's own decision that these answers are, or were on the way; null for somebody else's. */
  whose(answers: Answers): PlannedDecision | null {
    const text = textOf(answers);
    const same = this.decisions.filter((decision) => textOf(decision.answers) === text);
    const given = this.#given.get(text);
    return (
      same.find(({ id }) => id === this.#plan.value.current) ??
      same[0] ??
      this.decisions.find(({ id }) => id === given) ??
      null
    );
  }

  /** The decision last worked on. */
  get current(): PlannedDecision | null {
    return this.decisions.find(({ id }) => id === this.#plan.value.current) ?? this.decisions.at(-1) ?? null;
  }

  /** Keeps one more decision, and goes on with it. */
  add(name: string, answers: Answers): void {
    this.#change((plan) => {
      const id = `d${1 + Math.max(0, ...plan.decisions.map(({ id: other }) => Number(other.slice(1)) || 0))}`;
      this.#given.set(textOf(answers), id);
      return { ...plan, decisions: [...plan.decisions, { id, name, answers }], current: id };
    });
  }

  answer(id: string, answers: Answers): void {
    this.#given.set(textOf(answers), id);
    this.#change((plan) => ({ ...changed(plan, id, { answers }), current: id }));
  }

  rename(id: string, name: string): void {
    this.#change((plan) => changed(plan, id, { name }));
  }

  remove(id: string): void {
    const before = this.#plan.value;
    this.#change((plan) => ({ ...plan, decisions: plan.decisions.filter((kept) => kept.id !== id) }));
    this.#before = before;
  }

  undo(): void {
    const before = this.#before;
    if (before) this.#change(() => before);
  }

  #change(change: (plan: Plan) => Plan): void {
    this.#plan.update(change);
    this.#before = null;
  }
}

function changed(plan: Plan, id: string, change: Partial<StoredDecision>): Plan {
  return {
    ...plan,
    decisions: plan.decisions.map((kept) => (kept.id === id ? { ...kept, ...change } : kept)),
  };
}

/** Equal answers make equal text. */
function textOf(answers: Answers): string {
  return new URLSearchParams(writeAnswers(answers)).toString();
}
