import type { Exposure, Lane, View } from '../../../core/simulation/index.js';
import { lasted } from '../../text/format.js';
import type { MarkRow } from './markIndex.js';

/** What came of a revocation in a lane: how long a thief was let in after it. */
export interface Finding {
  from: number;
  spans: Exposure['spans'];
  ms: number;
  text: string;
  /** The same where there is no room for more. */
  short: string;
  harm: boolean;
}

/**
 * That nobody was let in is said once a call of the thief has shown it: `marks` are the requests of the thief in this
 * lane.
 */
export function findingOf(view: View, lane: Lane, marks: MarkRow | undefined): Finding | null {
  const late = view.exposures[lane];
  if (!late) return null;
  const { since, spans, ms, counting } = late;
  const harm = ms > 0 || counting;
  if (!harm && !hasCalled(marks, since, view)) return null;
  return {
    from: spans[0]?.from ?? since,
    spans,
    ms,
    text: harm ? lateText(late) : '0 s: refused on the very next call',
    short: harm ? lateText(late, '') : '0 s: refused at once',
    harm,
  };
}

function hasCalled(marks: MarkRow | undefined, from: number, { at, events }: View): boolean {
  const { first, end } = marks?.range(from, at, events) ?? { first: 0, end: 0 };
  return end > first;
}

/** `7 min 00 s still let in after the revocation`, for as long as it has been. */
function lateText({ ms, counting }: Exposure, since = ' after the revocation'): string {
  return `${lasted(ms)} still let in${since}${counting ? ', and counting' : ''}`;
}
