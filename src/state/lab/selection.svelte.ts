import type { LogEvent, RequestEvent, View } from '../../core/simulation/index.js';

/** What is chosen from: the run as it stands at the moment on screen. */
interface Seen {
  readonly view: View;
  readonly wholeLog: readonly LogEvent[];
}

/** The request on show. */
export class Selection {
  readonly #seen: Seen;
  /** Its position in the log. */
  seq = $state<number | null>(null);

  readonly request: RequestEvent | null = $derived.by(() => {
    const event = this.seq === null ? undefined : this.eventAt(this.seq);
    return event?.kind === 'request' ? event : null;
  });

  constructor(seen: Seen) {
    this.#seen = seen;
  }

  /** The event at a position of the log, if it has happened by the moment on screen. */
  eventAt(seq: number): LogEvent | undefined {
    return seq < this.#seen.view.events ? this.#seen.wholeLog[seq] : undefined;
  }

  /** The last request by the moment on screen. */
  get latestRequest(): RequestEvent | null {
    return this.#next(this.#seen.view.events, -1);
  }

  /** Shows the request before or after the one on show: at the ends it stays; without one, the last or the first. */
  step(by: 1 | -1): void {
    const next = this.#next(this.seq ?? (by === 1 ? -1 : this.#seen.view.events), by);
    if (next) this.seq = next.seq;
  }

  #next(from: number, by: 1 | -1): RequestEvent | null {
    const { events } = this.#seen.view;
    for (let seq = by === 1 ? from + 1 : Math.min(from, events) - 1; seq >= 0 && seq < events; seq += by) {
      const event = this.#seen.wholeLog[seq];
      if (event?.kind === 'request') return event;
    }
    return null;
  }
}
