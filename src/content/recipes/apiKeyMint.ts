// Makes an API key: shown once, stored as a hash. RFC 6749 section 10.10 asks for 128 random bits, better 160; from 112
// on a fast hash is right (NIST SP 800-63B), for nobody can guess the key, however fast the guesses.
// What it is not: a password, which needs a slow hash; a signature, since the checksum proves nothing but good typing;
// a permission, which the table gives and takes. Do not log `key`: what you return to its owner is the only copy.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

export interface ApiKeyRow {
  id: string;
  /** SHA-256 of the whole key, hex. What a thief of this table gets. */
  hash: string;
  /** To tell keys apart in a list: the end of the checksum. It gives a thief of the list 24 of the 178 bits. */
  last4: string;
  customer: string;
  scopes: readonly string[];
  /** Milliseconds since 1970, or null. */
  createdAt: number;
  expiresAt: number | null;
  revokedAt: number | null;
  lastUsedAt: number | null;
}

/** Yours alone, so that scanners find your keys. Letters, digits and underscores: a double click selects all of one. */
const PREFIX = 'kot_demo_';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 30 of 62 characters are 178 bits. */
const RANDOM_LENGTH = 30;

/** Throws a RangeError for an expiry that is none, has passed, or was given in seconds. */
export function mintApiKey(
  customer: string,
  scopes: readonly string[],
  now: number,
  expiresAt: number | null = null,
): { key: string; row: ApiKeyRow } {
  if (!Number.isFinite(now)) throw new RangeError('now: milliseconds since 1970');
  if (expiresAt !== null && !(Number.isFinite(expiresAt) && expiresAt > now))
    throw new RangeError('expiresAt: null, or milliseconds since 1970, after now');
  // randomInt draws again where a remainder would make some letters likelier.
  const random = Array.from({ length: RANDOM_LENGTH }, () => BASE62.charAt(randomInt(62))).join('');
  const key = PREFIX + random + checksumOf(random);
  const row: ApiKeyRow = {
    id: `key_${randomBytes(8).toString('hex')}`,
    hash: hashOf(key),
    last4: key.slice(-4),
    customer,
    scopes: [...scopes],
    createdAt: now,
    expiresAt,
    revokedAt: null,
    lastUsedAt: null,
  };
  return { key, row };
}

export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** CRC-32 of the random part in six characters: stops a typing error before any look-up, and a scanner's false alarm. */
export function checksumOf(random: string): string {
  let text = '';
  for (let rest = crc32(random); rest > 0; rest = Math.floor(rest / 62))
    text = BASE62.charAt(rest % 62) + text;
  return text.padStart(6, '0');
}
