import type { LabScenario } from './types.js';

const at = (minute: number, second = 0): number => Date.UTC(2026, 10, 24, 9, minute, second);

/** The same customer, with a key and with a token; the same thief, with a copy of each. */
export const leakedCredential: LabScenario = {
  title: 'The leaked credential',
  story: 'Both credentials leak at 09:04 UTC. You revoke both at 09:08. Who still gets in?',
  opensAt: at(3, 30),
  actAt: at(8),
  ask: 'A thief calls with both credentials. Revoke both, then watch the next call in each lane.',
  world: {
    id: 'leaked-credential',
    startsAt: at(0),
    endsAt: at(24),
    api: {
      alg: 'ES256',
      accessTtlS: 900,
      refreshTtlS: 8 * 3600,
      leewayS: 0,
      denylist: false,
      limit: { requests: 60, windowS: 60 },
    },
    traffic: {
      customer: { everyMs: 30_000, jitter: 0.35 },
      attacker: { everyMs: 20_000, jitter: 0.35 },
    },
    customer: { refreshBeforeMs: 36_000, replaceKeyAfterMs: 90_000, signInAfterMs: 60_000 },
    script: [
      { at: at(0), type: 'mint', lane: 'key' },
      { at: at(0), type: 'mint', lane: 'jwt' },
      { at: at(4), type: 'leak', credential: 'cred-1' },
      { at: at(4), type: 'leak', credential: 'cred-2' },
    ],
  },
};
