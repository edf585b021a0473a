/** Timers as the page has them. */
export interface Timers {
  now(): number;
  after(ms: number, then: () => void): () => void;
}

/** A sentence takes this long to be heard. */
const EVERY_MS = 2000;
/** What changes again within this time was scrubbed past; but who waits so long as a sentence takes hears one. */
const SETTLE_MS = 400;

/**
 * What a live region says: the latest sentence, at most one every two seconds, and while time is scrubbed only where
 * it comes to rest.
 */
export class Speech {
  readonly #timers: Timers;
  readonly #say: (sentence: string) => void;
  #spokenAt = -Infinity;
  #spoken = '';
  #pending = '';
  /** Since when something else than what was spoken last has been true. */
  #waitingSince: number | null = null;
  #cancel: (() => void) | null = null;

  constructor(timers: Timers, say: (sentence: string) => void) {
    this.#timers = timers;
    this.#say = say;
  }

  hear(sentence: string): void {
    if (sentence === this.#pending) return;
    this.stop();
    this.#pending = sentence;
    if (sentence === this.#spoken) return;
    const now = this.#timers.now();
    this.#waitingSince ??= now;
    const settled = Math.min(now + SETTLE_MS, this.#waitingSince + EVERY_MS);
    const wait = Math.max(settled, this.#spokenAt + EVERY_MS) - now;
    this.#cancel = this.#timers.after(wait, () => this.#speak(sentence));
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #speak(sentence: string): void {
    this.#spokenAt = this.#timers.now();
    this.#waitingSince = null;
    this.#spoken = sentence;
    this.#say(sentence);
  }
}
