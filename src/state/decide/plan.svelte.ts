import { isBegun, type Answers } from '../../core/decision/index.js';
import { decisionModel } from '../../content/decision/model.js';
import { textOf } from './link.js';
import { planned, type PlannedDecision } from './planned.js';
import { newTo, PLAN, withDecision, type Behind, type Plan, type StoredDecision } from './planStorage.js';
import { StoredValue, type Kept, type Trouble } from '../shell/storedValue.svelte.js';
import type { Shelf } from '../shell/shelf.js';

/** The person's own decisions, one for each kind of caller. */
export class DecisionPlan {
  readonly #plan: StoredValue<Plan>;
  /** Whose every list of answers was that the person has given here, as text: where Back may lead. */
  readonly #given = new Map<string, string>();
  /** The last removal, to be taken back. */
  #removed = $state.raw<{ decision: StoredDecision; at: number } | null>(null);

  readonly decisions: readonly PlannedDecision[] = $derived.by(() =>
    this.#plan.value.decisions.map((kept) => planned(kept.id, kept)),
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
    return this.#removed !== null;
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

  /** Keeps one more decision, and goes on with it. One that was begun and has no answer yet takes it up. */
  add(name: string, answers: Answers): void {
    this.#change((plan) => {
      const empty = emptyIn(plan);
      const next = empty
        ? { ...changed(plan, empty.id, { name: empty.name || name, answers }), current: empty.id }
        : withDecision(plan, { name, answers });
      this.#given.set(textOf(answers), next.current);
      return next;
    });
  }

  /** Those of somebody's decisions that are not among the person's own. */
  lacking(theirs: readonly Behind[]): Behind[] {
    return newTo(this.#plan.value, theirs);
  }

  /** Takes somebody's decisions among the person's own. */
  addAll(theirs: readonly Behind[]): void {
    this.#change((plan) => newTo(plan, theirs).reduce(withDecision, plan));
  }

  answer(id: string, answers: Answers): void {
    const before = this.decisions.find((kept) => kept.id === id);
    for (const given of [before?.answers ?? {}, answers]) this.#given.set(textOf(given), id);
    this.#change((plan) => ({ ...changed(plan, id, { answers }), current: id }));
  }

  rename(id: string, name: string): void {
    this.#change((plan) => changed(plan, id, { name }));
  }

  remove(id: string): void {
    const { decisions } = this.#plan.refresh();
    const at = decisions.findIndex((kept) => kept.id === id);
    const decision = decisions[at];
    this.#change((plan) => ({ ...plan, decisions: plan.decisions.filter((kept) => kept.id !== id) }));
    this.#removed = decision ? { decision, at } : null;
  }

  undo(): void {
    const removed = this.#removed;
    if (!removed) return;
    const { decision, at } = removed;
    this.#change((plan) => {
      // Another tab may have given its id away since.
      if (plan.decisions.some(({ id }) => id === decision.id)) return withDecision(plan, decision);
      return { ...plan, decisions: plan.decisions.toSpliced(at, 0, decision) };
    });
  }

  #change(change: (plan: Plan) => Plan): void {
    this.#plan.update(change);
    this.#removed = null;
  }
}

function changed(plan: Plan, id: string, change: Partial<StoredDecision>): Plan {
  return {
    ...plan,
    decisions: plan.decisions.map((kept) => (kept.id === id ? { ...kept, ...change } : kept)),
  };
}

/** A decision that nothing was answered for yet: the one worked on, where it is one. */
function emptyIn({ decisions, current }: Plan): StoredDecision | undefined {
  const empty = decisions.filter(({ answers }) => !isBegun(decisionModel, answers));
  return empty.find(({ id }) => id === current) ?? empty[0];
}
