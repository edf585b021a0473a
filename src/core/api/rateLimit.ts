import type { Limit } from '../credentials/index.js';
import { succeed, type Result } from '../shared/index.js';
import type { Exchange } from './exchange.js';

/** What is left of a caller's window, for the `RateLimit` fields. */
export interface Allowance {
  limit: Limit;
  remaining: number;
  /** Whole seconds until the window starts anew. */
  resetS: number;
}

/** Counts the request in the caller's fixed window. The counters live in the API's memory, so they cost no read. */
export function takeFromWindow(
  caller: { id: string; limit: Limit },
  exchange: Exchange,
): Result<Allowance, { code: 'rate_limited'; allowance: Allowance }> {
  const windowMs = caller.limit.windowS * 1000;
  const known = exchange.recall('windows', caller.id);
  const current =
    known && exchange.now < known.startedAt + windowMs ? known : { startedAt: exchange.now, used: 0 };
  const allowance = (used: number): Allowance => ({
    limit: caller.limit,
    remaining: Math.max(0, caller.limit.requests - used),
    resetS: Math.ceil((current.startedAt + windowMs - exchange.now) / 1000),
  });

  if (current.used >= caller.limit.requests) {
    return { ...exchange.fail('rate_limit', 'rate_limited'), allowance: allowance(current.used) };
  }
  const used = current.used + 1;
  exchange.keep('windows', caller.id, { startedAt: current.startedAt, used });
  exchange.pass('rate_limit');
  return succeed(allowance(used));
}

/** `RateLimit` and `RateLimit-Policy` in the syntax of draft-ietf-httpapi-ratelimit-headers-10. */
export function rateLimitHeaders({ limit, remaining, resetS }: Allowance): Record<string, string> {
  return {
    'RateLimit-Policy': `"default";q=${limit.requests};w=${limit.windowS}`,
    RateLimit: `"default";r=${remaining};t=${resetS}`,
  };
}
