import type { CallerId, Command, Condition, Lane, Scenario } from '../../core/simulation/index.js';
import { at } from './clock.js';

export { at };

/** What most stories share: a morning in November, the API as it comes, a customer that copes well. */

export const api = {
  alg: 'ES256',
  accessTtlS: 900,
  refreshTtlS: 8 * 3600,
  leewayS: 0,
  denylist: false,
  limit: { requests: 60, windowS: 60 },
} as const satisfies Scenario['api'];

export const customer = {
  refreshBeforeMs: 36_000,
  replaceKeyAfterMs: 90_000,
  signInAfterMs: 60_000,
} as const satisfies Scenario['customer'];

export const every = (seconds: number): { everyMs: number; jitter: number } => ({
  everyMs: seconds * 1000,
  jitter: 0.35,
});

/** The world that most stories play in. Each adds its name, its end and its script, and says what is different. */
export const morning = {
  startsAt: at(0),
  api,
  traffic: { customer: every(20), attacker: every(20) },
  customer,
} as const satisfies Partial<Scenario>;

/** What is done in both lanes at once, where the customer's first key is `cred-1` and its first token `cred-2`. */
export const mintBoth = (moment: number): Command[] => [
  { at: moment, type: 'mint', lane: 'key' },
  { at: moment, type: 'mint', lane: 'jwt' },
];
export const leakBoth = (moment: number): Command[] => [
  { at: moment, type: 'leak', credential: 'cred-1' },
  { at: moment, type: 'leak', credential: 'cred-2' },
];
export const revokeBoth = (moment: number): Command[] => [
  { at: moment, type: 'revoke', credential: 'cred-1' },
  { at: moment, type: 'revoke', credential: 'cred-2' },
];

/** Calls that were let in, or refused, from one moment on and up to another. */
export const letIn = (
  by: CallerId,
  lane: Lane,
  from?: number,
  until?: number,
): Extract<Condition['measure'], { of: 'calls' }> => calls(by, lane, 'let_in', from, until);
export const refused = (
  by: CallerId,
  lane: Lane,
  from?: number,
  until?: number,
): Extract<Condition['measure'], { of: 'calls' }> => calls(by, lane, 'refused', from, until);
export function calls(
  by: CallerId,
  lane: Lane,
  were: 'let_in' | 'refused' | number,
  from?: number,
  until?: number,
): Extract<Condition['measure'], { of: 'calls' }> {
  return {
    of: 'calls',
    by,
    lane,
    were,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  };
}
