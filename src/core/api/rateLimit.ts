import type { Limit } from '../credentials/index.js';
import { succeed, type Result } from '../shared/index.js';
import type { ApiConfig } from './config.js';
import type { Exchange } from './exchange.js';
import type { WindowRow } from './state.js';

/** A limit by the name that the `RateLimit` fields give it. */
export interface Policy extends Limit {
  name: 'default' | 'quota';
}

/** What is left of a caller's limit, for the `RateLimit` fields. */
export interface Allowance {
  policy: Policy;
  remaining: number;
  /** Whole seconds until there is more. */
  resetS: number;
}

export function policiesOf(limit: Limit, quota: Limit | null): Policy[] {
  return [{ name: 'default', ...limit }, ...(quota ? [{ name: 'quota' as const, ...quota }] : [])];
}

/** Counts the request under each of the caller's policies, or under none when one of them is used up. */
export function takeFromLimits(
  caller: { id: string; policies: readonly Policy[] },
  exchange: Exchange,
): Result<Allowance[], { code: 'rate_limited'; allowances: Allowance[]; usedUp: Allowance }> {
  const { now } = exchange;
  const count = COUNTERS[exchange.config.limiter];
  const counts = caller.policies.map((policy) => {
    const key = `${caller.id} ${policy.name}`;
    return { policy, key, row: count.current(exchange.recall('windows', key), policy, now) };
  });
  const allowances = (taken: 0 | 1): Allowance[] =>
    counts.map(({ policy, row }) => ({
      policy,
      remaining: Math.max(0, Math.floor(policy.requests - row.used - taken)),
      resetS: Math.ceil(count.waitMs(row, policy, now) / 1000),
    }));

  const before = allowances(0);
  const usedUp = before.find(({ remaining }) => remaining === 0);
  if (usedUp) return { ...exchange.fail('rate_limit', 'rate_limited'), allowances: before, usedUp };
  // In the API's memory, so at no cost. Who stopped calling is forgotten when somebody new comes.
  if (counts.some(({ key }) => !exchange.recall('windows', key))) {
    exchange.sweep('windows', ({ endsAt }) => now >= endsAt);
  }
  for (const { policy, key, row } of counts) exchange.keep('windows', key, count.take(row, policy, now));
  exchange.pass('rate_limit');
  return succeed(allowances(1));
}

interface Counter {
  current(known: WindowRow | undefined, limit: Limit, now: number): WindowRow;
  take(row: WindowRow, limit: Limit, now: number): WindowRow;
  /** How long until there is more than nothing. */
  waitMs(row: WindowRow, limit: Limit, now: number): number;
}

const COUNTERS: Record<ApiConfig['limiter'], Counter> = {
  fixed_window: {
    current: (known, { windowS }, now) =>
      known && now < known.endsAt ? known : { startedAt: now, used: 0, endsAt: now + windowS * 1000 },
    take: (row) => ({ ...row, used: row.used + 1 }),
    waitMs: ({ endsAt }, _limit, now) => endsAt - now,
  },
  // A bucket of `requests` tokens that refills evenly over the window: what is used drains away again.
  token_bucket: {
    current: (known, limit, now) => ({
      startedAt: now,
      used: known ? Math.max(0, known.used - (now - known.startedAt) * perMs(limit)) : 0,
      endsAt: now,
    }),
    take: ({ used }, limit, now) => ({
      startedAt: now,
      used: used + 1,
      endsAt: now + (used + 1) / perMs(limit),
    }),
    waitMs: ({ used }, limit) => Math.max(0, used + 1 - limit.requests) / perMs(limit),
  },
};

function perMs({ requests, windowS }: Limit): number {
  return requests / (windowS * 1000);
}

/** `RateLimit` and `RateLimit-Policy` in the syntax of draft-ietf-httpapi-ratelimit-headers-10. */
export function rateLimitHeaders(allowances: readonly Allowance[]): Record<string, string> {
  return {
    'RateLimit-Policy': allowances
      .map(({ policy: { name, requests, windowS } }) => `"${name}";q=${requests};w=${windowS}`)
      .join(', '),
    RateLimit: allowances
      .map(({ policy: { name }, remaining, resetS }) => `"${name}";r=${remaining};t=${resetS}`)
      .join(', '),
  };
}
