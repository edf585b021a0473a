import type { Random } from './clockAndRandom.js';

/**
 * Draw `n` of a named stream, uniform in [0, 1). Every draw stands alone, so a replay or a fork may ask for any
 * of them without having made the ones before.
 */
export function draw(seed: number, stream: string, n: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ n;
  for (let index = 0; index < stream.length; index += 1) hash = scramble(hash ^ stream.charCodeAt(index));
  return scramble(scramble(hash ^ Math.imul(n, 0xc2b2ae35))) / 2 ** 32;
}

/** Repeatable randomness for demo credentials, from the stream that is current. Never for real ones. */
export function seededRandom(seed: number, streamNow: () => string): Random {
  let stream = '';
  let drawn = 0;
  return {
    bytes(length) {
      const current = streamNow();
      if (current !== stream) drawn = 0;
      stream = current;
      return Uint8Array.from({ length }, () => Math.floor(draw(seed, stream, drawn++) * 256));
    },
  };
}

/** The finalizer of MurmurHash3: every input bit reaches every output bit. */
function scramble(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
