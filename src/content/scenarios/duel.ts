import { at } from './clock.js';
import type { LabStory } from './types.js';

/** The Guide's first screen: a thief with both credentials, and one button. */
export const duel: LabStory = {
  title: 'A leak, live',
  summary: 'A thief calls with both credentials. Revoke both, and watch.',
  opensAt: at(5),
  actAt: null,
  ask: '',
  world: {
    id: 'duel',
    startsAt: at(0),
    endsAt: at(20),
    api: {
      alg: 'ES256',
      accessTtlS: 900,
      refreshTtlS: 8 * 3600,
      leewayS: 0,
      denylist: false,
      limit: { requests: 60, windowS: 60 },
    },
    traffic: {
      customer: { everyMs: 60_000, jitter: 0.35 },
      attacker: { everyMs: 20_000, jitter: 0.35 },
    },
    customer: { refreshBeforeMs: 60_000, replaceKeyAfterMs: 90_000, signInAfterMs: 60_000 },
    script: [
      { at: at(0), type: 'mint', lane: 'key' },
      { at: at(0), type: 'mint', lane: 'jwt' },
      { at: at(0), type: 'leak', credential: 'cred-1' },
      { at: at(0), type: 'leak', credential: 'cred-2' },
    ],
  },
};
