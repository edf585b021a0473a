import type { Limit } from '../../credentials/index.js';
import { succeed, type Result } from '../../shared/index.js';
import type { ApiConfig } from '../config.js';
import type { RequestContext } from '../requestContext.js';
import type { WindowRow } from '../state.js';

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
  const own = policyOf('default', limit);
  return quota ? [own, policyOf('quota', quota)] : [own];
}

function policyOf(name: Policy['name'], { requests, windowS }: Limit): Policy {
  return { name, requests, windowS };
}

/**
 * Counts the request under each of the caller's policies, or under none when one of them is used up; `usedUp` holds
 * all that are. A counter is named by whom it counts for and by the policy itself. So two keys of one customer with
 * different limits keep out of each other's way, and two with the same limit share it: minting or rotating a key buys
 * nothing. A policy that is changed counts anew.
 */
export function takeFromLimits(
  { id, policies }: { id: string; policies: readonly Policy[] },
  context: RequestContext,
): Result<Allowance[], { code: 'rate_limited'; allowances: Allowance[]; usedUp: Allowance[] }> {
  const { now } = context;
  const who = context.config.limitPer === 'api' ? 'api' : id;
  const counter = COUNTERS[context.config.limiter];
  const counts: { key: string; policy: Policy; row: WindowRow }[] = [];
  const usedUp: Allowance[] = [];
  let isNewcomer = false;
  for (const policy of policies) {
    const key = `${who} ${policy.name} ${policy.requests}/${policy.windowS}`;
    const known = context.recall('windows', key);
    const row = counter.current(known, policy, now);
    isNewcomer ||= known === undefined;
    if (row.used + 1 > policy.requests) usedUp.push(allowanceOf(policy, row, counter, now));
    counts.push({ key, policy, row });
  }
  if (usedUp.length > 0) {
    const allowances = counts.map(({ policy, row }) => allowanceOf(policy, row, counter, now));
    return { ...context.fail('rate_limit', 'rate_limited'), allowances, usedUp };
  }

  // In the API's memory, so at no cost. Who stopped calling is forgotten when somebody new comes.
  if (isNewcomer) context.sweep('windows', ({ endsAt }) => now >= endsAt);
  const left: Allowance[] = [];
  for (const { key, policy, row } of counts) {
    const taken = counter.take(row, policy, now);
    context.keep('windows', key, taken);
    left.push(allowanceOf(policy, taken, counter, now));
  }
  context.pass('rate_limit');
  return succeed(left);
}

function allowanceOf(policy: Policy, row: WindowRow, counter: Counter, now: number): Allowance {
  return {
    policy,
    remaining: Math.max(0, Math.floor(policy.requests - row.used)),
    resetS: Math.ceil(counter.waitMs(row, policy, now) / 1000),
  };
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
      known && now >= known.startedAt && now < known.endsAt
        ? known
        : { startedAt: now, used: 0, endsAt: now + windowS * 1000 },
    take: ({ startedAt, used, endsAt }) => ({ startedAt, used: used + 1, endsAt }),
    waitMs: ({ endsAt }, _limit, now) => endsAt - now,
  },
  // A bucket of `requests` tokens that refills evenly over the window: what is used drains away again.
  token_bucket: {
    current: (known, limit, now) => ({
      startedAt: now,
      used: known ? Math.max(0, known.used - Math.max(0, now - known.startedAt) * perMs(limit)) : 0,
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

/** Which policies are used up, in words, and when to come back. */
export function usedUpDetail(usedUp: readonly Allowance[], waitS: number): string {
  const named = usedUp.map(({ policy: { name, requests, windowS } }) => {
    const kind = name === 'quota' ? 'quota' : 'limit';
    return `The ${kind} of ${counted(requests, 'request')} in ${counted(windowS, 'second')} is used up.`;
  });
  return `${named.join(' ')} Try again in ${counted(waitS, 'second')}.`;
}

function counted(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}

/** `RateLimit` and `RateLimit-Policy` in the syntax of draft-ietf-httpapi-ratelimit-headers-10. */
export function rateLimitHeaders(allowances: readonly Allowance[]): Record<string, string> {
  const policies: string[] = [];
  const left: string[] = [];
  for (const { policy, remaining, resetS } of allowances) {
    policies.push(`"${policy.name}";q=${policy.requests};w=${policy.windowS}`);
    left.push(`"${policy.name}";r=${remaining};t=${resetS}`);
  }
  return { 'RateLimit-Policy': policies.join(', '), RateLimit: left.join(', ') };
}
