/** Callers by how much they call: `share[i]` is the part of all calls of one caller, and `weight[i]` such callers exist. */
export interface Callers {
  share: Float64Array;
  weight: Float64Array;
}

/** So many callers are summed one by one. */
const HEAD = 192;
/** How far apart the edges of a bin of the tail are. */
const BIN = 1.25;
/** Gauss and Legendre’s three points on −1 to 1, and their weights. */
const POINTS = [-Math.sqrt(0.6), 0, Math.sqrt(0.6)];
const POINT_WEIGHTS = [5 / 9, 8 / 9, 5 / 9];

/**
 * The largest error, relative to the sum, of a sum over all callers of a smooth function of their share: 10⁻⁶. The test
 * adds up ten million callers one by one and compares.
 */
export const ZIPF_ERROR = 1e-6;

/**
 * Callers after Zipf’s law: the caller of rank r calls as r to the power of −skew.
 *
 * The head is exact. The sum over the tail is the integral from HEAD + ½ to callers + ½ (the midpoint rule, whose error
 * is a 24th of the slope at HEAD), taken in bins whose edges are 25 % apart with three points each: in the logarithm of
 * the rank every function that is summed here is nearly straight.
 */
export function zipfCallers(callers: number, skew: number): Callers {
  const ranks: number[] = [];
  const weights: number[] = [];
  const head = Math.min(callers, HEAD);
  for (let rank = 1; rank <= head; rank += 1) {
    ranks.push(rank);
    weights.push(1);
  }
  if (callers > head) addTail(ranks, weights, head + 0.5, callers + 0.5);
  const share = Float64Array.from(ranks, (rank) => rank ** -skew);
  const weight = Float64Array.from(weights);
  const total = share.reduce((sum, each, index) => sum + each * (weight[index] ?? 0), 0);
  return { share: share.map((each) => each / total), weight };
}

/** Points in ln r; dr = r d(ln r) gives each the number of callers that it stands for. */
function addTail(ranks: number[], weights: number[], from: number, to: number): void {
  const bins = Math.ceil(Math.log(to / from) / Math.log(BIN));
  const width = Math.log(to / from) / bins;
  for (let bin = 0; bin < bins; bin += 1) {
    const middle = Math.log(from) + (bin + 0.5) * width;
    POINTS.forEach((point, index) => {
      const rank = Math.exp(middle + (point * width) / 2);
      ranks.push(rank);
      weights.push(((POINT_WEIGHTS[index] ?? 0) * rank * width) / 2);
    });
  }
}

/** The sum over all callers of a function of their share. */
export function sumOver({ share, weight }: Callers, of: (share: number) => number): number {
  let sum = 0;
  for (let index = 0; index < share.length; index += 1) sum += (weight[index] ?? 0) * of(share[index] ?? 0);
  return sum;
}
