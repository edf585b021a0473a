import { refuse, succeed, type Random, type Result } from '../shared/index.js';
import { mintOpaque } from './secret.js';

export const REFRESH_TOKEN_PREFIX = 'kot_refresh_';

/** All refresh tokens that descend from one sign-in. They live and die together (RFC 9700 section 4.14.2). */
export interface RefreshFamilyRow {
  id: string;
  subject: string;
  clientId: string;
  scope: string;
  createdAt: number;
  /** Fixed at sign-in: rotation never moves it. */
  expiresAt: number;
  endedAt: number | null;
  endedBecause: 'revoked' | 'reused' | null;
}

/** One refresh token, stored by its hash. A spent one is kept, so that its reuse can be noticed. */
export interface RefreshTokenRow {
  hash: string;
  familyId: string;
  issuedAt: number;
  spentAt: number | null;
}

export type RefreshRefusal = 'grant_unknown' | 'grant_revoked' | 'grant_expired' | 'grant_reused';

export function mintRefreshToken(random: Random): string {
  return mintOpaque(REFRESH_TOKEN_PREFIX, random);
}

/**
 * Whether a refresh token may be spent now. `grant_reused` means two parties hold the same token and nobody can
 * tell which is the thief: the caller ends the family.
 */
export function judgeRefresh(
  token: RefreshTokenRow | undefined,
  family: RefreshFamilyRow | undefined,
  now: number,
): Result<{ token: RefreshTokenRow; family: RefreshFamilyRow }, { code: RefreshRefusal }> {
  if (!token || !family) return refuse('grant_unknown');
  if (family.endedAt !== null) return refuse('grant_revoked');
  if (now >= family.expiresAt) return refuse('grant_expired');
  if (token.spentAt !== null) return refuse('grant_reused');
  return succeed({ token, family });
}
