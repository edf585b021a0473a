import type { RefreshFamilyRow } from '../../credentials/index.js';
import { ROLE_SCOPES } from '../config.js';
import type { Exchange } from '../exchange.js';
import { issueAccessToken, issueRefreshToken, type TokenResponse } from '../issue.js';
import { userOf } from '../users.js';

/** An access token for the person of a family, with what the person's role allows of the scope. */
export async function issueForFamily(
  family: RefreshFamilyRow,
  scope: string,
  ttlS: number,
  exchange: Exchange,
): Promise<TokenResponse> {
  const { role, tokenVersion } = userOf(family.subject, exchange);
  const allowed = scope.split(' ').filter((name) => ROLE_SCOPES[role].some((granted) => granted === name));
  return issueAccessToken(exchange, {
    subject: family.subject,
    clientId: family.clientId,
    scope: allowed.join(' '),
    ttlS,
    claims: {
      sid: family.id,
      ...(exchange.config.subjectCheck === 'token_version' && { token_version: tokenVersion }),
    },
  });
}

/** The same with the family's next refresh token. */
export async function issuePair(
  family: RefreshFamilyRow,
  parent: string | null,
  scope: string,
  ttlS: number,
  exchange: Exchange,
): Promise<TokenResponse> {
  const access = await issueForFamily(family, scope, ttlS, exchange);
  return { ...access, refresh_token: await issueRefreshToken(exchange, family, parent) };
}
