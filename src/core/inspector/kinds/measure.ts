import type { Measure } from '../types.js';

const ALPHABETS: readonly [Measure['alphabet'], size: number, only: RegExp][] = [
  ['digits', 10, /^\d+$/],
  ['hex', 16, /^(?:[\da-f]+|[\dA-F]+)$/],
  ['base32', 32, /^[A-Z2-7]+=*$/],
  ['base62', 62, /^[A-Za-z\d]+$/],
  ['base64url', 64, /^[\w-]+$/],
  ['base64', 64, /^[A-Za-z\d+/]+={0,2}$/],
  ['other', 95, /^/],
];

/** How much a string could hold, if each of its characters was drawn at random: it may hold much less. */
export function measure(token: string): Measure {
  const drawn = token.replace(/=+$/, '');
  const [alphabet, size] = ALPHABETS.find(([, , only]) => only.test(token)) ?? ['other', 95];
  return { characters: token.length, alphabet, bitsAtMost: Math.floor(drawn.length * Math.log2(size)) };
}
