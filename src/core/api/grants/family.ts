import type { RefreshFamilyRow } from '../../credentials/index.js';
import { ROLE_SCOPES } from '../config.js';
import type { Exchange } from '../exchange.js';
import { issueAccessToken, issueRefreshToken, type Grant, type TokenResponse } from '../issue.js';
import { userOf } from '../users.js';

export const beyondRole = 'The role of the user allows none of these scopes.';

/** What the person of a family gets: the scope less what the role does not allow, or null when nothing is left of it. */
export function grantFor(
  family: Pick<RefreshFamilyRow, 'subject' | 'clientId'>,
  scope: string,
  ttlS: number,
  exchange: Exchange,
): Grant | null {
  const { role, tokenVersion } = userOf(family.subject, exchange);
  const allowed = scope.split(' ').filter((name) => ROLE_SCOPES[role].some((granted) => granted === name));
  // A scope has at least one name (RFC 6749 appendix A.4).
  if (allowed.length === 0) return null;
  const { subjectCheck, groups } = exchange.config;
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
  exchange: Exchange,
): Promise<TokenResponse> {
  return issueAccessToken(exchange, { ...grant, claims: { ...grant.claims, sid: family.id } });
}

/** The same with the family's next refresh token. */
export async function issuePair(
  family: RefreshFamilyRow,
  parent: string | null,
  grant: Grant,
  exchange: Exchange,
): Promise<TokenResponse> {
  const access = await issueForFamily(family, grant, exchange);
  return { ...access, refresh_token: await issueRefreshToken(exchange, family, parent) };
}
