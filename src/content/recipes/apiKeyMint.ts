// Makes an API key: shown once, stored as a hash. RFC 6749 section 10.10 asks for 128 random bits, better 160; from 112
// on a fast hash is right (NIST SP 800-63B), for nobody can guess the key, however fast the guesses.
import { createHash, randomBytes } from 'node:crypto';

export interface ApiKeyRow {
  id: string;
  /** SHA-256 of the whole key, hex. What a thief of this table gets. */
  hash: string;
  /** To tell keys apart in a list. */
  last4: string;
  customer: string;
  scopes: readonly string[];
  /** Milliseconds since 1970, or null. */
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
}

/** Yours alone, so that scanners find your keys; the underscore lets a double click select all of one. */
const PREFIX = 'kot_demo_';

export function mintApiKey(
  customer: string,
  scopes: readonly string[],
  now: number,
  expiresAt: number | null = null,
): { key: string; row: ApiKeyRow } {
  // 32 bytes are 256 bits, 43 characters in base64url.
  const key = PREFIX + randomBytes(32).toString('base64url');
  const row: ApiKeyRow = {
    id: `key_${randomBytes(8).toString('hex')}`,
    hash: hashOf(key),
    last4: key.slice(-4),
    customer,
    scopes,
    createdAt: now,
    expiresAt,
    lastUsedAt: null,
  };
  return { key, row };
}

export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
