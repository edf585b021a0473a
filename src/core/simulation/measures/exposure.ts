import type { Exposure, Lane } from '../types/index.js';
import type { LateByLane } from './lateAccess.js';

/** What came of taking something away from a thief, in a lane, by `at`; null where nothing was. */
export function exposureOf(lane: Lane, late: LateByLane, at: number): Exposure | null {
  const known = late[lane];
  if (!known || known.since > at) return null;
  const stretches = [...known.open]
    .flatMap(([credential, open]) =>
      open.map(({ from, to }) => ({ from, to: Math.min(at, to ?? at), credentials: [credential] })),
    )
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  const spans: Exposure['spans'][number][] = [];
  for (const next of stretches) {
    const last = spans.at(-1);
    // Time in which two credentials are let in counts once.
    if (last && next.from <= last.to) {
      spans[spans.length - 1] = {
        from: last.from,
        to: Math.max(last.to, next.to),
        credentials: [...new Set([...last.credentials, ...next.credentials])],
      };
    } else spans.push(next);
  }
  return {
    lane,
    since: known.since,
    spans,
    ms: spans.reduce((sum, { from, to }) => sum + to - from, 0),
    counting: [...known.open.values()].some((open) => {
      const last = open.at(-1);
      return last !== undefined && last.from <= at && (last.to === null || last.to > at);
    }),
  };
}
