import type { Frames } from '../../shell/app.js';

/** A longer gap between two frames is a sleeping tab, not time that anybody watched: it is dropped. */
const LONGEST_FRAME_MS = 500;
/** With reduced motion, time moves in steps of this much real time. */
const STEP_MS = 1000;

export interface PlaybackOptions {
  frames: Frames;
  at: number;
  endsAt: number;
  reducedMotion: () => boolean;
  /** Called before time is shown as `at`, so that what happens until then has happened. It may give up once that is not `wanted`. */
  prepare: (at: number, wanted: () => boolean) => Promise<void>;
  /** How far on the way from one moment to another time may go by itself now. */
  reach?: (from: number, to: number) => number;
  /** The first moment after `from` and up to `to` to stop at by itself, if any. All of it has happened. */
  stopWithin?: (from: number, to: number) => number | null;
}

/** Maps animation frames to the virtual clock. */
export class Playback {
  #at = $state(0);
  #playing = $state(false);
  /** Virtual seconds in a real one. */
  speed = $state(60);
  readonly #options: PlaybackOptions;
  #lastFrame: number | null = null;
  #owedMs = 0;
  /** Counts what has been asked for: whatever was asked for last is what happens. */
  #asked = 0;
  #furthest: number;

  constructor(options: PlaybackOptions) {
    this.#options = options;
    this.#at = options.at;
    this.#furthest = options.at;
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

  /** The latest moment that has been on screen since `forgetAhead`. */
  get furthest(): number {
    return this.#furthest;
  }

  /** What was seen after this moment is no part of this story any more. */
  forgetAhead(): void {
    this.#furthest = this.#at;
  }

  play(): void {
    if (this.#playing || this.ended) return;
    this.ask();
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

  /** For a wish that takes its time: true until another is made. */
  ask(): () => boolean {
    const mine = (this.#asked += 1);
    return () => mine === this.#asked;
  }

  async seek(at: number): Promise<void> {
    const wanted = this.ask();
    const moment = Math.min(at, this.#options.endsAt);
    await this.#options.prepare(moment, wanted);
    if (wanted()) this.#show(moment);
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
    const { endsAt, prepare, reach, stopWithin } = this.#options;
    const from = this.#at;
    const asked = this.#asked;
    const wanted = (): boolean => asked === this.#asked;
    const target = Math.min(from + byMs, endsAt);
    const until = reach?.(from, target) ?? target;
    if (until <= from) return;
    await prepare(until, wanted);
    // A seek while this frame was being prepared wins.
    if (!wanted()) return;
    const stop = stopWithin?.(from, until) ?? null;
    this.#show(stop ?? until);
    if (stop !== null || this.ended) this.pause();
  }

  #show(at: number): void {
    this.#at = at;
    this.#furthest = Math.max(this.#furthest, at);
  }
}
