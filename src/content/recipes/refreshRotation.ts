// Refresh tokens that are used once. One that comes back was copied, and nobody can tell by whom: its whole family ends
// (RFC 9700 section 4.14.2). Two tabs may race, so the token just used is taken for some seconds more, and no older one.
import { createHash, randomBytes } from 'node:crypto';

interface Family {
  /** Hashes of the tokens, the latest last. */
  used: string[];
  latestAt: number;
  expiresAt: number;
  ended: boolean;
}

export type Refreshed = { ok: true; token: string; family: string } | { ok: false; error: 'invalid_grant' };

const GRACE_MS = 10_000;
const IDLE_MS = 14 * 86_400_000;

export class RefreshTokens {
  readonly #families = new Map<string, Family>();

  /** A new sign-in. No rotation outlives `lifetimeMs`: then the person signs in again. */
  begin(now: number, lifetimeMs = 90 * 86_400_000): { token: string; family: string } {
    const family = randomBytes(16).toString('base64url');
    const entry: Family = { used: [], latestAt: now, expiresAt: now + lifetimeMs, ended: false };
    this.#families.set(family, entry);
    return { token: issue(family, entry, now), family };
  }

  refresh(token: string, now: number): Refreshed {
    const refused = { ok: false, error: 'invalid_grant' } as const;
    const [family = ''] = token.split('.');
    const entry = this.#families.get(family);
    const place = entry?.used.indexOf(hashOf(token)) ?? -1;
    if (!entry || place === -1 || entry.ended) return refused;
    if (now >= entry.expiresAt || now >= entry.latestAt + IDLE_MS) return refused;
    const behind = entry.used.length - 1 - place;
    if (behind > 1 || (behind === 1 && now > entry.latestAt + GRACE_MS)) {
      entry.ended = true;
      return refused;
    }
    return { ok: true, token: issue(family, entry, now), family };
  }

  end(family: string): void {
    this.#families.delete(family);
  }
}

function issue(family: string, entry: Family, now: number): string {
  const token = `${family}.${randomBytes(32).toString('base64url')}`;
  entry.used.push(hashOf(token));
  entry.latestAt = now;
  return token;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
