import type { Bill, Lane, RequestEvent, SimulationState } from '../types/index.js';
import type { LateByLane } from './lateAccess.js';
import { isRefused, isThrottled } from './verdict.js';

/** The parts of the bill that add up from one event to the next. */
type Tally = Pick<Bill, 'reads' | 'writes' | 'calls' | 'allowedAfterRevocation' | 'honestRefused'>;
export type Tallies = Record<Lane, Tally>;

export function emptyTallies(): Tallies {
  const empty = (): Tally => ({ reads: 0, writes: 0, calls: 0, allowedAfterRevocation: 0, honestRefused: 0 });
  return { key: empty(), jwt: empty() };
}

export function copyTallies(tallies: Tallies): Tallies {
  return { key: { ...tallies.key }, jwt: { ...tallies.jwt } };
}

export function tally(
  tallies: Tallies,
  event: RequestEvent,
  { settings }: SimulationState,
  late: LateByLane,
): void {
  // What you try by hand is no part of the comparison.
  if (event.lane === null || event.actor === 'you') return;
  const lane = tallies[event.lane];
  for (const step of event.trace.steps) {
    lane.reads += step.reads;
    lane.writes += step.writes;
    lane.calls += step.calls;
  }
  if (isToIssuer(event)) lane.calls += 1;
  if (event.purpose !== 'call') return;
  if (event.actor === 'attacker') {
    if (!isRefused(event) && late[event.lane] !== null) lane.allowedAfterRevocation += 1;
    return;
  }
  const isOverOwnLimit = isThrottled(event) && settings.get('api')?.limitPer === 'caller';
  if (isRefused(event) && !isOverOwnLimit) lane.honestRefused += 1;
}

/** Signing in, refreshing, trading a key, revoking a token: each is a request to the issuer by itself. */
function isToIssuer({ exchange }: RequestEvent): boolean {
  return exchange.request.path.startsWith('/oauth/');
}
