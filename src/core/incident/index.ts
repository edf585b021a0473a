export { planFor } from './plan.js';
export { ACTIONS, CREDENTIALS, DESCENDANTS, LOOKUPS } from './types.js';
export type {
  ActionId,
  Descendants,
  Exposure,
  IncidentPlan,
  LeakedCredential,
  LoggedOut,
  Lookup,
  Situation,
} from './types.js';
