import type { Situation } from '../situation.js';
import type { Step } from '../types.js';
import { sum } from '../window.js';
import { afterwards, all, PUBLIC, type KindOfLeak } from './kind.js';
import { tokenAsks, tokenUntouched, tokenWindow } from './tokens.js';

const LONG_S = 86_400;

/** One access token, whose refresh token may be safe. */
export const accessToken: KindOfLeak = {
  asks: [
    ...tokenAsks(undefined, false),
    { question: 'replication', when: ['lookup', 'denylist'] },
    { question: 'refreshout' },
    { question: 'refresh', when: ['refreshout', 'yes', 'unsure'] },
    PUBLIC,
  ],
  windows: (situation) => [{ of: 'itself', window: tokenWindow(situation) }],
  untouched: (situation) =>
    situation.says('refreshout', 'no')
      ? tokenUntouched(situation)
      : sum(situation.time('refresh'), tokenUntouched(situation)),
  steps: (situation) => [...ending(situation), ...endingFamily(situation), ...afterwards(situation)],
  loggedOut(situation) {
    if (situation.says('refreshout', 'no')) return [{ who: 'nobody-renews' }];
    if (situation.says('refreshout', 'yes')) return [{ who: 'session' }];
    return [
      { who: 'nobody-renews', where: 'refresh-safe' },
      { who: 'session', where: 'refresh-out' },
    ];
  },
  exception: () => 'short-token',
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
      const { terms } = situation.time('lifetime');
      const isLong = terms.some(({ seconds }) => seconds === null || seconds >= LONG_S);
      return [
        ...all('refuse-token', 'suspend-account', 'cut-rights'),
        ...(isLong ? all('weigh-signing-key') : []),
        ...purge,
        ...all('note-end'),
      ];
    }
  }
}

/** Only a refresh token that is out as well brings new ones. */
function endingFamily(situation: Situation): Step[] {
  if (situation.says('refreshout', 'no')) return [];
  const open = situation.says('refreshout', 'unsure');
  return [{ does: 'end-family', ...(open && { where: 'refresh-out' as const }) }];
}
