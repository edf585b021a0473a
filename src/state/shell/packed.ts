import {
  fromBase64url,
  refuse,
  succeed,
  toBase64url,
  type Reader,
  type Result,
} from '../../core/shared/index.js';

/** A longer address does not survive every messenger. */
export const LONGEST = 8000;
/** What is packed into a file needs no messenger, and is nobody’s way to fill a memory. */
export const LONGEST_IN_A_FILE = 200_000;
const VERSION = 1;

/** Why what an address carries cannot be used: it was cut off or changed on the way, or is of a later version. */
export type LinkFault = 'damaged' | 'newer';

/** Something as one parameter of an address: a version, a dot, and JSON in base64url (RFC 4648 section 5). */
export function pack(value: unknown): string {
  return `${VERSION}.${toBase64url(JSON.stringify(value))}`;
}

/** Reads what `pack` wrote, whoever has had it in hands since. */
export function unpack<T>(
  text: string,
  reader: Reader<T>,
  longest = LONGEST,
): Result<T, { code: LinkFault }> {
  const [, version = '', packed = ''] = /^(\d{1,9})\.(.*)$/s.exec(text) ?? [];
  if (Number(version) > VERSION) return refuse('newer');
  if (Number(version) !== VERSION || text.length > longest) return refuse('damaged');
  try {
    const value = reader(JSON.parse(fromBase64url(packed)));
    return value === undefined ? refuse('damaged') : succeed(value);
  } catch {
    return refuse('damaged');
  }
}

/** What is wrong with a link that cannot be used, and what to do: the same on every page. */
export const linkFaults: Readonly<Record<LinkFault, string>> = {
  damaged: 'It was cut off or changed on the way and cannot be read. Ask for it again.',
  newer: 'It was made by a newer version of this page. Reload to get that version, then open the link again.',
};
