// A limit for each customer: a token bucket that fills evenly. Counting for the customer and not for the key makes a
// rotation change nothing. 429 with Retry-After (RFC 6585 section 4), and what is left in the RateLimit fields (draft).
// What it allows: a full bucket at once, and what flows in meanwhile. 60 a minute are 60 now and 59 more before the
// minute is over, and 60 a minute from then on. It is not a quota for a calendar month, not shared between processes,
// and no protection against guessing: count calls without a good key by their address, in buckets of their own.

/** Whole numbers from 1 on. A limit of 0, and one that makes no sense (NaN, -1, 0.5), lets nobody in. */
export interface Limit {
  /** What the bucket holds, and what flows in during a window. */
  requests: number;
  windowS: number;
}

interface Bucket {
  tokens: number;
  at: number;
  /** When it will be full, and no different from one that was never used. */
  fullAt: number;
}

export interface Verdict {
  allowed: boolean;
  headers: Record<string, string>;
}

/**
 * `customer` is who was authenticated, nothing that a caller may choose. `now` in milliseconds, of one clock for all calls:
 * best of one that only counts up, such as `performance.now()`.
 */
export function take(customer: string, limit: Limit, buckets: Map<string, Bucket>, now: number): Verdict {
  const { requests, windowS } = limit;
  // No wait would help, so none is named.
  if (![requests, windowS].every((number) => Number.isSafeInteger(number) && number >= 1))
    return { allowed: false, headers: {} };
  if (!Number.isFinite(now)) throw new RangeError('now must be a number of milliseconds');

  const perMs = requests / (windowS * 1000);
  const before = buckets.get(customer) ?? { tokens: requests, at: now };
  // A clock that is set back takes nothing away. Put right again, it gives that stretch once more.
  const sinceMs = Math.max(0, now - before.at);
  const tokens = Math.min(requests, before.tokens + sinceMs * perMs);
  // A sum of fractions may end a hair below 1.
  const allowed = tokens > 1 - 1e-9;
  const left = allowed ? Math.max(0, tokens - 1) : tokens;
  buckets.set(customer, { tokens: left, at: now, fullAt: now + (requests - left) / perMs });
  // When the next whole token is there, in seconds rounded up: earlier would be refused again.
  const waitS = Math.ceil((Math.floor(left) + 1 - left) / perMs / 1000 - 1e-9);
  return {
    allowed,
    headers: {
      // The draft leaves the algorithm open: `w` is how long an empty bucket takes to fill, `t` when the next token comes.
      'RateLimit-Policy': `"customer";q=${requests};w=${windowS}`,
      RateLimit: `"customer";r=${Math.floor(left)};t=${waitS}`,
      ...(allowed ? {} : { 'Retry-After': `${waitS}` }),
    },
  };
}

/** Forgets who has not called for a window. Run it every minute: the map is then as long as the callers of one window. */
export function sweep(buckets: Map<string, Bucket>, now: number): void {
  for (const [customer, { fullAt }] of buckets) if (now >= fullAt) buckets.delete(customer);
}
