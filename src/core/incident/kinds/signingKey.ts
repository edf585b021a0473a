import type { Situation } from '../situation.js';
import type { Condition, IncidentPlan, Step } from '../types.js';
import { sum, type Window } from '../windowArithmetic.js';
import { afterwards, all, NO_END, PUBLIC, type KindOfLeak } from './kind.js';

/**
 * What your tokens are signed with: the private half of a pair, published in a key set, or a secret that every
 * verifier shares. Whoever has it writes `exp`, so no token's life is a bound.
 */
export const signingKey: KindOfLeak = {
  asks: [
    { question: 'alg' },
    { question: 'keyset', when: ['alg', 'pair', 'unsure'] },
    { question: 'cdn', when: ['alg', 'pair', 'unsure'] },
    { question: 'deploy', when: ['alg', 'shared', 'unsure'] },
    { question: 'gate' },
    { question: 'signed' },
    PUBLIC,
  ],
  windows(situation) {
    if (situation.says('alg', 'pair')) return [{ of: 'itself', window: ofPair(situation) }];
    if (situation.says('alg', 'shared')) return [{ of: 'itself', window: ofShared(situation) }];
    return [
      { of: 'if-pair', window: ofPair(situation) },
      { of: 'if-shared', window: ofShared(situation) },
    ];
  },
  untouched: () => NO_END,
  steps(situation) {
    const memory = situation.mayLast('gate') ? all('purge-cache') : [];
    const tell = situation.says('alg', 'shared')
      ? ['tell' as const]
      : ['tell-verifiers' as const, 'tell' as const];
    const rest = [
      ...memory,
      ...afterwards(situation, {
        look: ['search-forged'],
        made: ['end-what-was-got', 'what-made'],
        tell,
        replace: [],
      }),
    ];
    if (situation.says('alg', 'pair')) return [...endingPair(situation), ...rest];
    if (situation.says('alg', 'shared')) return [...endingShared(), ...rest];
    const both = (where: Condition, steps: readonly Step[]): Step[] =>
      steps.filter(({ does }) => does !== 'close-routes').map(({ does }) => ({ does, where }));
    return [
      ...all('close-routes'),
      ...both('pair', endingPair(situation)),
      ...both('shared', endingShared()),
      ...rest,
    ];
  },
  loggedOut(situation): IncidentPlan['loggedOut'] {
    if (situation.says('signed', 'yes')) return [{ who: 'everybody' }];
    if (situation.says('signed', 'no')) return [{ who: 'access-tokens-once' }];
    return [
      { who: 'access-tokens-once', where: 'sessions-opaque' },
      { who: 'everybody', where: 'sessions-signed' },
    ];
  },
  exception: (situation) => (situation.says('alg', 'pair') ? 'new-key-first' : 'none'),
};

/** A verifier may fetch the old set from the CDN in its last second, and keep it for its own whole time. */
function ofPair(situation: Situation): Window {
  return sum(situation.time('cdn'), situation.time('keyset'), situation.time('gate'));
}

function ofShared(situation: Situation): Window {
  return sum(situation.time('deploy'), situation.time('gate'));
}

function endingPair(situation: Situation): Step[] {
  return all(
    'remove-signing-key',
    // An edge rule works within the minute; caches and verifiers take longer.
    'refuse-kid',
    ...(situation.mayLast('cdn') ? (['purge-key-set'] as const) : []),
    ...(situation.mayLast('keyset') ? (['renew-key-sets'] as const) : []),
    'trusted-elsewhere',
  );
}

function endingShared(): Step[] {
  return all('close-routes', 'replace-everywhere', 'stop-slow-services');
}
