import type { LogEvent } from '../../../core/simulation/index.js';

/** What is kept about each event of a log. */
export interface Notes {
  add(event: LogEvent): void;
  /** Forgets everything from position `seq` on. */
  cut(seq: number): void;
}

/**
 * Keeps notes on a log that grows, is seen up to an earlier moment, or turns into another future. Every event is noted
 * once: a seek back forgets nothing, and a fork forgets only what is no longer so.
 */
export class Followed {
  readonly #notes: Notes;
  readonly #events: LogEvent[] = [];

  constructor(notes: Notes) {
    this.#notes = notes;
  }

  /** Only the first `events` of the log have happened. */
  follow(log: readonly LogEvent[], events = log.length): void {
    const known = Math.min(events, this.#events.length);
    if (known > 0 && log[known - 1] !== this.#events[known - 1]) this.#cut(this.#sameUntil(log, known));
    for (let seq = this.#events.length; seq < events; seq += 1) {
      const event = log[seq];
      if (!event) return;
      this.#events.push(event);
      this.#notes.add(event);
    }
  }

  /** Forks share the events of their common past, so the first that differs is found by halving. */
  #sameUntil(log: readonly LogEvent[], known: number): number {
    let low = 0;
    let high = known - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (log[middle] === this.#events[middle]) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #cut(seq: number): void {
    this.#events.length = seq;
    this.#notes.cut(seq);
  }
}
