import type { Checklist, ExportFormat, ExportOptions } from '../types.js';
import { toJson } from '../file.js';
import { toDecisionRecord } from './adr.js';
import { checklistCsv } from './csv.js';
import { toDefence } from './defence.js';
import { toHtml } from './html.js';
import { toMarkdown } from './markdown.js';

const writers: Readonly<Record<ExportFormat, (checklist: Checklist, options: ExportOptions) => string>> = {
  markdown: toMarkdown,
  adr: toDecisionRecord,
  defence: toDefence,
  csv: checklistCsv,
  json: toJson,
  html: toHtml,
};

/** The list as a document. Every format is made from the same list and holds nothing else. */
export function exportChecklist(
  checklist: Checklist,
  format: ExportFormat,
  options: ExportOptions = {},
): string {
  return writers[format](checklist, options);
}
