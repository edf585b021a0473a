import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sweep, take, type Limit, type Verdict } from '../../../src/content/recipes/limitPerKey.js';

const NOW = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

/** A customer with a bucket of their own. */
function caller(limit: Limit): (at: number) => Verdict {
  const buckets = new Map();
  return (at) => take('acme', limit, buckets, NOW + at);
}

describe('a limit', () => {
  test('lets as many calls through at once as it says, and says when the next one may come', () => {
    const ask = caller({ requests: 2, windowS: 10 });
    expect([ask(0).allowed, ask(0).allowed]).toEqual([true, true]);
    const refused = ask(0);
    expect(refused).toEqual({
      allowed: false,
      headers: {
        'RateLimit-Policy': '"customer";q=2;w=10',
        RateLimit: '"customer";r=0;t=5',
        'Retry-After': '5',
      },
    });
    expect(ask(4999).allowed).toBe(false);
    expect(ask(5000)).toMatchObject({ allowed: true });
  });

  test('is counted for each customer, whatever key they come with', () => {
    const buckets = new Map();
    const limit = { requests: 2, windowS: 10 };
    for (let call = 0; call < 3; call += 1) take('acme', limit, buckets, NOW);
    expect(take('acme', limit, buckets, NOW).allowed).toBe(false);
    for (const other of ['globex', '__proto__', ''])
      expect(take(other, limit, buckets, NOW).allowed).toBe(true);
  });

  test('allows a full bucket and what flows in: 119 of 60 a minute within the first, 60 in each one after', () => {
    const ask = caller({ requests: 60, windowS: 60 });
    const allowedIn = (from: number): number => {
      let allowed = 0;
      for (let at = from; at < from + 60_000; at += 100) if (ask(at).allowed) allowed += 1;
      return allowed;
    };
    expect([allowedIn(0), allowedIn(60_000), allowedIn(120_000)]).toEqual([119, 60, 60]);
  });
});

describe('a clock that is set back', () => {
  test.each([1, 3600_000, 365 * DAY])(
    'by %i ms takes nothing away, and the bucket goes on filling',
    (back) => {
      const ask = caller({ requests: 2, windowS: 10 });
      ask(0);
      expect(ask(-back).allowed).toBe(true);
      expect(ask(-back)).toMatchObject({ allowed: false, headers: { 'Retry-After': '5' } });
      expect(ask(-back + 5000).allowed).toBe(true);
    },
  );

  test('is no clock at all when it is no number, and nothing is counted', () => {
    const buckets = new Map();
    for (const now of [NaN, Infinity, -Infinity])
      expect(() => take('acme', { requests: 1, windowS: 1 }, buckets, now)).toThrow(RangeError);
    expect(buckets.size).toBe(0);
  });
});

test.each<Limit>([
  { requests: 0, windowS: 60 },
  { requests: -1, windowS: 60 },
  { requests: 0.5, windowS: 60 },
  { requests: NaN, windowS: 60 },
  { requests: Infinity, windowS: 60 },
  { requests: 60, windowS: 0 },
  { requests: 60, windowS: -60 },
  { requests: 60, windowS: NaN },
  { requests: 60, windowS: Infinity },
  { requests: '60' as unknown as number, windowS: 60 },
])('a limit of $requests in $windowS s lets nobody in, and names no wait', (limit) => {
  const buckets = new Map();
  for (const at of [0, DAY])
    expect(take('acme', limit, buckets, NOW + at)).toEqual({ allowed: false, headers: {} });
  expect(buckets.size).toBe(0);
});

test('whoever waits as long as they are told is let in, and not a second earlier', () => {
  const limits = fc.record({
    requests: fc.integer({ min: 1, max: 10_000 }),
    windowS: fc.integer({ min: 1, max: 86_400 }),
  });
  fc.assert(
    fc.property(limits, fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 30 }), (limit, gaps) => {
      const ask = caller(limit);
      let at = 0;
      for (let call = 0; call < Math.min(limit.requests, 200); call += 1) ask(at);
      for (const gap of gaps) {
        const { allowed, headers } = ask((at += gap));
        expect(Object.values(headers).join()).not.toMatch(/NaN|Infinity|-\d|e\+/);
        if (allowed) continue;
        const waitMs = Number(headers['Retry-After']) * 1000;
        expect(waitMs).toBeGreaterThan(0);
        if (waitMs > 1000) expect(ask(at + waitMs - 1001).allowed).toBe(false);
        expect(ask((at += waitMs)).allowed).toBe(true);
      }
    }),
  );
});

test('over any stretch no more gets through than a bucket and what flows in', () => {
  const steps = fc.array(fc.integer({ min: -20_000, max: 20_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(steps, (gaps) => {
      const ask = caller({ requests: 3, windowS: 30 });
      let [at, forward, allowed] = [0, 0, 0];
      for (const gap of gaps) {
        at += gap;
        forward += Math.max(0, gap);
        if (ask(at).allowed) allowed += 1;
      }
      expect(allowed).toBeLessThanOrEqual(3 + Math.floor(forward / 10_000 + 1e-6));
    }),
  );
});

test('a bucket is forgotten when it is full again, and not before', () => {
  const buckets = new Map();
  const limit = { requests: 2, windowS: 10 };
  take('acme', limit, buckets, NOW);
  take('globex', limit, buckets, NOW + 3000);
  sweep(buckets, NOW + 4999);
  expect(buckets.size).toBe(2);
  sweep(buckets, NOW + 5000);
  expect([...buckets.keys()]).toEqual(['globex']);
  sweep(buckets, NOW + 8000);
  expect(buckets.size).toBe(0);
});

test('a clock that goes back and is put right again gives that stretch once more, and no more than a bucket', () => {
  const ask = caller({ requests: 3, windowS: 30 });
  for (let call = 0; call < 3; call += 1) ask(0);
  expect(ask(-10_000).allowed).toBe(false);
  expect([ask(0).allowed, ask(0).allowed]).toEqual([true, false]);
  expect(ask(-DAY).allowed).toBe(false);
  expect([0, 0, 0, 0].map((at) => ask(at).allowed)).toEqual([true, true, true, false]);
});
