import type { CredentialId, LogEvent, RequestEvent } from '../types/index.js';
import { isRefused } from './verdict.js';

/** Requests that a credential carries, rather than being made or ended by them. */
const CARRIED: ReadonlySet<RequestEvent['purpose']> = new Set(['call', 'refresh', 'exchange', 'by_hand']);

/** What is found good before a limit or a scope says no. */
const GOOD_ALL_THE_SAME: ReadonlySet<number> = new Set([403, 429]);

/**
 * When a credential last carried a request and was found good, among the first `events` of a log; null where it
 * never has. What the key's row says lags behind: it is written once a minute.
 */
export function lastUsedAt(
  id: CredentialId,
  { log, events }: { log: readonly LogEvent[]; events: number },
): number | null {
  for (let index = Math.min(events, log.length) - 1; index >= 0; index -= 1) {
    const event = log[index];
    if (event?.kind !== 'request' || event.credential !== id) continue;
    if (CARRIED.has(event.purpose) && isFoundGood(event)) return event.at;
  }
  return null;
}

function isFoundGood(event: RequestEvent): boolean {
  return !isRefused(event) || GOOD_ALL_THE_SAME.has(event.exchange.response.status);
}
