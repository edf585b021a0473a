export { write } from './byHand/written.js';
export { DIALS, dialsOf } from './dials.js';
export {
  commandsGiven,
  holds,
  judge,
  measured,
  type Condition,
  type Judgement,
  type Measure,
  type Outcome,
} from './goal.js';
export { replay, runFault } from './replay.js';
export { startRun } from './run.js';
export type { Verdict } from './tally.js';
export { isRefused, verdictOf } from './tally.js';
export type * from './types.js';
export { CALLERS, LANES } from './types.js';
