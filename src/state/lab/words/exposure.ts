import type { Lane } from '../../../core/simulation/index.js';
import type { Lab } from '../lab.svelte.js';
import { possessive } from './people.js';

type Shown = Pick<Lab, 'view' | 'wholeLog' | 'people'>;

/** That nobody was let in after a revocation is known once a call of the thief has shown it. */
export function isExposureKnown(lane: Lane, { view, wholeLog }: Shown): boolean {
  const late = view.exposures[lane];
  if (!late || late.ms > 0) return true;
  for (let seq = view.events - 1; seq >= 0; seq -= 1) {
    const event = wholeLog[seq];
    if (!event || event.at < late.since) return false;
    if (event.kind === 'request' && event.actor === 'attacker' && event.lane === lane) return true;
  }
  return false;
}

/** When it will be. */
export function untilKnown({ people: { attacker } }: Shown): string {
  return `at ${possessive(attacker)} next call`;
}
