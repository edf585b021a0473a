import type { Found } from '../../../core/inspector/index.js';
import { summaryOf } from './summary.js';
import type { Tone } from './summaryOfKeys.js';

/** From what somebody can use against its owner now to what is made to be seen. */
const WORST_FIRST: readonly ((found: Found, tone: Tone) => boolean)[] = [
  ({ findings }, tone) => tone === 'open' && findings.some(({ severity }) => severity === 'harm'),
  ({ vendor }, tone) => tone === 'open' && vendor?.mode !== 'test',
  (_, tone) => tone === 'open',
  (_, tone) => tone !== 'calm',
];

/** Which of several to show first: the worst that lets its holder in, and what is made to be seen last of all. */
export function mostAlive(found: readonly Found[], now: number): number {
  const tones = found.map((each) => summaryOf(each, now).tone);
  for (const isSo of WORST_FIRST) {
    const index = found.findIndex((each, at) => isSo(each, tones[at] ?? 'calm'));
    if (index >= 0) return index;
  }
  return 0;
}
