import type { Exposure, Lane, View } from '../../../core/simulation/index.js';
import { duration } from '../../text/format.js';
import { longestExposure } from './log.js';
import type { MarkRow } from './markIndex.js';

/** What came of a leak in a lane: how long a thief was let in after the revocation. */
export interface Finding {
  from: number;
  to: number;
  ms: number;
  text: string;
  /** The same where there is no room for more. */
  short: string;
  harm: boolean;
}

/** Nothing, until a call of the thief has shown it: `marks` are the requests of the thief in this lane. */
export function findingOf(view: View, lane: Lane, marks: MarkRow | undefined): Finding | null {
  const late = longestExposure(view, lane);
  if (!late || !hasCalled(marks, late.from, view)) return null;
  const { from, to } = late;
  const ms = to - from;
  if (ms === 0 && !late.counting)
    return {
      ...{ from, to, ms, harm: false },
      text: '0 s: refused on the very next call',
      short: '0 s: refused at once',
    };
  return { from, to, ms, text: lateText(late), short: lateText(late, ''), harm: true };
}

function hasCalled(marks: MarkRow | undefined, from: number, { at, events }: View): boolean {
  const { first, end } = marks?.range(from, at, events) ?? { first: 0, end: 0 };
  return end > first;
}

/** `7 min 00 s still let in after the revocation`, for as long as it has been. */
export function lateText(
  { from, to, counting }: Pick<Exposure, 'from' | 'to' | 'counting'>,
  since = ' after the revocation',
): string {
  const ms = to - from;
  const long = ms < 1000 ? `${Math.round(ms)} ms` : duration(ms);
  return `${long} still let in${since}${counting ? ', and counting' : ''}`;
}
