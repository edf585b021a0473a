// Checks an API key that came as Authorization: Bearer. A missing one and a wrong one both get 401 with a challenge, and
// only the wrong one an error code (RFC 6750 section 3.1). Nothing says whether a key exists, was revoked, or expired.
import { createHash, timingSafeEqual } from 'node:crypto';

interface Row {
  id: string;
  hash: string;
  customer: string;
  scopes: readonly string[];
  expiresAt: number | null;
  lastUsedAt: number | null;
}

export type Checked = { ok: true; row: Row } | { ok: false; status: 401 | 403; challenge: string };

/** `rows` by hash: an index, so that a call costs one read. */
export function checkApiKey(
  authorization: string | null,
  scope: string,
  rows: ReadonlyMap<string, Row>,
  now: number,
): Checked {
  const [, key] = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization ?? '') ?? [];
  if (authorization === null) return { ok: false, status: 401, challenge: 'Bearer realm="api"' };
  const row = key === undefined ? undefined : find(key, rows);
  if (!row || (row.expiresAt !== null && now >= row.expiresAt))
    return { ok: false, status: 401, challenge: 'Bearer realm="api", error="invalid_token"' };
  if (!row.scopes.includes(scope))
    return { ok: false, status: 403, challenge: `Bearer error="insufficient_scope", scope="${scope}"` };
  row.lastUsedAt = now;
  return { ok: true, row };
}

function find(key: string, rows: ReadonlyMap<string, Row>): Row | undefined {
  const hash = createHash('sha256').update(key).digest('hex');
  const row = rows.get(hash);
  // The index compared a hash, which tells an attacker nothing of the key; this makes sure of what it found.
  return row && timingSafeEqual(Buffer.from(row.hash), Buffer.from(hash)) ? row : undefined;
}
