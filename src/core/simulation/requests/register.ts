import { maskCredential, readClaims } from '../../credentials/index.js';
import type { Engine, Registered } from '../engine.js';
import { isRecord } from '../../shared/index.js';
import type { Names } from '../transcript.js';
import type { Sent } from '../transport.js';
import type { CredentialId, Lane } from '../types/index.js';

/** Takes in the credentials that an answer brings: from then on they have a name. Null when it brings none. */

export function registerKey(
  engine: Engine,
  { response, trace }: Sent,
  lane: Lane = 'key',
): Registered<CredentialId> | null {
  const { id, key, scopes, expires_at: expiresAt } = membersOf(response.body);
  if (typeof id !== 'string' || typeof key !== 'string') return null;
  const stored = trace.changes.findLast(({ table, row }) => table === 'apiKeys' && row?.id === id);
  const credential = engine.register(key, {
    lane,
    kind: 'api_key',
    serverId: id,
    clientId: null,
    preview: maskCredential(key),
    scopes: Array.isArray(scopes) ? scopes.map(String) : [],
    expiresAt: typeof expiresAt === 'string' ? Date.parse(expiresAt) : null,
    facts: { hash: stored?.key ?? '' },
  });
  return { value: credential, names: [[key, credential]], credential };
}

/** What signing in or refreshing brings: a token to call with, and one to get the next with, if there is one. */
export interface Session {
  accessToken: CredentialId;
  refreshToken: CredentialId | null;
}

/** Reads a token response (RFC 6749 section 5.1). */
export function registerTokens(engine: Engine, sent: Sent, clientId: string): Registered<Session> | null {
  const { access_token: token, refresh_token: next, scope } = membersOf(sent.response.body);
  if (typeof token !== 'string') return null;
  const { kid, claims } = readClaims(token);
  const scopes = typeof scope === 'string' ? scope.split(' ') : [];
  const accessToken = engine.register(token, {
    lane: 'jwt',
    kind: 'access_token',
    serverId: claims.jti,
    clientId,
    preview: maskCredential(token),
    scopes,
    expiresAt: claims.exp * 1000,
    facts: { kid, claims },
  });
  const refreshToken =
    typeof next === 'string' ? registerRefreshToken(engine, sent, next, scopes, clientId) : null;
  const names: Names = [
    [token, accessToken],
    ...(typeof next === 'string' && refreshToken ? [[next, refreshToken] as const] : []),
  ];
  return { value: { accessToken, refreshToken }, names, credential: accessToken };
}

/** Without rotation the answer brings the refresh token that is known already (RFC 6749 section 6). */
function registerRefreshToken(
  engine: Engine,
  { trace }: Sent,
  token: string,
  scopes: string[],
  clientId: string,
): CredentialId | null {
  const known = [...engine.secrets].find(([, secret]) => secret === token)?.[0];
  if (known !== undefined) return known;
  const stored = trace.changes.findLast((change) => change.table === 'refreshTokens')?.row;
  if (!stored) return null;
  return engine.register(token, {
    lane: 'jwt',
    kind: 'refresh_token',
    serverId: stored.familyId,
    clientId,
    preview: maskCredential(token),
    scopes,
    expiresAt: null,
    facts: { familyId: stored.familyId },
  });
}

/** The members of a JSON object; none where a text is no such thing. */
export function membersOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
