import type { Random } from '../shared/index.js';

/** Digits, then capitals, then small letters: the alphabet of GitHub's token format. */
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A non-negative integer in base62, left-padded with `0` to `width` characters. */
export function base62(value: number, width: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = BASE62.charAt(rest % 62) + text;
  return text.padStart(width, '0');
}

/** `length` characters, each uniform over the 62: bytes of 248 and more are drawn again, since 256 is no multiple of 62. */
export function randomBase62(random: Random, length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of random.bytes(length - text.length)) if (byte < 248) text += BASE62.charAt(byte % 62);
  }
  return text;
}
