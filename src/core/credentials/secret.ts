import { encodeBase64url, utf8, type Random } from '../shared/index.js';
import { randomBase62 } from './base62.js';
import { hex } from './hex.js';

/** 43 base62 characters hold 256 bits; RFC 6749 section 10.10 asks for at least 128, better 160. */
const OPAQUE_LENGTH = 43;

/** An opaque credential: the prefix, which scanners look for, then 256 random bits. */
export function mintOpaque(prefix: string, random: Random): string {
  return prefix + randomBase62(random, OPAQUE_LENGTH);
}

/**
 * SHA-256 as lower-case hex: what is stored in place of a credential. Fast on purpose: a random secret of
 * 112 bits or more needs no slow, salted hash (NIST SP 800-63B, look-up secrets).
 */
export async function hashSecret(secret: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(secret))));
}

/** Compares two hashes in a time that does not depend on where they differ. */
export function sameHash(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index += 1) {
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  }
  return difference === 0;
}

/** Whether a text can be a PKCE code verifier: 43 to 128 unreserved characters (RFC 7636 section 4.1). */
export function isCodeVerifier(text: string): boolean {
  return /^[\w.~-]{43,128}$/.test(text);
}

/** The PKCE `S256` challenge of a verifier: base64url of its SHA-256 (RFC 7636 section 4.2). */
export async function s256Challenge(verifier: string): Promise<string> {
  return encodeBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(verifier))));
}
