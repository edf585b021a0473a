import type { Frames } from './app.js';

export const SPEEDS = [1, 60, 600] as const;
export type Speed = (typeof SPEEDS)[number];

/** A longer gap between two frames is a sleeping tab, not time that anybody watched: it is dropped. */
const LONGEST_FRAME_MS = 500;
/** With reduced motion, time moves in steps of this much real time. */
const STEP_MS = 1000;

export interface PlaybackOptions {
  frames: Frames;
  at: number;
  endsAt: number;
  reducedMotion: () => boolean;
  /** The next moment after `at` to stop at by itself, if any. */
  nextStop?: (at: number) => number | null;
  /** Called before time is shown as `at`, so that what happens until then has happened. */
  prepare: (at: number) => Promise<void>;
}

/** Maps animation frames to the virtual clock. */
export class Playback {
  #at = $state(0);
  #playing = $state(false);
  speed = $state<Speed>(60);
  readonly #options: PlaybackOptions;
  #lastFrame: number | null = null;
  #owedMs = 0;

  constructor(options: PlaybackOptions) {
    this.#options = options;
    this.#at = options.at;
  }

  /** The moment on screen. */
  get at(): number {
    return this.#at;
  }

  get playing(): boolean {
    return this.#playing;
  }

  get ended(): boolean {
    return this.#at >= this.#options.endsAt;
  }

  play(): void {
    if (this.#playing || this.ended) return;
    this.#playing = true;
    this.#lastFrame = null;
    this.#options.frames.request(this.#frame);
  }

  pause(): void {
    this.#playing = false;
  }

  toggle(): void {
    if (this.#playing) this.pause();
    else this.play();
  }

  async seek(at: number): Promise<void> {
    const moment = Math.min(at, this.#options.endsAt);
    await this.#options.prepare(moment);
    this.#at = moment;
  }

  readonly #frame = async (now: number): Promise<void> => {
    if (!this.#playing) return;
    const elapsed = this.#lastFrame === null ? 0 : now - this.#lastFrame;
    this.#lastFrame = now;
    if (elapsed <= LONGEST_FRAME_MS) this.#owedMs += elapsed;
    if (this.#owedMs >= (this.#options.reducedMotion() ? STEP_MS : 1)) {
      const owed = this.#owedMs;
      this.#owedMs = 0;
      await this.#advance(owed * this.speed);
    }
    if (this.#playing) this.#options.frames.request(this.#frame);
  };

  async #advance(byMs: number): Promise<void> {
    const from = this.#at;
    const target = Math.min(from + byMs, this.#options.endsAt);
    const stop = this.#options.nextStop?.(from) ?? null;
    const stopsHere = stop !== null && target >= stop;
    const until = stopsHere ? stop : target;
    await this.#options.prepare(until);
    // A seek while this frame was being prepared wins.
    if (this.#at === from) this.#at = until;
    if (stopsHere || this.ended) this.pause();
  }
}
