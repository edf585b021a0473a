/** The bytes of base64 or base64url, padded or not; null where a character is of neither or the length cannot be. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text
    .replace(/={1,2}$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (plain.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(plain)) return null;
  const binary = atob(plain);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as UTF-8; null where they are not. */
export function utf8Of(bytes: Uint8Array): string | null {
  try {
    return STRICT.decode(bytes);
  } catch {
    return null;
  }
}

/** What base64 or base64url says, where it says a text. */
export function textOf(base64: string): string | null {
  const bytes = bytesOf(base64);
  return bytes && utf8Of(bytes);
}
