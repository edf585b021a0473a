import type { RequestEvent } from '../types/index.js';

export type Verdict = 'allowed' | 'refused' | 'throttled';

export function isRefused(event: RequestEvent): boolean {
  return event.exchange.response.status >= 400;
}

/** A caller who comes too often is told apart from one who may not come (RFC 6585, section 4). */
export function verdictOf(event: RequestEvent): Verdict {
  return isThrottled(event) ? 'throttled' : isRefused(event) ? 'refused' : 'allowed';
}

export function isThrottled(event: RequestEvent): boolean {
  return event.exchange.response.status === 429;
}
