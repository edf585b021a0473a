import { simulation, type Measured, type System } from '../../core/scale/index.js';
import type { Frames } from '../shell/app.js';

/** Work of one frame, which leaves the page time to be drawn. */
const SLICE_MS = 10;

export type MeasurementState =
  | { is: 'idle' | 'cancelled' }
  | { is: 'running'; done: number }
  | { is: 'done'; measured: Measured; of: System; tookMs: number };

/** A simulation that runs beside the page, a slice a frame, and stops at once when it is told to. */
export class Measurement {
  readonly #frames: Frames;
  #state = $state.raw<MeasurementState>({ is: 'idle' });
  /** Of the run that counts: a frame of one before it does nothing. */
  #run = 0;

  constructor(frames: Frames) {
    this.#frames = frames;
  }

  get state(): MeasurementState {
    return this.#state;
  }

  start(system: System, seed: number, calls: number): void {
    const run = (this.#run += 1);
    const work = simulation(system, seed, { calls });
    const started = performance.now();
    let done = 0;
    const slice = (): void => {
      if (run !== this.#run) return;
      const until = performance.now() + SLICE_MS;
      while (performance.now() < until) {
        const step = work.next();
        if (step.done) {
          this.#state = { is: 'done', measured: step.value, of: system, tookMs: performance.now() - started };
          return;
        }
        done += step.value;
      }
      this.#state = { is: 'running', done: Math.min(done / calls, 1) };
      this.#frames.request(slice);
    };
    this.#state = { is: 'running', done: 0 };
    this.#frames.request(slice);
  }

  cancel(): void {
    this.#run += 1;
    if (this.#state.is === 'running') this.#state = { is: 'cancelled' };
  }
}
