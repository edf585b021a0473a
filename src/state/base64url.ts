/** Text in an address: base64url without padding (RFC 4648 section 5) of its UTF-8. */
export function toBase64url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Throws on anything else: links are cut off and edited. */
export function fromBase64url(text: string): string {
  if (!/^[\w-]*$/.test(text)) throw new SyntaxError('not base64url');
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  );
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
