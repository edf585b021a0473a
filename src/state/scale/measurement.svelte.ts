import { simulation, type Measured, type System } from '../../core/scale/index.js';
import type { App } from '../shell/app.js';
import type { Asked, Told } from './scaleWorker.js';
import address from './scaleWorker.ts?worker&url';

/** Work of one frame, where the page has to do it: it leaves time to draw. */
const SLICE_MS = 10;

export type MeasurementState =
  | { is: 'idle' | 'cancelled' }
  /** `done` goes from 0 to 1. */
  | { is: 'running'; done: number }
  | { is: 'done'; measured: Measured; of: System; tookMs: number };

/**
 * A simulation that runs beside the page: in a worker; where none starts, as from a file, in the page, a slice a frame.
 * It stops at once when it is told to.
 */
export class Measurement {
  readonly #app: Pick<App, 'frames' | 'startWorker'>;
  #state = $state.raw<MeasurementState>({ is: 'idle' });
  /** What one that was stopped still says, or that its worker did not start, is not heard. */
  #run = 0;
  /** Stops what runs. */
  #stop: () => void = () => undefined;

  constructor(app: Pick<App, 'frames' | 'startWorker'>) {
    this.#app = app;
  }

  get state(): MeasurementState {
    return this.#state;
  }

  start(system: System, seed: number, calls: number): void {
    this.#stop();
    const run = (this.#run += 1);
    const asked: Asked = { system, seed, calls };
    const started = performance.now();
    const hear = (told: Told): void => {
      if (run !== this.#run) return;
      this.#state =
        'measured' in told
          ? { is: 'done', measured: told.measured, of: system, tookMs: performance.now() - started }
          : { is: 'running', done: Math.min(told.done / calls, 1) };
    };
    hear({ done: 0 });
    const inPage = (): void => {
      if (run !== this.#run) return;
      this.#stop = this.#inSlices(asked, hear);
    };
    try {
      this.#stop = this.#inWorker(asked, hear, inPage);
    } catch {
      inPage();
    }
  }

  cancel(): void {
    this.#stop();
    this.#run += 1;
    if (this.#state.is === 'running') this.#state = { is: 'cancelled' };
  }

  #inWorker(asked: Asked, hear: (told: Told) => void, fallBack: () => void): () => void {
    const worker = this.#app.startWorker(address);
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      hear(data);
      if ('measured' in data) worker.terminate();
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      fallBack();
    });
    worker.postMessage(asked);
    return () => worker.terminate();
  }

  #inSlices({ system, seed, calls }: Asked, hear: (told: Told) => void): () => void {
    const work = simulation(system, seed, { calls });
    let isStopped = false;
    let done = 0;
    const slice = (): void => {
      if (isStopped) return;
      const until = performance.now() + SLICE_MS;
      while (performance.now() < until) {
        const step = work.next();
        if (step.done) return hear({ measured: step.value });
        done += step.value;
      }
      hear({ done });
      this.#app.frames.request(slice);
    };
    this.#app.frames.request(slice);
    return () => {
      isStopped = true;
    };
  }
}
