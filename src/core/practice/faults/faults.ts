import type { FaultAnswer } from './answers.js';

/** Which requests a fault meets. What is left out meets all. */
export interface Match {
  method?: string;
  /** Without `/api`; a star at the end stands for anything that follows. */
  path?: string;
  /** The id of an OAuth client, as the request names it. */
  client?: string;
}

export interface FaultGiven {
  match: Match;
  /** As it was written. */
  answer: string;
  does: FaultAnswer;
  /** How many requests it meets; null for all until it is removed or its time is over. */
  times: number | null;
  /** From then on, by the clock of this world, it meets none. Milliseconds since 1970. */
  until: number | null;
}

export interface Fault extends FaultGiven {
  id: string;
  /** How many requests it has met. */
  met: number;
}

/** What was asked for, and by whom. */
export interface Asked {
  method: string;
  path: string;
  client: string | null;
}

/** Faults wait for the requests they are for. One meets a request, the oldest first. */
export class Faults {
  #faults: Fault[] = [];
  #numbered = 0;

  add(given: FaultGiven): Fault {
    const fault = { id: `fault-${(this.#numbered += 1)}`, met: 0, ...given };
    this.#faults.push(fault);
    return fault;
  }

  /** The fault that this request meets. */
  take(asked: Asked, now: number): Fault | null {
    const fault = this.#faults.find((each) => isDue(each, now) && matches(each.match, asked));
    if (!fault) return null;
    fault.met += 1;
    return fault;
  }

  /** Those that are used up stay listed, so that a test can see that they were. */
  get all(): readonly Fault[] {
    return this.#faults.map((fault) => ({ ...fault }));
  }

  remove(id: string): boolean {
    const kept = this.#faults.filter((fault) => fault.id !== id);
    const found = kept.length < this.#faults.length;
    this.#faults = kept;
    return found;
  }

  /** Names go on, since the log names faults that are gone. */
  restore(faults: readonly Fault[]): void {
    this.#faults = faults.map((fault) => ({ ...fault }));
  }

  clear(): void {
    this.#faults = [];
    this.#numbered = 0;
  }
}

export function isDue({ times, met, until }: Fault, now: number): boolean {
  return (times === null || met < times) && (until === null || now < until);
}

function matches({ method, path, client }: Match, asked: Asked): boolean {
  return (
    (method === undefined || method === asked.method) &&
    (client === undefined || client === asked.client) &&
    (path === undefined ||
      (path.endsWith('*') ? asked.path.startsWith(path.slice(0, -1)) : path === asked.path))
  );
}
