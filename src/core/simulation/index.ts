export { write } from './manual/text.js';
export type * from './manual/request.js';
export {
  commandsGiven,
  holds,
  judge,
  measured,
  outcomeAt,
  type Condition,
  type Judgement,
  type Measure,
  type Outcome,
} from './measures/goal.js';
export type { Verdict } from './measures/verdict.js';
export { lastUsedAt } from './measures/lastUsed.js';
export { lateBy } from './measures/thief.js';
export { rowsKept, type RowsKept } from './measures/rows.js';
export { isRefused, verdictOf } from './measures/verdict.js';
export { replay, runFault } from './replay.js';
export { startRun } from './run.js';
export { SETTINGS, settingsOf, type Settings } from './settings/settings.js';
export type * from './types/index.js';
export { CALLERS, LANES } from './types/index.js';
