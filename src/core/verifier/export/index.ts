import type { Report } from '../judge.js';
import type { Kit } from '../types.js';
import { kitJson, kitShell } from './kit.js';
import { reportCsv, reportMarkdown } from './report.js';

export function exportKit(kit: Kit, format: 'json' | 'shell'): string {
  return format === 'json' ? kitJson(kit) : kitShell(kit);
}

/** Holds no token, and nothing of what was pasted but ids of the kit and statuses. */
export function exportReport(kit: Kit, report: Report, format: 'markdown' | 'csv'): string {
  return format === 'markdown' ? reportMarkdown(kit, report) : reportCsv(report);
}
