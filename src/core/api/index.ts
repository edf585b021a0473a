export type { ApiConfig, OAuthClient, Part, Role } from './config.js';
export { DEFAULT_CONFIG } from './config.js';
export type { Api, ApiDeps } from './createApi.js';
export { createApi } from './createApi.js';
export type { OAuthRefusal, Refusal } from './refusals.js';
export type { ServerChange, ServerState, SigningKeyRow, TableName, UserRow } from './state.js';
export { emptyState } from './state.js';
export type { Cost, Step, StepId, Trace } from './trace.js';
