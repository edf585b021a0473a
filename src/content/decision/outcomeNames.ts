import type { OutcomeId } from '../../core/decision/index.js';

/** Whose hue an outcome wears: brass for keys, violet for tokens, both, or plain ink. */
export type Lane = 'key' | 'jwt' | 'both' | 'neither';

export interface OutcomeName {
  name: string;
  lane: Lane;
}

/** All that lists and documents say of an outcome, with no comma, to stand in a list; what its page says is in `outcomes.ts`. */
export const outcomeNames: Readonly<Record<OutcomeId, OutcomeName>> = {
  'api-key': { name: 'API key', lane: 'key' },
  'jwt-refresh': { name: 'Short JWT with refresh', lane: 'jwt' },
  'key-to-jwt': { name: 'Key swapped for a short JWT', lane: 'both' },
  'session-to-jwt': { name: 'User session swapped for a short JWT', lane: 'jwt' },
  'revocable-token': { name: 'Token you can revoke', lane: 'jwt' },
  'cookie-session': { name: 'Cookie session', lane: 'neither' },
  'client-credentials': { name: 'OAuth client credentials', lane: 'jwt' },
  'workload-identity': { name: 'Workload identity', lane: 'neither' },
  'webhook-signature': { name: 'Webhook signature', lane: 'neither' },
  none: { name: 'Nothing grants all of this', lane: 'neither' },
};
