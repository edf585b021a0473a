/** The bytes of base64 or base64url, padded or not; null where a character is of neither or the length cannot be. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  const binary = binaryOf(text);
  return binary === null ? null : asBytes(binary);
}

/** A character a byte. */
function binaryOf(text: string): string | null {
  const plain = text
    .replace(/={1,2}$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  return plain.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(plain) ? null : atob(plain);
}

function asBytes(binary: string): Uint8Array<ArrayBuffer> {
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
  const binary = binaryOf(base64);
  // ASCII is itself: a decoder for each of a hundred thousand words would take a second.
  return binary === null || !/[\u0080-\u00ff]/.test(binary) ? binary : utf8Of(asBytes(binary));
}
