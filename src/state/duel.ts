import { duel } from '../content/scenarios/duel.js';
import { Lab, type LabDeps } from './lab.svelte.js';

/** The Guide's duel: a run of the Lab like any other, loaded after the first paint. */
export function openDuel(deps: LabDeps): Promise<Lab> {
  return Lab.open(duel, deps, SEED);
}

const SEED = 2026;
