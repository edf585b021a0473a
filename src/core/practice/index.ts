export { BASE, INNER, type Call } from './call.js';
export { requestView } from './control/observe.js';
export { findOperation, OPERATIONS, type Operation } from './control/operations.js';
export { invalid, notFound, type Outcome, type Refused } from './control/outcome.js';
export { clockView, isTime } from './control/clock.js';
export { credentialView } from './control/target.js';
export { ANSWERS } from './faults/answers.js';
export { isCut } from './faults/spoil.js';
export { FRONT } from './front/front.js';
export { drawSecrets, DEFAULT_REDIRECT_URI, type Secrets } from './settings/apiConfig.js';
export {
  flagOf,
  helpText,
  readEnvironment,
  readFlags,
  readOptions,
  variableOf,
  variablesFor,
  type CommandLine,
} from './settings/commandLine.js';
export { readGiven, readSettings, sentenceOf } from './settings/readSettings.js';
export { choice, count, flag, structured, words } from './settings/setting.js';
export { settingsSchema } from './settings/schema.js';
export { SETTINGS, type GivenSettings, type SettingName } from './settings/table.js';
export { placeOf, TENANT, type Place } from './tenants.js';
export type { AdjustableClock } from './time/adjustableClock.js';
export { parseDuration } from './time/duration.js';
export { answerCall } from './world/answerCall.js';
export type { Counts } from './world/counters.js';
export { nameIssued } from './world/issued.js';
export type { NamedCredential } from './world/credentials.js';
export type { LoggedRequest } from './world/requestLog.js';
export { RepeatableRandom } from './world/repeatableRandom.js';
export type { WorldEvent } from './world/watchers.js';
export { DEFAULT_NOW, World, type WorldDeps } from './world/world.js';
