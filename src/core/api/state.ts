import type { ApiKeyRow, RefreshFamilyRow, RefreshTokenRow, SigningKey } from '../credentials/index.js';
import type { Change, Table } from '../shared/index.js';

/** A single-use authorization code and what it was asked for with (RFC 6749 section 4.1, RFC 7636). */
export interface AuthorizationCodeRow {
  hash: string;
  clientId: string;
  redirectUri: string;
  codeChallenge: string;
  scope: string;
  subject: string;
  expiresAt: number;
  /** The family it was exchanged for. A used code is kept, so that its reuse can be noticed. */
  usedFor: string | null;
}

/** A revoked access token, by `iss` and `jti`: never by its bytes, which have more than one spelling. */
export interface RevokedTokenRow {
  iss: string;
  jti: string;
  revokedAt: number;
  /** After this moment the token is refused anyway, so the row may go. */
  dropAt: number;
}

/** Requests counted in the current fixed window of one caller. */
export interface WindowRow {
  startedAt: number;
  used: number;
}

/** Everything the server keeps: plain data and CryptoKeys, structured-cloneable. */
export interface ServerState {
  /** By SHA-256 hex of the key. */
  apiKeys: Table<ApiKeyRow>;
  /** The index from a key's public id to its hash. */
  apiKeyIds: Table<string>;
  /** By key id (`kid`); the last one signs. */
  signingKeys: Table<SigningKey>;
  /** By SHA-256 hex of the code. */
  codes: Table<AuthorizationCodeRow>;
  /** By SHA-256 hex of the token. */
  refreshTokens: Table<RefreshTokenRow>;
  /** By family id. */
  families: Table<RefreshFamilyRow>;
  /** By `iss` and `jti`. */
  revokedTokens: Table<RevokedTokenRow>;
  /** By caller; kept in the API process's memory, not in a database. */
  windows: Table<WindowRow>;
  /** Last number given out, by what it numbers. */
  counters: Table<number>;
}

export type TableName = keyof ServerState;
export type RowOf<Name extends TableName> = ServerState[Name] extends Table<infer Row> ? Row : never;
export type ServerChange = Change<TableName>;

export function emptyState(): ServerState {
  return {
    apiKeys: new Map(),
    apiKeyIds: new Map(),
    signingKeys: new Map(),
    codes: new Map(),
    refreshTokens: new Map(),
    families: new Map(),
    revokedTokens: new Map(),
    windows: new Map(),
    counters: new Map(),
  };
}
