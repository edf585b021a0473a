/**
 * How likely it is that a stolen credential still gets in, so many seconds on: 1 at first, 0 in the end. Means of times
 * are areas under these curves: the mean of a time that is never negative is the integral of P(time > t).
 */
export type Survival = (seconds: number) => number;

/** A curve, the moment from which on it is zero, and the moments before that where it bends. */
export interface Lasting {
  survival: Survival;
  atMostS: number;
  kinksS: readonly number[];
}

export const never: Lasting = { survival: () => 0, atMostS: 0, kinksS: [] };
export const forever: Lasting = { survival: () => 1, atMostS: Infinity, kinksS: [] };

/** Anything up to so long, all alike likely: a token of random age, a node that pulls a list in its own rhythm. */
export function uniform(mostS: number, plusS = 0): Lasting {
  return {
    survival: (t) => (t < plusS ? 1 : Math.max(0, 1 - (t - plusS) / mostS)),
    atMostS: mostS + plusS,
    kinksS: [plusS],
  };
}

/**
 * After each change a cached verdict’s curve falls as e^(−calls): steepest at first, and down to nothing thirty calls on.
 * The last of a hundred thousand nodes lasts some twelve calls.
 */
const CALLS = [0, 1, 4, 9, 16, 30];

/**
 * A node’s cached verdict on one credential that is called λ times a second there, at a random moment of the cycle that
 * `cacheFigures` describes. A call past the TTL T and within S of it is let in once more, while the node asks again;
 * then it knows. So of a cycle of T + 1 / λ:
 *
 * - fresh, with u of T left (uniform): in for u, and on until the next call or S, whichever is first;
 * - past T with no call yet for w < S (density e^(−λw)): in until the next call or S − w;
 * - otherwise: the next call asks, and is refused.
 *
 * Integrating over u and w leaves the terms below; with S = 0 it is (λT / (1 + λT)) × (1 − t / T).
 */
export function cachedVerdict(ttlS: number, staleS: number, callsPerSecond: number): Lasting {
  if (ttlS === 0) return never;
  const decay = (seconds: number): number => Math.exp(-callsPerSecond * seconds);
  const cycleS = ttlS + 1 / callsPerSecond;
  return {
    survival: (t) => {
      if (t >= ttlS + staleS) return 0;
      const fresh = Math.max(0, ttlS - t);
      const freshThenStale = decay(Math.max(0, t - ttlS)) - decay(Math.min(t, staleS));
      const alreadyStale = t < staleS ? decay(t) - decay(staleS) : 0;
      return (fresh + (Math.max(0, freshThenStale) + alreadyStale) / callsPerSecond) / cycleS;
    },
    atMostS: ttlS + staleS,
    kinksS: [
      ...[0, ttlS, staleS].flatMap((from) => CALLS.map((calls) => from + calls / callsPerSecond)),
      ...(staleS > 0 ? fallsBefore(ttlS) : []),
    ],
  };
}

/** Many nodes are all but sure to hold on nearly to the end of what lasts evenly: there the curve of the last one falls off. */
export function fallsBefore(endS: number): number[] {
  return [0.5, 0.9, 0.99, 0.999, 0.9999].map((part) => part * endS);
}

/** Gauss and Legendre’s eight points on −1 to 1, of which the other half is the same below zero; and their weights. */
const POINTS = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const WEIGHTS = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

/**
 * The area under a curve from one moment to another. The curves have kinks where a delay or a leeway ends, so the caller
 * names these and each piece is taken by itself, by Gauss and Legendre’s eight points: exact for polynomials up to x¹⁵.
 */
export function area(curve: Survival, fromS: number, toS: number, kinks: readonly number[]): number {
  const edges = [fromS, ...kinks.filter((kink) => kink > fromS && kink < toS).sort((a, b) => a - b), toS];
  let sum = 0;
  for (let index = 1; index < edges.length; index += 1) {
    const [start, end] = [edges[index - 1] ?? 0, edges[index] ?? 0];
    const [middle, half] = [(start + end) / 2, (end - start) / 2];
    if (half <= 0) continue;
    for (let point = 0; point < POINTS.length; point += 1) {
      const away = (POINTS[point] ?? 0) * half;
      sum += (WEIGHTS[point] ?? 0) * half * (curve(middle - away) + curve(middle + away));
    }
  }
  return sum;
}
