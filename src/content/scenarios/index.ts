import { leakedCredential } from './leakedCredential.js';
import type { LabScenario } from './types.js';

export { duel } from './duel.js';
export type { LabScenario } from './types.js';

/** Every scenario of the Lab, by the id in its address. */
export const scenarios: Readonly<Record<string, LabScenario>> = {
  [leakedCredential.world.id]: leakedCredential,
};

export const firstScenario = leakedCredential;
