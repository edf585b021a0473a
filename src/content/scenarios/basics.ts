import type { Condition, Lane, CallerId, Scenario } from '../../core/simulation/index.js';

/** What most stories share: a morning in November, the API as it comes, a customer that copes well. */

export const at = (minute: number, second = 0): number => Date.UTC(2026, 10, 24, 9, minute, second);

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
