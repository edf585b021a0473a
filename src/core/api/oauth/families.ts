import {
  hashSecret,
  type RefreshFamilyRow,
  type RefreshRules,
  type RefreshTokenRow,
} from '../../credentials/index.js';
import { ROLE_SCOPES } from '../config.js';
import type { RequestContext } from '../requestContext.js';
import { userOf } from '../users.js';
import { issueAccessToken, issueRefreshToken, type Grant, type TokenResponse } from './issue.js';

/** Refresh token families: one for each sign-in. */

export function startFamily(
  grant: { subject: string; clientId: string; scope: string },
  context: RequestContext,
): RefreshFamilyRow {
  const { now } = context;
  const family: RefreshFamilyRow = {
    id: context.newName('family'),
    subject: grant.subject,
    clientId: grant.clientId,
    scope: grant.scope,
    createdAt: now,
    expiresAt: now + context.config.refreshTtlS * 1000,
    generation: 0,
    rotatedAt: now,
    lastUsedAt: now,
    endedAt: null,
    endedBecause: null,
  };
  context.sweep('families', ({ expiresAt }) => now >= expiresAt);
  // A token goes when its family has expired, even while the family's row is still there.
  context.sweep('refreshTokens', ({ familyId }) => {
    const family = context.recall('families', familyId);
    return !family || now >= family.expiresAt;
  });
  context.write('families', family.id, family);
  return family;
}

export function familyOf(id: string, context: RequestContext): RefreshFamilyRow | undefined {
  return context.read('families', id);
}

export async function findRefreshToken(
  token: string,
  context: RequestContext,
): Promise<{ row: RefreshTokenRow | undefined; family: RefreshFamilyRow | undefined }> {
  context.hashed();
  const row = context.read('refreshTokens', await hashSecret(token));
  return { row, family: row && familyOf(row.familyId, context) };
}

export function refreshRules({ config }: RequestContext): RefreshRules {
  return { graceS: config.refreshGraceS, idleS: config.refreshIdleS };
}

export function endFamily(
  context: RequestContext,
  family: RefreshFamilyRow,
  endedBecause: 'revoked' | 'reused',
): void {
  context.write('families', family.id, { ...family, endedAt: context.now, endedBecause });
}

/** Ends every sign-in of a person. */
export function endFamiliesOf(subject: string, context: RequestContext): void {
  for (const family of context.rows('families')) {
    if (family.subject === subject && family.endedAt === null) endFamily(context, family, 'revoked');
  }
}

export const beyondRole = 'The role of the user allows none of these scopes.';

/** What the person of a family gets: those of the scopes that the role allows; null where it allows none. */
export function grantFor(
  family: Pick<RefreshFamilyRow, 'subject' | 'clientId'>,
  scope: string,
  ttlS: number,
  context: RequestContext,
): Grant | null {
  const { role, tokenVersion } = userOf(family.subject, context);
  const allowed = scope.split(' ').filter((name) => ROLE_SCOPES[role].some((granted) => granted === name));
  // A scope has at least one name (RFC 6749 appendix A.4).
  if (allowed.length === 0) return null;
  const { subjectCheck, groups } = context.config;
  return {
    subject: family.subject,
    clientId: family.clientId,
    scope: allowed.join(' '),
    ttlS,
    claims: {
      ...(subjectCheck === 'token_version' && { token_version: tokenVersion }),
      ...(groups > 0 && { groups: Array.from({ length: groups }, (_, index) => groupId(index)) }),
    },
  };
}

/** A group's identifier in the usual form of 36 characters. */
function groupId(index: number): string {
  return `9f4a7c1e-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

export function issueForFamily(
  family: RefreshFamilyRow,
  grant: Grant,
  context: RequestContext,
): Promise<TokenResponse> {
  return issueAccessToken(context, { ...grant, claims: { ...grant.claims, sid: family.id } });
}

/** An access token and the family's next refresh token. */
export async function issuePair(
  family: RefreshFamilyRow,
  parent: string | null,
  grant: Grant,
  context: RequestContext,
): Promise<TokenResponse> {
  const access = await issueForFamily(family, grant, context);
  return { ...access, refresh_token: await issueRefreshToken(context, family, parent) };
}
