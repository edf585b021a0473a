import type { Checklist, ChecklistEntry } from '../types.js';
import { sourceName } from '../words.js';

const columns: readonly [string, (item: ChecklistEntry) => string][] = [
  ['id', (item) => item.id],
  ['stage', (item) => item.stage],
  ['title', (item) => item.action],
  ['status', (item) => item.status],
  ['reason', (item) => item.reason],
  ['owner', (item) => item.owner],
  ['due', (item) => item.due],
  ['evidence', (item) => item.note],
  ['effort', (item) => item.effort],
  ['because', (item) => item.because.join('; ')],
  ['why', (item) => item.why],
  ['verify', (item) => item.verify],
  ['source', (item) => item.sources.map(sourceName).join('; ')],
];

/** RFC 4180: a header line, CRLF, quotes doubled. */
export function toCsv({ items }: Checklist): string {
  const rows = [columns.map(([name]) => name), ...items.map((item) => columns.map(([, read]) => read(item)))];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A spreadsheet runs a cell that starts like a formula, so an apostrophe goes in front of it. */
function cell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
