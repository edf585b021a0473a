import type { Run, Scenario } from '../../../core/simulation/index.js';

/** How far a long computation has come, in milliseconds of the story. */
export interface Progress {
  done: number;
  of: number;
}

/** From this speed on only what has been computed is played: a request cannot be computed as fast as it is due. */
const AHEAD_FROM_SPEED = 3600;
/** How much is computed ahead then, in seconds of real time. */
const AHEAD_S = 10;
/** Requests of a caller in one slice: short enough that the page answers between two of them. */
const ROUNDS_PER_SLICE = 16;
/** A wait shorter than this many slices needs no progress bar. */
const QUICK_SLICES = 6;

/** Lets time pass in runs, a slice at a time, so that the page stays alive and can say how far it is. */
export class Computing {
  #progress = $state.raw<Progress | null>(null);
  /** What is being computed ahead of. */
  #aheadOf: Run | undefined;

  get progress(): Progress | null {
    return this.#progress;
  }

  /** Brings all runs to `to`, or as far as they come while it is `wanted`. */
  async until(runs: readonly Run[], to: number, wanted: () => boolean): Promise<void> {
    const target = Math.floor(to);
    const from = earliest(runs)?.now ?? target;
    for (;;) {
      const run = earliest(runs);
      if (!run || run.now >= Math.min(target, run.scenario.endsAt)) break;
      const slice = sliceMs(run.scenario);
      await run.advance(Math.min(target, run.now + slice));
      if (!wanted()) break;
      const done = (earliest(runs)?.now ?? target) - from;
      if (target - from > slice * QUICK_SLICES) this.#progress = { done, of: target - from };
      if (done < target - from) await letPageAnswer();
    }
    this.#progress = null;
  }

  /**
   * How far time may go of its own accord at `speed` (virtual seconds in a real one): at great speed no further
   * than what has been computed. More is computed meanwhile, while it is `wanted` and these are the runs.
   */
  reach(runs: readonly Run[], from: number, to: number, speed: number, wanted: () => boolean): number {
    if (speed < AHEAD_FROM_SPEED) return to;
    const [run] = runs;
    if (this.#aheadOf !== run) {
      this.#aheadOf = run;
      const isStill = (): boolean => this.#aheadOf === run;
      void this.until(runs, from + speed * AHEAD_S * 1000, () => isStill() && wanted()).finally(() => {
        if (isStill()) this.#aheadOf = undefined;
      });
    }
    return Math.min(to, ...runs.map(({ now }) => now));
  }
}

function earliest(runs: readonly Run[]): Run | undefined {
  return runs.reduce<Run | undefined>(
    (first, run) => (first && first.now <= run.now ? first : run),
    undefined,
  );
}

function sliceMs({ traffic }: Scenario): number {
  return ROUNDS_PER_SLICE * Math.min(...Object.values(traffic).map(({ everyMs }) => everyMs));
}

/** A message, since a timer waits for four milliseconds each time: a day is some hundred slices. */
function letPageAnswer(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
