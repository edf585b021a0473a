import { toCsv } from '../../shared/index.js';
import type { Checklist, ChecklistEntry, SourceLine } from '../types.js';
import { sourceName } from '../words.js';

const columns: readonly [string, (item: ChecklistEntry) => string][] = [
  ['id', (item) => item.id],
  ['stage', (item) => item.stage],
  ['title', (item) => item.action],
  ['status', (item) => item.status],
  ['reason', (item) => item.reason],
  ['owner', (item) => item.owner],
  ['due', (item) => item.due],
  ['note', (item) => item.note],
  ['effort', (item) => item.effort],
  ['because', (item) => item.because.join('; ')],
  ['why', (item) => item.why],
  ['verify', (item) => item.verify],
  ['source', (item) => item.sources.map(sourceName).join('; ')],
  // A space apart, since an address may hold a semicolon.
  ['source_url', (item) => item.sources.flatMap(address).join(' ')],
];

function address({ url }: SourceLine): string[] {
  return url === '' ? [] : [url.replace(/\s/g, encodeURIComponent)];
}

export function checklistCsv({ items }: Checklist): string {
  return toCsv([
    columns.map(([name]) => name),
    ...items.map((item) => columns.map(([, read]) => read(item))),
  ]);
}
