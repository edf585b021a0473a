import type { LogEvent, RequestEvent } from '../../../core/simulation/index.js';
import { Followed } from '../timeline/followed.js';

/** Everything there is to tell. A request by hand is told by the request alone, not by the command to send it too. */
export function toldEvents(log: readonly LogEvent[]): LogEvent[] {
  return log.filter(isTold);
}

function isTold(event: LogEvent): boolean {
  return event.kind === 'request' || event.command.type !== 'send';
}

/**
 * The turning points of a run: commands, errands, every call that is answered otherwise than the one before it, and the
 * first one that is let in although what it carries was taken away.
 */
export class Turns {
  readonly #events: LogEvent[] = [];
  /** The answer to each caller’s latest call, and the turning point that it is like. */
  readonly #last = new Map<string, { answer: string; turn: number }>();
  /** Calls that came out as a turning point did, by its position. */
  readonly #alike = new Map<number, number[]>();
  readonly #taken = new Set<string>();
  readonly #followed = new Followed({ add: (event) => this.#add(event), cut: (seq) => this.#cut(seq) });

  /** Those among the first `events` of a log, which may have grown, been sought back in, or turned into another future. */
  of(log: readonly LogEvent[], events = log.length): LogEvent[] {
    this.#followed.follow(log, events);
    const next = this.#events.findLastIndex(({ seq }) => seq < events) + 1;
    return this.#events.slice(0, next);
  }

  /** Positions of the calls that followed a turning point and came out as it did, among the first `events`. */
  alike({ seq }: LogEvent, events: number): readonly number[] {
    const all = this.#alike.get(seq) ?? [];
    return all.filter((each) => each < events);
  }

  #add(event: LogEvent): void {
    this.#note(event);
    if (!isTold(event)) return;
    const call = callOf(event);
    if (call) {
      const answer = this.#answerTo(call);
      const last = this.#last.get(callerOf(call));
      if (last?.answer === answer) {
        const alike = this.#alike.get(last.turn);
        if (alike) alike.push(event.seq);
        else this.#alike.set(last.turn, [event.seq]);
        return;
      }
      this.#last.set(callerOf(call), { answer, turn: event.seq });
    }
    this.#events.push(event);
  }

  #cut(seq: number): void {
    while ((this.#events.at(-1)?.seq ?? -1) >= seq) this.#events.pop();
    for (const [turn, alike] of this.#alike) {
      if (turn >= seq) this.#alike.delete(turn);
      else
        this.#alike.set(
          turn,
          alike.filter((each) => each < seq),
        );
    }
    // What each caller was answered last is what its latest turn says, and what takes something away is a turn itself.
    this.#last.clear();
    this.#taken.clear();
    for (const event of this.#events) {
      this.#note(event);
      const call = callOf(event);
      if (call) this.#last.set(callerOf(call), { answer: this.#answerTo(call), turn: event.seq });
    }
  }

  #note({ changes }: LogEvent): void {
    for (const { table, row } of changes)
      if (table === 'credentials' && row && row.revokedAt !== null) this.#taken.add(row.id);
  }

  #answerTo({ actor, credential, exchange }: RequestEvent): string {
    const isLate = actor === 'attacker' && credential !== null && this.#taken.has(credential);
    return `${exchange.response.status}${isLate ? ' late' : ''}`;
  }
}

function callOf(event: LogEvent): RequestEvent | null {
  return event.kind === 'request' && event.purpose === 'call' ? event : null;
}

function callerOf({ lane, actor }: RequestEvent): string {
  return `${lane} ${actor}`;
}
