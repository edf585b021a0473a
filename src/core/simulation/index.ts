export { refusedFrom } from './bill.js';
export { replay } from './replay.js';
export { startRun } from './run.js';
export { isRefused } from './tally.js';
export type * from './types.js';
export { LANES } from './types.js';
