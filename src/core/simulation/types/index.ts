export type * from './bill.js';
export type * from './command.js';
export type { ActorId, CallerId, CodeId, CredentialId, Lane } from './ids.js';
export { CALLERS, LANES } from './ids.js';
export type * from './log.js';
export type * from './run.js';
export type * from './scenario.js';
export type * from './state.js';
