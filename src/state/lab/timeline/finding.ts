import type { Exposure, Lane, View } from '../../../core/simulation/index.js';
import { lasted } from '../../text/format.js';

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

export function findingOf({ exposures }: View, lane: Lane): Finding | null {
  const late = exposures[lane];
  if (!late) return null;
  const { since, spans, ms, counting } = late;
  const harm = ms > 0 || counting;
  return {
    from: spans[0]?.from ?? since,
    spans,
    ms,
    text: harm ? lateText(late) : '0 s: refused on the very next call',
    short: harm ? lateText(late, '') : '0 s: refused at once',
    harm,
  };
}

/** `7 min 00 s still let in after the revocation`, for as long as it has been. */
function lateText({ ms, counting }: Exposure, since = ' after the revocation'): string {
  return `${lasted(ms)} still let in${since}${counting ? ', and counting' : ''}`;
}
