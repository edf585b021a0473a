const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

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
