import { refuse, succeed, type Random, type Result } from '../shared/index.js';
import { mintOpaque } from './secret.js';

export const REFRESH_TOKEN_PREFIX = 'kot_refresh_';

/**
 * All refresh tokens that descend from one sign-in. They live and die together (RFC 9700 section 4.14.2). Each
 * rotation begins a new generation; times are milliseconds since 1970.
 */
export interface RefreshFamilyRow {
  id: string;
  subject: string;
  clientId: string;
  scope: string;
  createdAt: number;
  /** Fixed at sign-in: rotation never moves it. */
  expiresAt: number;
  /** The newest generation, and since when the one before it counts as spent. */
  generation: number;
  rotatedAt: number;
  lastUsedAt: number;
  endedAt: number | null;
  endedBecause: 'revoked' | 'reused' | null;
}

/** One refresh token, stored by its hash. A spent one is kept, so that its reuse can be noticed. */
export interface RefreshTokenRow {
  hash: string;
  familyId: string;
  generation: number;
  /** Hash of the token that was spent for it; null for the one from the sign-in. */
  parent: string | null;
  issuedAt: number;
}

export interface RefreshRules {
  /** How long the immediately previous generation still works, in seconds. */
  graceS: number;
  /** How long a family may lie unused, in seconds; 0 for ever. */
  idleS: number;
}

export type RefreshRefusal = 'grant_unknown' | 'grant_revoked' | 'grant_expired' | 'grant_reused';

export function mintRefreshToken(random: Random): string {
  return mintOpaque(REFRESH_TOKEN_PREFIX, random);
}

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
  const inGrace = behind === 1 && now < family.rotatedAt + graceS * 1000;
  if (behind > 0 && !inGrace) return refuse('grant_reused');
  return succeed({ token, family });
}
