import { unknown } from '../windowArithmetic.js';
import { afterwards, all, NO_END, PUBLIC, type KindOfLeak } from './kind.js';

/** What webhooks are signed with. The receiver decides what it still accepts: the sender's roll alone ends nothing. */
export const webhookSecret: KindOfLeak = {
  asks: [{ question: 'side' }, { question: 'deploy', when: ['side', 'receive'] }, PUBLIC],
  windows: (situation) => [
    {
      of: 'itself',
      // Whatever the sender still signs with the old one, a receiver that takes only the new one is rid of it.
      window: situation.says('side', 'send') ? unknown('others') : situation.time('deploy'),
    },
  ],
  untouched: () => NO_END,
  steps(situation) {
    const ending = situation.says('side', 'send')
      ? all('tell-receivers', 'roll-webhook')
      : all('stop-acting', 'roll-webhook');
    const made = situation.says('side', 'send') ? (['what-made'] as const) : (['undo-events'] as const);
    return [...ending, ...afterwards(situation, { look: ['compare-events'], made, replace: [] })];
  },
  loggedOut: (situation) => [{ who: situation.says('side', 'send') ? 'nobody' : 'payments-late' }],
  exception: (situation) => (situation.says('side', 'send') ? 'none' : 'fetched-events'),
};
