import type { Situation } from '../situation.js';
import type { Step } from '../types.js';
import { sum } from '../windowArithmetic.js';
import { afterwards, all, once, PUBLIC, type KindOfLeak } from './kind.js';
import { endingTokensOfIt, tokenAsks, tokenUntouched, tokenWindow } from './tokenWindow.js';

/** So short that nothing is gained by turning the order round; so long that one would not wait for it. */
const SHORT_S = 900;
const LONG_S = 86_400;

/** One access token, whose refresh token may be safe. */
export const accessToken: KindOfLeak = {
  asks: [
    ...tokenAsks(undefined, false),
    { question: 'refreshout' },
    { question: 'refresh', when: ['refreshout', 'yes', 'unsure'] },
    PUBLIC,
  ],
  windows: (situation) => [{ of: 'itself', window: tokenWindow(situation) }],
  untouched: (situation) =>
    situation.says('refreshout', 'no')
      ? tokenUntouched(situation)
      : sum(situation.time('refresh'), tokenUntouched(situation)),
  steps: (situation) => once([...ending(situation), ...endingFamily(situation), ...afterwards(situation)]),
  loggedOut(situation) {
    if (situation.says('refreshout', 'no')) return [{ who: 'nobody-renews' }];
    if (situation.says('refreshout', 'yes')) return [{ who: 'session' }];
    return [
      { who: 'nobody-renews', where: 'refresh-safe' },
      { who: 'session', where: 'refresh-out' },
    ];
  },
  exception: (situation) => (isUpTo(situation, SHORT_S) ? 'short-token' : 'none'),
};

function ending(situation: Situation): Step[] {
  const memory = situation.mayLast('gate') || situation.mayLast('introspection');
  const purge = memory ? all('purge-cache') : [];
  switch (situation.answer('lookup')) {
    case 'denylist':
      return [...all('list-token', 'cut-rights'), ...purge];
    case 'introspection':
      return [...all('revoke-token'), ...purge];
    default: {
      return [
        ...all('refuse-token', 'suspend-account', 'cut-rights'),
        ...(isUpTo(situation, LONG_S - 1) ? [] : all('weigh-signing-key')),
        ...purge,
        ...all('note-end'),
      ];
    }
  }
}

function isUpTo(situation: Situation, most: number): boolean {
  const lifetime = situation.time('lifetime');
  return lifetime.is === 'at-most' && lifetime.seconds <= most;
}

/** Only a refresh token that is out as well brings new ones, and may have brought some by now. */
function endingFamily(situation: Situation): Step[] {
  if (situation.says('refreshout', 'no')) return [];
  const steps = [...all('end-family'), ...endingTokensOfIt(situation)];
  return situation.says('refreshout', 'yes')
    ? steps
    : steps.map((step) => ({ ...step, where: 'refresh-out' }));
}
