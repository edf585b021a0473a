import type { Situation } from '../situation.js';
import { sum, type Window } from '../windowArithmetic.js';
import { afterwards, all, NO_END, once, PUBLIC, type KindOfLeak } from './kind.js';
import { endingTokensOfIt, tokenAsks, tokenWindow } from './tokenWindow.js';

const ownWindow = (situation: Situation): Window =>
  sum(situation.time('replication'), situation.time('verdict'));

/** A key that is looked up, and may be traded for tokens. */
export const apiKey: KindOfLeak = {
  asks: [
    { question: 'verdict' },
    { question: 'replication' },
    { question: 'issued' },
    ...tokenAsks(['issued', 'yes']),
    PUBLIC,
  ],
  windows: (situation) => [
    { of: 'itself', window: ownWindow(situation) },
    ...(situation.says('issued', 'yes')
      ? [{ of: 'tokens' as const, window: tokenWindow(situation, ownWindow(situation)) }]
      : []),
  ],
  untouched: () => NO_END,
  steps(situation) {
    const lingers = situation.mayLast('verdict') || situation.mayLast('replication');
    const tokens = situation.says('issued', 'yes') ? endingTokensOfIt(situation) : [];
    const purge = situation.mayLast('verdict') ? all('purge-cache') : [];
    return once([
      ...all('revoke'),
      ...purge,
      ...(lingers ? all('refuse-meanwhile') : []),
      ...tokens,
      ...afterwards(situation, { early: ['tell'], tell: [] }),
    ]);
  },
  loggedOut: () => [{ who: 'caller' }],
  exception: () => 'narrowed',
};
