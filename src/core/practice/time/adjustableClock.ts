import type { Clock } from '../../shared/index.js';

/** Where a clock stands, for a snapshot. Milliseconds since 1970. */
export interface ClockState {
  now: number;
  frozen: boolean;
}

/** A clock that can be moved and stopped. Running, it goes as fast as the clock it is made over. */
export class AdjustableClock implements Clock {
  readonly #base: Clock;
  #offset: number;
  #stoppedAt: number | null;

  /** Begins at `now`, or with the clock below it. */
  constructor(base: Clock, { now = base.now(), frozen = false }: Partial<ClockState> = {}) {
    this.#base = base;
    this.#offset = now - base.now();
    this.#stoppedAt = frozen ? now : null;
  }

  now(): number {
    return this.#stoppedAt ?? this.#base.now() + this.#offset;
  }

  get frozen(): boolean {
    return this.#stoppedAt !== null;
  }

  advance(ms: number): void {
    this.set(this.now() + ms);
  }

  /** Earlier than now is allowed: a clock that was wrong goes back as well. */
  set(at: number): void {
    this.#offset = at - this.#base.now();
    if (this.#stoppedAt !== null) this.#stoppedAt = at;
  }

  freeze(): void {
    this.#stoppedAt ??= this.now();
  }

  /** Goes on from where it stopped. */
  resume(): void {
    if (this.#stoppedAt === null) return;
    const at = this.#stoppedAt;
    this.#stoppedAt = null;
    this.set(at);
  }

  get state(): ClockState {
    return { now: this.now(), frozen: this.frozen };
  }

  restore({ now, frozen }: ClockState): void {
    this.#stoppedAt = frozen ? now : null;
    this.set(now);
  }
}
