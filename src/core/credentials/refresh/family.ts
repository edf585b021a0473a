import type { Random } from '../../shared/index.js';
import { mintOpaque } from '../secret.js';

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

export function mintRefreshToken(random: Random): string {
  return mintOpaque(REFRESH_TOKEN_PREFIX, random);
}
