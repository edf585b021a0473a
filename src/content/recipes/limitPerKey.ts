// A limit for each customer: a token bucket that fills evenly. Counting for the customer and not for the key makes a
// rotation change nothing. 429 with Retry-After (RFC 6585 section 4), and what is left in the RateLimit fields (draft).

export interface Limit {
  requests: number;
  windowS: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

export interface Verdict {
  allowed: boolean;
  headers: Record<string, string>;
}

export function take(customer: string, limit: Limit, buckets: Map<string, Bucket>, now: number): Verdict {
  const perMs = limit.requests / (limit.windowS * 1000);
  const before = buckets.get(customer) ?? { tokens: limit.requests, at: now };
  const tokens = Math.min(limit.requests, before.tokens + (now - before.at) * perMs);
  const allowed = tokens >= 1;
  const left = allowed ? tokens - 1 : tokens;
  buckets.set(customer, { tokens: left, at: now });
  // When the next whole token is there, in seconds rounded up: earlier would be refused again.
  const waitS = Math.ceil(Math.max(0, 1 - left) / perMs / 1000);
  return {
    allowed,
    headers: {
      'RateLimit-Policy': `"customer";q=${limit.requests};w=${limit.windowS}`,
      RateLimit: `"customer";r=${Math.floor(left)};t=${waitS}`,
      ...(allowed ? {} : { 'Retry-After': `${waitS}` }),
    },
  };
}
