import { maskCredential, readClaims, type ApiKeyRow, type RefreshTokenRow } from '../credentials/index.js';
import type { Stage } from './stage.js';
import type { CredentialId, Lane } from './types.js';
import type { Names, Sent } from './wire.js';

/** Takes in the credentials that an answer brings: from then on they have a name. */

export function registerKey(
  stage: Stage,
  { response, trace }: Sent,
  lane: Lane = 'key',
): { names: Names; credential: CredentialId } {
  const {
    id,
    key,
    scopes,
    expires_at: expiresAt,
  } = JSON.parse(response.body) as {
    id: string;
    key: string;
    scopes: string[];
    expires_at: string | null;
  };
  const stored = trace.changes.findLast(
    ({ table, row }) => table === 'apiKeys' && (row as ApiKeyRow | undefined)?.id === id,
  );
  const credential = stage.register(key, {
    lane,
    kind: 'api_key',
    serverId: id,
    clientId: null,
    preview: maskCredential(key),
    scopes,
    expiresAt: expiresAt === null ? null : Date.parse(expiresAt),
    facts: { hash: stored?.key ?? '' },
  });
  return { names: [[key, credential]], credential };
}

/** What signing in or refreshing brings: a token to call with, and one to get the next with, if there is one. */
export interface Session {
  accessToken: CredentialId;
  refreshToken: CredentialId | null;
}

/** The members of a token response that matter here (RFC 6749 section 5.1). */
interface Tokens {
  access_token: string;
  refresh_token?: string;
  scope: string;
}

export function registerTokens(
  stage: Stage,
  sent: Sent,
  clientId: string,
): { names: Names; credential: CredentialId; session: Session } {
  const tokens = JSON.parse(sent.response.body) as Tokens;
  const { kid, claims } = readClaims(tokens.access_token);
  const accessToken = stage.register(tokens.access_token, {
    lane: 'jwt',
    kind: 'access_token',
    serverId: claims.jti,
    clientId,
    preview: maskCredential(tokens.access_token),
    scopes: tokens.scope.split(' '),
    expiresAt: claims.exp * 1000,
    facts: { kid, claims },
  });
  const refreshToken = registerRefreshToken(stage, sent, tokens, clientId);
  const names: Names = [
    [tokens.access_token, accessToken],
    ...(tokens.refresh_token === undefined || refreshToken === null
      ? []
      : [[tokens.refresh_token, refreshToken] as const]),
  ];
  return { names, credential: accessToken, session: { accessToken, refreshToken } };
}

/** Without rotation the answer may bring the refresh token that is known already (RFC 6749 section 6), or none. */
function registerRefreshToken(
  stage: Stage,
  { trace }: Sent,
  { refresh_token: token, scope }: Tokens,
  clientId: string,
): CredentialId | null {
  if (token === undefined) return null;
  const known = [...stage.secrets].find(([, secret]) => secret === token)?.[0];
  if (known !== undefined) return known;
  const stored = trace.changes.findLast(({ table }) => table === 'refreshTokens')?.row as RefreshTokenRow;
  return stage.register(token, {
    lane: 'jwt',
    kind: 'refresh_token',
    serverId: stored.familyId,
    clientId,
    preview: maskCredential(token),
    scopes: scope.split(' '),
    expiresAt: null,
    facts: { familyId: stored.familyId },
  });
}
