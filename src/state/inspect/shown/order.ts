import type { Found } from '../../../core/inspector/index.js';
import { summaryOf } from './summary.js';
import type { Tone } from './summaryOfKeys.js';

const MOST_ALIVE_FIRST: readonly Tone[][] = [['open'], ['unknown', 'shut'], ['calm']];

/** Which of several to show first: the first one that lets its holder in, and what is made to be seen last of all. */
export function mostAlive(found: readonly Found[], now: number): number {
  const tones = found.map((each) => summaryOf(each, now).tone);
  for (const some of MOST_ALIVE_FIRST) {
    const index = tones.findIndex((tone) => some.includes(tone));
    if (index >= 0) return index;
  }
  return 0;
}
