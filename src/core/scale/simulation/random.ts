/** Numbers in [0, 1). */
export type Draw = () => number;

/**
 * sfc32 of PractRand (Chris Doty-Humphrey): 128 bits of state, 32 a draw, and fast enough for ten million calls a second.
 * The same seed and stream give the same numbers.
 */
export function drawer(seed: number, stream: number): Draw {
  let [a, b, c, counter] = [seed | 0, Math.imul(stream, 0x9e3779b9) | 0, Math.floor(seed / 2 ** 32) | 0, 1];
  const next: Draw = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 16; warmUp += 1) next();
  return next;
}

/** A wait until the next of events that come by chance at this rate. */
export function waitFor(draw: Draw, perSecond: number): number {
  return -Math.log(1 - draw()) / perSecond;
}
