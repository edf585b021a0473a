import { simulate, type Measured, type System } from '../../core/scale/index.js';

export interface Asked {
  system: System;
  seed: number;
  calls: number;
}
export type Told = { done: number } | { measured: Measured };

/** Calls between two words about how far it is. */
const AT_ONCE = 100_000;

/** Simulates beside the page; see `measurement.svelte.ts`. */
addEventListener('message', ({ data: { system, seed, calls } }: MessageEvent<Asked>) => {
  const tell = (told: Told): void => postMessage(told);
  let told = 0;
  const measured = simulate(system, seed, { calls }, (done) => {
    if (done - told < AT_ONCE) return;
    told = done;
    tell({ done });
  });
  tell({ measured });
});
