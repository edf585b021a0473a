import type { DialName } from '../content/lab/dials.js';
import type { LabScenario } from '../content/scenarios/index.js';
import { LANES, type Lane, type Order } from '../core/simulation/index.js';

/** What a story lets a person do. */
interface Unlocked {
  dials: readonly DialName[];
  commands: readonly Order['type'][];
  lanes: readonly Lane[];
}

/** Parts that break are switches of their own, no dials. */
export function unlockedBy({ dials, commands, lanes = LANES }: LabScenario): Unlocked {
  return { dials: dials.filter((name) => name !== 'down'), commands, lanes };
}
