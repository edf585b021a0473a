export { inspect, MOST_CHARACTERS, type Pause } from './inspect.js';
export type {
  Disclosure,
  Ending,
  Expectation,
  Found,
  InspectInput,
  Inspection,
  Kind,
  Measure,
  Wrapping,
} from './types.js';
export { ENDINGS, KINDS, WRAPPINGS } from './types.js';
export type { About, Says, Verdict, VerdictCode } from './verdicts/codes.js';
export { VERDICT_CODES, VERDICTS } from './verdicts/codes.js';
export type { FindingId, Severity } from './findings/table.js';
export { FINDINGS } from './findings/table.js';
export type { VendorKey } from './vendors/find.js';
export type { Checksum, Secrecy, VendorKeyId } from './vendors/table.js';
export { SHAPES } from './vendors/table.js';
export { isIdToken } from './kinds/idToken.js';
export { isPassword, isPrivateKey } from './kinds/named.js';
export { isProof } from './kinds/proof.js';
export { MOST_FOUND } from './extraction/extract.js';
export { tellingLines } from './extraction/lines.js';
export type { Forged, ForgeFault } from './forge.js';
export { forge, FORGE_ALGS, FORGE_FAULTS, makeForgeKey } from './forge.js';
export { powersIn } from './kinds/powers.js';
