/**
 * A writer of DER, the encoding of certificates (ITU-T X.690): each value is a tag, a length and content, and content may
 * be values again. It has what `selfSigned` needs and no more.
 */
export type Der = Buffer;

export const sequence = (...members: readonly Der[]): Der => value(0x30, ...members);
export const set = (...members: readonly Der[]): Der => value(0x31, ...members);
export const octetString = (bytes: Uint8Array): Der => value(0x04, bytes);
export const utf8String = (text: string): Der => value(0x0c, Buffer.from(text));

/** Of whole bytes: none of the bits of the last one is unused. */
export const bitString = (bytes: Uint8Array): Der => value(0x03, Buffer.of(0), bytes);

/** A number of zero or more, the highest byte first. It would be negative if its first bit were set. */
export function integer(bytes: Uint8Array): Der {
  const first = bytes.findIndex((byte) => byte !== 0);
  const shortest = first < 0 ? Buffer.of(0) : bytes.subarray(first);
  return value(0x02, ...((shortest[0] ?? 0) > 0x7f ? [Buffer.of(0)] : []), shortest);
}

/** An object identifier, such as `2.5.4.3`: its first two numbers share one (section 8.19.4). */
export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  return value(0x06, Buffer.from([40 * first + second, ...others].flatMap(base128)));
}

/** To the second, in the form that a certificate must use: the long one from 2050 on (RFC 5280 section 4.1.2.5). */
export function time(at: Date): Der {
  const digits = at.toISOString().replace(/\.\d+|\D/g, '');
  return at.getUTCFullYear() < 2050
    ? value(0x17, Buffer.from(`${digits.slice(2)}Z`))
    : value(0x18, Buffer.from(`${digits}Z`));
}

/** What is told from its siblings by a number: around a value of its own tag, or in place of that tag. */
export const explicit = (number: number, inner: Der): Der => value(0xa0 | number, inner);
export const implicit = (number: number, bytes: Uint8Array): Der => value(0x80 | number, bytes);

function value(tag: number, ...content: readonly Uint8Array[]): Der {
  const bytes = Buffer.concat(content);
  return Buffer.concat([Buffer.of(tag, ...lengthOf(bytes.length)), bytes]);
}

/** In one byte up to 127; beyond, how many bytes it takes and then those (section 8.1.3). */
function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}

/** Seven bits to a byte, of which all but the last say that another one follows (section 8.19.2). */
function base128(number: number): number[] {
  const bytes = [number & 0x7f];
  for (let rest = number >>> 7; rest > 0; rest >>>= 7) bytes.unshift(0x80 | (rest & 0x7f));
  return bytes;
}
