export type {
  Called,
  Checklist,
  ChecklistEntry,
  ChecklistInput,
  ChecklistItem,
  ChecklistWords,
  DecisionSummary,
  Effort,
  ExportFormat,
  ExportOptions,
  FindingId,
  ImportError,
  ImportErrorCode,
  ItemId,
  Mark,
  NamedDecision,
  SourceLine,
  Stage,
  Status,
} from './types.js';
export { findings, stages, statuses } from './types.js';
export { catalogue } from './catalogue/index.js';
export { buildChecklist, markChecklist, untouched } from './build.js';
export { exportChecklist } from './export/index.js';
export { markdownPlain, markdownSource, toMarkdown, toStageFiles } from './export/markdown.js';
export { importChecklist } from './file.js';
export { LONGEST, readMark, withinBounds } from './readMark.js';
export { sourceName, stageTitle } from './words.js';
export { summarize } from './summarize.js';
export type { DecisionDetails, RecordWords } from './recordTypes.js';
export { pieces, type Piece } from './export/text.js';
