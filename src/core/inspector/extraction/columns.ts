import type { Stretch } from './compact.js';
import { isCalled, isDrawn } from './names.js';
import { OFTEN, type Steps } from './steps.js';

/** The first line of a table, as CSV and databases have it: words, and nothing else. */
const HEADINGS = /^\s{0,1000}([\w .,;|\t"'-]{3,2000})\r?\n/;

/** What stands below a heading that a credential is called by, and looks drawn at random. */
export function* columnValues(text: string): Steps<Stretch[]> {
  const [whole = '', line = ''] = HEADINGS.exec(text) ?? [];
  const separator = /[,;|\t]/.exec(line)?.[0] ?? '\n';
  const headings = line.split(separator).map((heading) => heading.replace(/["']/g, '').trim());
  const found: Stretch[] = [];
  if (!headings.some(isCalled)) return found;
  let met = 0;
  for (let start = whole.length; start < text.length;) {
    if ((met += 1) % OFTEN === 0) yield;
    const brk = text.indexOf('\n', start);
    const end = brk < 0 ? text.length : brk;
    const cells = text.slice(start, end).split(separator);
    for (const [column, cell] of cells.entries()) {
      const token = cell.trim().replace(/^["']|["']$/g, '');
      const name = headings[column] ?? '';
      if (cells.length === headings.length && isCalled(name) && isDrawn(token)) {
        const at = start + cell.indexOf(token);
        found.push({ start: at, end: at + token.length, token, name, hasLines: false, isElided: false });
      }
      start += cell.length + separator.length;
    }
    start = end + 1;
  }
  return found;
}
