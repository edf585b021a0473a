import type { Report } from '../judge.js';
import type { Kit } from '../types.js';
import { reportJson } from './json.js';
import { reportJunit } from './junit.js';
import { kitJson, kitShell } from './kit.js';
import { reportCsv, reportMarkdown } from './report.js';

export function exportKit(kit: Kit, format: 'json' | 'shell'): string {
  return format === 'json' ? kitJson(kit) : kitShell(kit);
}

/** How a report leaves. */
export type ReportFormat = 'markdown' | 'csv' | 'junit' | 'json';

const REPORTS: Readonly<Record<ReportFormat, (kit: Kit, report: Report) => string>> = {
  markdown: reportMarkdown,
  csv: (_kit, report) => reportCsv(report),
  junit: (_kit, report) => reportJunit(report),
  json: reportJson,
};

/** Holds no token, and nothing of what was pasted but ids of the kit and statuses. */
export function exportReport(kit: Kit, report: Report, format: ReportFormat): string {
  return REPORTS[format](kit, report);
}
