import type { Bill, Lane, RequestEvent, SimulationState } from '../types/index.js';

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

export function tally(tallies: Tallies, event: RequestEvent, { credentials }: SimulationState): void {
  // What you try by hand is no part of the comparison.
  if (event.lane === null || event.actor === 'you') return;
  const lane = tallies[event.lane];
  for (const step of event.trace.steps) {
    lane.reads += step.reads;
    lane.writes += step.writes;
    lane.calls += step.calls;
  }
  if (event.purpose !== 'call') return;
  if (isRefused(event) && isHonest(event.actor)) lane.honestRefused += 1;
  if (!isRefused(event) && event.actor === 'attacker' && wasRevoked(event, credentials)) {
    lane.allowedAfterRevocation += 1;
  }
}

/** Whose refused calls are a cost. The neighbour is honest too, but not the one this story is about. */
function isHonest(actor: RequestEvent['actor']): boolean {
  return actor === 'customer' || actor === 'second_tab';
}

export type Verdict = 'allowed' | 'refused' | 'throttled';

export function isRefused(event: RequestEvent): boolean {
  return event.exchange.response.status >= 400;
}

/** A caller who comes too often is told apart from one who may not come (RFC 6585, section 4). */
export function verdictOf(event: RequestEvent): Verdict {
  return event.exchange.response.status === 429 ? 'throttled' : isRefused(event) ? 'refused' : 'allowed';
}

function wasRevoked({ credential }: RequestEvent, credentials: SimulationState['credentials']): boolean {
  const revokedAt = credential === null ? null : credentials.get(credential)?.revokedAt;
  return revokedAt !== null && revokedAt !== undefined;
}
