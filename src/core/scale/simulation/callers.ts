import type { Draw } from './random.js';

/** So many of the busiest are drawn from a table; the others by a formula. */
const HEAD = 4096;

/**
 * Who calls next, by rank, among any number of callers after Zipf’s law: the caller of rank r as often as r to the power
 * of −skew.
 *
 * The head by Walker’s alias method, as Vose builds it: one draw picks a column and which of its two, so that a pick
 * takes no longer for many. One more column is the tail, in which the rank is where the integral of r^(−skew) from
 * HEAD + ½ on reaches a random part of the whole.
 */
export function callerPicker(callers: number, skew: number): (draw: Draw) => number {
  const head = Math.min(callers, HEAD);
  const tail = tailOf(head + 0.5, callers + 0.5, skew);
  const rates = Float64Array.from({ length: head + 1 }, (_, index) =>
    index < head ? (index + 1) ** -skew : tail.mass,
  );
  const column = aliasPicker(rates);
  return (draw) => {
    const picked = column(draw);
    return picked < head ? picked + 1 : tail.rank(draw());
  };
}

function tailOf(from: number, to: number, skew: number): { mass: number; rank: (part: number) => number } {
  const power = 1 - skew;
  if (Math.abs(power) < 1e-9) {
    const mass = Math.log(to / from);
    return { mass, rank: (part) => Math.round(from * Math.exp(part * mass)) };
  }
  const [low, high] = [from ** power, to ** power];
  return {
    mass: (high - low) / power,
    rank: (part) => Math.round((low + part * (high - low)) ** (1 / power)),
  };
}

function aliasPicker(rates: Float64Array): (draw: Draw) => number {
  const count = rates.length;
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  const keep = rates.map((rate) => (rate * count) / total);
  const alias = new Int32Array(count);
  const poor: number[] = [];
  const rich: number[] = [];
  keep.forEach((room, index) => (room < 1 ? poor : rich).push(index));
  for (;;) {
    const [from, to] = [rich.at(-1), poor.pop()];
    if (from === undefined || to === undefined) break;
    alias[to] = from;
    const left = (keep[from] ?? 0) - (1 - (keep[to] ?? 0));
    keep[from] = left;
    if (left < 1) poor.push(rich.pop() ?? 0);
  }
  // What is left over is full but for rounding.
  for (const index of [...poor, ...rich]) alias[index] = index;
  return (draw) => {
    const at = draw() * count;
    const column = at | 0;
    return at - column < (keep[column] ?? 1) ? column : (alias[column] ?? column);
  };
}
