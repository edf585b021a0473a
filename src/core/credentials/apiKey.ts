import { crc32, refuse, succeed, utf8, type Random, type Result } from '../shared/index.js';
import { base62, randomBase62 } from './base62.js';

/** Ours alone: a demo key must never look like a real vendor's, or scanners would flag this page. */
export const API_KEY_PREFIX = 'kot_demo_';
const RANDOM_LENGTH = 30;
const CHECKSUM_LENGTH = 6;
const KEY_SHAPE = new RegExp(
  `^${API_KEY_PREFIX}([0-9A-Za-z]{${RANDOM_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`,
);

/** How many requests a caller may make in a window. */
export interface Limit {
  requests: number;
  windowS: number;
}

/** What the server keeps of an API key: its hash, never the key. Times are milliseconds since 1970. */
export interface ApiKeyRow {
  id: string;
  hash: string;
  prefix: string;
  last4: string;
  /** Whom the key identifies. Limits are counted per customer and policy, so a rotated key goes on with what is left. */
  customer: string;
  scopes: string[];
  limit: Limit;
  quota: Limit | null;
  createdAt: number;
  expiresAt: number | null;
  /** Of a key that a rotation left to live on for a while: when it would have expired without that. */
  expiryBeforeOverlap?: number | null;
  lastUsedAt: number | null;
}

export type ApiKeyFault = 'key_malformed' | 'key_bad_checksum';

/** Six base62 characters of the CRC-32 of the random part. Not security: it stops typos before any lookup. */
export function keyChecksum(randomPart: string): string {
  return base62(crc32(utf8(randomPart)), CHECKSUM_LENGTH);
}

/** A fresh key of about 178 bits. The caller shows it once and stores `hashSecret(key)`. */
export function mintApiKey(random: Random): string {
  const randomPart = randomBase62(random, RANDOM_LENGTH);
  return API_KEY_PREFIX + randomPart + keyChecksum(randomPart);
}

/** Refuses what cannot be one of our keys, without asking any store. */
export function parseApiKey(text: string): Result<{ last4: string }, { code: ApiKeyFault }> {
  const [, randomPart, checksum] = KEY_SHAPE.exec(text) ?? [];
  if (randomPart === undefined || checksum === undefined) return refuse('key_malformed');
  if (keyChecksum(randomPart) !== checksum) return refuse('key_bad_checksum');
  return succeed({ last4: text.slice(-4) });
}
