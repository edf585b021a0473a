import { verdictAgeS } from '../../../core/api/index.js';
import type { Settings } from '../../../core/simulation/index.js';
import { roundly } from '../words/settings.js';

/** Something that is asked on every call, and how long a copy of it answers in its place. */
export interface Bridge {
  copy: string;
  /** `10 min`, `none`. */
  lasts: string;
  outlasts: boolean;
}

/** How long copies must last that are made from now on, in seconds; null once they are needed, or were. */
export function mustLastS({ from, to }: { from: number; to: number }, now: number): number | null {
  return now < from ? (to - now) / 1000 : null;
}

/** What is copied of the two stores that every call needs, and whether a copy made now is still good in so many seconds. */
export function bridgesOver(neededS: number, settings: Settings): Bridge[] {
  const listS = settings.denylist ? settings.denylistPropagationS : 0;
  return [
    bridge('Remembered keys', verdictAgeS(true, settings), neededS),
    bridge('Copy of the denylist', listS, neededS),
  ];
}

function bridge(copy: string, lastsS: number, neededS: number): Bridge {
  return { copy, lasts: lastsS === 0 ? 'none' : roundly(lastsS), outlasts: lastsS >= neededS };
}
