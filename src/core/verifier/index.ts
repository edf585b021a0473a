export { casesOf } from './cases/index.js';
export type { Cause } from './causes.js';
export { causesOf } from './causes.js';
export { exportKit, exportReport, type ReportFormat } from './export/index.js';
export type { CaseVerdict, Reading, Report, Row } from './judge.js';
export { judge } from './judge.js';
export { makeKit } from './makeKit.js';
export { NOTHING_JUDGED } from './export/report.js';
export { adviceOn, PATTERNS, patternOf, type Pattern } from './pattern.js';
export type { KitResult, ResultsError } from './readResults.js';
export { readResults } from './readResults.js';
export type {
  Accept,
  GroupId,
  Kit,
  KitCase,
  KitInput,
  Profile,
  PublicJwk,
  Severity,
  SourceId,
} from './types.js';
export { GROUPS, PROFILES } from './types.js';
