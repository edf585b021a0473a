/** base64url without padding (RFC 4648 section 5, RFC 7515 section 2). */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const encoder = new TextEncoder();

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

export function encodeBase64url(bytes: Uint8Array): string {
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** A text as base64url of its UTF-8. */
export function toBase64url(text: string): string {
  return encodeBase64url(utf8(text));
}

/** The text that `toBase64url` was given. Throws on anything else: links are cut off and edited. */
export function fromBase64url(text: string): string {
  if (!/^[\w-]*$/.test(text)) throw new SyntaxError('not base64url');
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  );
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/**
 * True for base64url without padding whose unused last bits are zero (RFC 4648 section 3.5, RFC 7515 section 2).
 * Anything else would be a second spelling of the same token, which slips past a list of token hashes.
 */
export function isCanonicalBase64url(text: string): boolean {
  if (!/^[\w-]+$/.test(text)) return false;
  const lastSextet = ALPHABET.indexOf(text.charAt(text.length - 1));
  switch (text.length % 4) {
    case 1:
      return false;
    case 2:
      return (lastSextet & 0b1111) === 0;
    case 3:
      return (lastSextet & 0b11) === 0;
    default:
      return true;
  }
}
