import { refuse, succeed, type Result } from '../../shared/index.js';
import type { RefreshFamilyRow, RefreshTokenRow } from './family.js';

export interface RefreshRules {
  /** How long the immediately previous generation still works, in seconds. */
  graceS: number;
  /** How long a family may lie unused, in seconds; 0 for ever. */
  idleS: number;
}

export type RefreshRefusal = 'grant_unknown' | 'grant_revoked' | 'grant_expired' | 'grant_reused';

/**
 * Whether a refresh token may be spent now. `grant_reused` means two parties hold the same token and nobody can
 * tell which is the thief: the caller ends the family. The grace is for honest races, and reaches back one
 * generation only: a token from before that is never a retry.
 */
export function judgeRefresh(
  token: RefreshTokenRow | undefined,
  family: RefreshFamilyRow | undefined,
  { graceS, idleS }: RefreshRules,
  now: number,
): Result<{ token: RefreshTokenRow; family: RefreshFamilyRow }, { code: RefreshRefusal }> {
  if (!token || !family) return refuse('grant_unknown');
  if (family.endedAt !== null) return refuse('grant_revoked');
  if (now >= family.expiresAt) return refuse('grant_expired');
  if (idleS > 0 && now >= family.lastUsedAt + idleS * 1000) return refuse('grant_expired');
  const behind = family.generation - token.generation;
  // Where the clock has gone back, a rotation that is still to come gives nobody more time.
  const ageMs = now - family.rotatedAt;
  const inGrace = behind === 1 && ageMs >= 0 && ageMs < graceS * 1000;
  if (behind > 0 && !inGrace) return refuse('grant_reused');
  return succeed({ token, family });
}
