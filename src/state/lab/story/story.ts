import type { LogEvent } from '../../../core/simulation/index.js';
import { Followed } from '../timeline/followed.js';

/** Everything there is to tell. A request by hand is told by the request alone, not by the command to send it too. */
export function toldEvents(log: readonly LogEvent[]): LogEvent[] {
  return log.filter(isTold);
}

function isTold(event: LogEvent): boolean {
  return event.kind === 'request' || event.command.type !== 'send';
}

/** The turning points of a run: commands, errands, and every call that is answered otherwise than the one before it. */
export class Turns {
  readonly #events: LogEvent[] = [];
  readonly #lastStatus = new Map<string, number>();
  readonly #followed = new Followed({ add: (event) => this.#add(event), cut: (seq) => this.#cut(seq) });

  /** Those among the first `events` of a log, which may have grown, been sought back in, or turned into another future. */
  of(log: readonly LogEvent[], events = log.length): LogEvent[] {
    this.#followed.follow(log, events);
    const next = this.#events.findLastIndex(({ seq }) => seq < events) + 1;
    return this.#events.slice(0, next);
  }

  #add(event: LogEvent): void {
    if (!isTold(event)) return;
    if (event.kind === 'command' || event.purpose !== 'call') {
      this.#events.push(event);
      return;
    }
    const caller = `${event.lane} ${event.actor}`;
    const { status } = event.exchange.response;
    if (this.#lastStatus.get(caller) === status) return;
    this.#lastStatus.set(caller, status);
    this.#events.push(event);
  }

  #cut(seq: number): void {
    while ((this.#events.at(-1)?.seq ?? -1) >= seq) this.#events.pop();
    // A caller's latest status is that of its latest turn.
    this.#lastStatus.clear();
    for (const event of this.#events) {
      if (event.kind === 'request' && event.purpose === 'call')
        this.#lastStatus.set(`${event.lane} ${event.actor}`, event.exchange.response.status);
    }
  }
}
