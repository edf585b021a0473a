import { unknown } from '../windowArithmetic.js';
import { all, NO_END, tellVendor, type KindOfLeak } from './kind.js';

/** Something that nobody can name: what is done in every case, and finding out what it is. */
export const unknownKind: KindOfLeak = {
  asks: [{ question: 'public' }],
  windows: () => [{ of: 'itself', window: unknown('kind') }],
  untouched: () => NO_END,
  steps: (situation) => [
    ...all('refuse-value', 'identify', 'stop-leaking', 'what-else', 'close-open', 'prove', 'read-log'),
    ...all('what-made', 'tell'),
    ...tellVendor(situation),
    ...all('replace', 'take-down', 'write-down'),
  ],
  loggedOut: () => [{ who: 'not-known' }],
  exception: () => 'none',
};

/** Nothing is answered: the same, and the kind is asked for on the page. */
export const beforeTheKind: KindOfLeak = {
  ...unknownKind,
  asks: [],
  steps: () => [
    ...all('refuse-value', 'ask-kind', 'stop-leaking', 'what-else', 'close-open', 'prove', 'read-log'),
    ...all('what-made', 'tell'),
    { does: 'tell-vendor', where: 'public' },
    ...all('replace', 'take-down', 'write-down'),
  ],
};
