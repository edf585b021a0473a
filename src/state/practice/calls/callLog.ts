import type { Step } from '../../../core/api/index.js';
import { ACTORS, callOf, type Call, type CallActor } from './call.js';
import type { RequestMessage } from '../server/messages.js';

/** As many calls are kept at most. */
export const MOST_KEPT = 100_000;
/** So many of the oldest go at once: to move the rest up for each call would cost more than the call. */
const FOLDED_AT_ONCE = 10_000;
/** Steps of most calls are the same, and are kept once. */
const MOST_KINDS_OF_STEPS = 2000;

/** The calls that came, oldest first: the newest of them, and a count of the others. */
export class CallLog {
  #calls: Call[] = [];
  #folded = 0;
  readonly #steps = new Map<string, Step[]>();
  readonly #actors = new Map<string, CallActor>();

  get calls(): readonly Call[] {
    return this.#calls;
  }

  /** How many older ones are no longer here. */
  get folded(): number {
    return this.#folded;
  }

  /** The number of the last one; 0 before the first. */
  get lastId(): number {
    return this.#calls.at(-1)?.id ?? 0;
  }

  /** Who has called, by the row of the timeline that shows them. */
  get clients(): ReadonlyMap<string, CallActor> {
    return this.#actors;
  }

  /** `customer` is whose API key was presented, where no client is named. */
  add(message: RequestMessage, customer: string | null = null): Call {
    if (this.#calls.length >= MOST_KEPT) this.#fold();
    const client = message.client ?? customer ?? 'unnamed';
    const call = callOf(message, {
      seq: this.#calls.length,
      // A clock that is set back goes on from where it was, as far as the order of things is concerned.
      at: Math.max(Date.parse(message.at), this.#calls.at(-1)?.at ?? -Infinity),
      client,
      actor: this.#actorOf(client),
      steps: this.#shared(message.trace?.steps ?? []),
    });
    this.#calls.push(call);
    return call;
  }

  clear(): void {
    this.#calls = [];
    this.#folded = 0;
    this.#actors.clear();
    this.#steps.clear();
  }

  #fold(): void {
    this.#calls = this.#calls.slice(FOLDED_AT_ONCE).map((call, seq) => ({ ...call, seq }));
    this.#folded += FOLDED_AT_ONCE;
  }

  #actorOf(client: string): CallActor {
    const known = this.#actors.get(client);
    if (known) return known;
    const actor = ACTORS[this.#actors.size] ?? 'you';
    // A client per call would be a list without end.
    if (this.#actors.size < 50) this.#actors.set(client, actor);
    return actor;
  }

  #shared(steps: Step[]): Step[] {
    const name = JSON.stringify(steps);
    const known = this.#steps.get(name);
    if (known) return known;
    if (this.#steps.size >= MOST_KINDS_OF_STEPS) this.#steps.clear();
    this.#steps.set(name, steps);
    return steps;
  }
}
