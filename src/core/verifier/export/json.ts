import type { Report } from '../judge.js';
import type { Kit } from '../types.js';

/** The report for a program: without a token, and without what the kit says to people at length. */
export function reportJson(
  { setup, madeAt }: Kit,
  { judged, rows, counts, missing, duplicate }: Report,
): string {
  const cases = rows.map(({ id, group, title, accept, severity, status, reading, verdict }) => {
    return { id, group, title, accept, severity, status, reading, verdict };
  });
  const report = { setup, madeAt: new Date(madeAt).toISOString(), judged, counts, missing, duplicate, cases };
  return `${JSON.stringify(report, null, 2)}\n`;
}
