/** Half-hours: both the closed forms and the simulation hold the rate of calls constant within one. */
export const SLOTS = 48;

/**
 * The rate of calls through a day, as multiples of its mean, which is 1. It rises and falls as
 *
 *     exp(k cos θ) / mean of exp(k cos θ)
 *
 * with θ going round once a day: one busy time, never below zero, whatever the peak. The larger k, the sharper the peak;
 * k is found by halving, since the peak grows with it.
 *
 * @param peak the peak over the mean, 1 to 20
 */
export function dayCurve(peak: number): Float64Array {
  let [low, high] = [0, 120];
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if ((curveOf(middle)[0] ?? 0) < peak) low = middle;
    else high = middle;
  }
  return curveOf((low + high) / 2);
}

/** Begins at the peak. */
function curveOf(sharpness: number): Float64Array {
  const curve = Float64Array.from({ length: SLOTS }, (_, slot) =>
    Math.exp(sharpness * (Math.cos((2 * Math.PI * slot) / SLOTS) - 1)),
  );
  const mean = curve.reduce((sum, each) => sum + each, 0) / SLOTS;
  return curve.map((each) => each / mean);
}
