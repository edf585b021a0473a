import type { ServerState } from '../../api/index.js';
import type { CredentialRow, Lane } from '../types/index.js';

/** What the server keeps for a lane, by table. */
export type RowsKept = Record<'keys' | 'signIns' | 'refreshTokens' | 'denied' | 'users', number>;

/** A key is kept for the lane it was minted in: one that is traded for tokens is what those tokens cost. */
export function rowsKept(lane: Lane, server: ServerState, credentials: Iterable<CredentialRow>): RowsKept {
  const traded = [...credentials].filter(
    ({ kind, lane: of, serverId }) => kind === 'api_key' && of === 'jwt' && server.apiKeyIds.has(serverId),
  ).length;
  if (lane === 'key')
    return { keys: server.apiKeys.size - traded, signIns: 0, refreshTokens: 0, denied: 0, users: 0 };
  return {
    keys: traded,
    signIns: server.families.size,
    refreshTokens: server.refreshTokens.size,
    denied: server.revokedTokens.size,
    users: server.users.size,
  };
}
