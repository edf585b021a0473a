import {
  hashSecret,
  type RefreshFamilyRow,
  type RefreshRules,
  type RefreshTokenRow,
} from '../credentials/index.js';
import type { Exchange } from './exchange.js';

/** Refresh token families: one for each sign-in. */

export function startFamily(
  grant: { subject: string; clientId: string; scope: string },
  exchange: Exchange,
): RefreshFamilyRow {
  const { now } = exchange;
  const family: RefreshFamilyRow = {
    id: exchange.newName('family'),
    subject: grant.subject,
    clientId: grant.clientId,
    scope: grant.scope,
    createdAt: now,
    expiresAt: now + exchange.config.refreshTtlS * 1000,
    generation: 0,
    rotatedAt: now,
    lastUsedAt: now,
    endedAt: null,
    endedBecause: null,
  };
  exchange.sweep('families', ({ expiresAt }) => now >= expiresAt);
  // By its family's age, not its absence: what is kept for long in one table must not keep more in the other.
  exchange.sweep('refreshTokens', ({ familyId }) => {
    const family = exchange.recall('families', familyId);
    return !family || now >= family.expiresAt;
  });
  exchange.write('families', family.id, family);
  return family;
}

export function familyOf(id: string, exchange: Exchange): RefreshFamilyRow | undefined {
  return exchange.read('families', id);
}

export async function findRefreshToken(
  token: string,
  exchange: Exchange,
): Promise<{ row: RefreshTokenRow | undefined; family: RefreshFamilyRow | undefined }> {
  exchange.hashed();
  const row = exchange.read('refreshTokens', await hashSecret(token));
  return { row, family: row && familyOf(row.familyId, exchange) };
}

export function refreshRules({ config }: Exchange): RefreshRules {
  return { graceS: config.refreshGraceS, idleS: config.refreshIdleS };
}

export function endFamily(
  exchange: Exchange,
  family: RefreshFamilyRow,
  endedBecause: 'revoked' | 'reused',
): void {
  exchange.write('families', family.id, { ...family, endedAt: exchange.now, endedBecause });
}

/** Ends every sign-in of a person. */
export function endFamiliesOf(subject: string, exchange: Exchange): void {
  for (const family of exchange.rows('families')) {
    if (family.subject === subject && family.endedAt === null) endFamily(exchange, family, 'revoked');
  }
}
