import type { Clock } from '../../core/shared/index.js';
import type { ClockMessage } from './server/messages.js';

/** The clock of the server as the page follows it: from where it was told to stand, as fast as our own. */
export class LiveClock {
  readonly #own: Clock;
  #toldAt: number;
  #now: number;
  frozen = false;

  constructor(own: Clock) {
    this.#own = own;
    this.#toldAt = this.#now = own.now();
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.frozen ? this.#now : this.#now + this.#own.now() - this.#toldAt;
  }

  /** Returns by how many milliseconds it was moved. */
  follow({ now, frozen }: ClockMessage): number {
    const at = Date.parse(now);
    const movedBy = at - this.now();
    this.#toldAt = this.#own.now();
    this.#now = at;
    this.frozen = frozen;
    return movedBy;
  }
}
