import { simulate, type Measured, type System } from '../../core/scale/index.js';
import { tellSpeeds, type AskedSpeeds, type ToldSpeeds } from './speeds/tellSpeeds.js';

export interface Asked {
  system: System;
  seed: number;
  calls: number;
}
export type Told = { done: number } | { measured: Measured };

/** Calls between two words about how far it is. */
const AT_ONCE = 100_000;

/** Works beside the page: simulates (`measurement.svelte.ts`), or measures signatures (`speeds/`). */
addEventListener('message', ({ data }: MessageEvent<Asked | AskedSpeeds>) => {
  const tell = (told: Told | ToldSpeeds): void => postMessage(told);
  if ('eachMs' in data) return void tellSpeeds(data).then(tell);
  const { system, seed, calls } = data;
  let told = 0;
  const measured = simulate(system, seed, { calls }, (done) => {
    if (done - told < AT_ONCE) return;
    told = done;
    tell({ done });
  });
  tell({ measured });
});
