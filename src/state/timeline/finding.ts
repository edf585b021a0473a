import type { Bill, Lane, View } from '../../core/simulation/index.js';
import { duration } from '../format.js';
import { lateAccess } from '../timeline.js';

/** What came of a leak in a lane: how long a thief was let in after the revocation. */
export interface Finding {
  from: number;
  to: number;
  ms: number;
  text: string;
  harm: boolean;
}

export function findingOf(view: View, lane: Lane, bill: Record<Lane, Bill>): Finding | null {
  const late = lateAccess(view, lane, bill[lane].exposureMs);
  if (!late) return null;
  const { from, to } = late;
  const ms = to - from;
  if (ms === 0) return { from, to, ms, text: '0 s: refused on the very next call', harm: false };
  const counting = view.at <= to ? ', and counting' : '';
  const text =
    ms < 1000
      ? `${Math.round(ms)} ms still let in after you revoked${counting}`
      : `${duration(ms)} still let in after you revoked${counting}`;
  return { from, to, ms, text, harm: true };
}
