// Checks an API key that came as Authorization: Bearer. No credential of this kind gets a challenge without an error
// code, a wrong one gets one with it (RFC 6750 section 3.1). Nothing says whether a key exists, was revoked, or expired.
// What it is not: a limit on guesses or calls, a check of whose record is asked for, or TLS. Log the row's id, never the
// header. Where the table cannot be read, answer 503, never "let in".
import { createHash, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

interface Row {
  id: string;
  hash: string;
  customer: string;
  scopes: readonly string[];
  /** Milliseconds since 1970. Null, and nothing else, means that it never happens. */
  expiresAt: number | null;
  revokedAt: number | null;
  lastUsedAt: number | null;
}

export type Checked = { ok: true; row: Row } | { ok: false; status: 400 | 401 | 403; challenge: string };

/** `rows` by hash: an index, so that a call costs one read. `scope` is your code's word, never the caller's. */
export function checkApiKey(
  authorization: string | null,
  scope: string,
  rows: ReadonlyMap<string, Row>,
  now: number,
): Checked {
  const [scheme, ...tokens] = (authorization ?? '').split(' ').filter((word) => word !== '');
  if (scheme?.toLowerCase() !== 'bearer') return { ok: false, status: 401, challenge: 'Bearer realm="api"' };
  const [key = ''] = tokens;
  // None, several, or two headers that a proxy has joined.
  if (tokens.length !== 1 || /[\t,]/.test(key))
    return { ok: false, status: 400, challenge: 'Bearer realm="api", error="invalid_request"' };
  const row = isWellFormed(key) ? find(key, rows) : undefined;
  if (!row || !isAlive(row, now))
    return { ok: false, status: 401, challenge: 'Bearer realm="api", error="invalid_token"' };
  // A call that may not do this is a use of the key all the same.
  row.lastUsedAt = now;
  // `some` compares whole scopes even where a row holds them as one string by mistake: it throws.
  if (!row.scopes.some((held) => held === scope))
    return { ok: false, status: 403, challenge: `Bearer error="insufficient_scope", scope="${scope}"` };
  return { ok: true, row };
}

/** A typing error, or what was never ours, costs no look-up. */
function isWellFormed(key: string): boolean {
  const [, random, checksum] = /^kot_demo_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/.exec(key) ?? [];
  return random !== undefined && checksum === checksumOf(random);
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function checksumOf(random: string): string {
  let text = '';
  for (let rest = crc32(random); rest > 0; rest = Math.floor(rest / 62))
    text = BASE62.charAt(rest % 62) + text;
  return text.padStart(6, '0');
}

/** Whatever is no time (NaN, a string, a column that is missing) ends a key: an error must not make one immortal. */
function isAlive({ revokedAt, expiresAt }: Row, now: number): boolean {
  return revokedAt === null && (expiresAt === null || (Number.isFinite(expiresAt) && now < expiresAt));
}

function find(key: string, rows: ReadonlyMap<string, Row>): Row | undefined {
  const hash = createHash('sha256').update(key).digest('hex');
  const row = rows.get(hash);
  const [stored, sent] = [Buffer.from(row?.hash ?? ''), Buffer.from(hash)];
  // The index compared a hash, which tells an attacker nothing of the key; this makes sure of what it found.
  return stored.length === sent.length && timingSafeEqual(stored, sent) ? row : undefined;
}
