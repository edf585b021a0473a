/** One element of DER (X.690): its tag and where its content lies. */
export interface Der {
  tag: number;
  content: Uint8Array<ArrayBuffer>;
  /** The element itself, with its tag and its length. */
  whole: Uint8Array<ArrayBuffer>;
}

/** The elements that lie one behind the other; null where they do not end where the bytes end. */
export function readDer(bytes: Uint8Array<ArrayBuffer>): Der[] | null {
  const elements: Der[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0;
    const first = bytes[at + 1] ?? 0x80;
    const more = first < 0x80 ? 0 : first & 0x7f;
    if (first === 0x80 || more > 3) return null;
    let length = first < 0x80 ? first : 0;
    for (let index = 0; index < more; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
    const from = at + 2 + more;
    if (from + length > bytes.length) return null;
    elements.push({ tag, content: bytes.slice(from, from + length), whole: bytes.slice(at, from + length) });
    at = from + length;
  }
  return elements;
}

export const SEQUENCE = 0x30;
export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const OBJECT_ID = 0x06;

export function inside(element: Der | undefined, tag: number): Der[] | null {
  return element?.tag === tag ? readDer(element.content) : null;
}

/** An object identifier as hex, which is enough to compare it. */
export function oidOf(element: Der | undefined): string {
  return element?.tag === OBJECT_ID
    ? Array.from(element.content, (byte) => byte.toString(16).padStart(2, '0')).join('')
    : '';
}
