import type {
  AccessTokenClaims,
  ApiKeyRow,
  RefreshFamilyRow,
  RefreshTokenRow,
  SigningKey,
} from '../credentials/index.js';
import type { Change, Table } from '../shared/index.js';
import type { Role } from './config.js';

/** A moment in the order of requests: several may share a millisecond. */
export interface Moment {
  /** Milliseconds since 1970. */
  at: number;
  /** The number of the request that made it so; 0 before the first. */
  request: number;
}

/** A signing key and its public life. */
export interface SigningKeyRow extends SigningKey {
  /** From then on it stands in the JWKS. */
  published: Moment;
  /** From then on (milliseconds since 1970) new tokens are signed with it. */
  signsFrom: number;
  /** Since then it is gone from the JWKS. The row stays while a verifier may still hold a copy. */
  removed: Moment | null;
}

/** A single-use authorization code and what it was asked for with (RFC 6749 section 4.1, RFC 7636). */
export interface AuthorizationCodeRow {
  hash: string;
  clientId: string;
  /** Where it was sent, with the port that was asked for. */
  redirectUri: string;
  /** Set where the request did not name that address, so that the token request need not either. */
  redirectUriLeftOut?: true;
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
  /** Its place on the status list, if it has one. */
  statusIndex: number | null;
  revoked: Moment;
  /** Its expiry, in seconds as in the claim. How long after it the row stays is for `forgottenFrom`. */
  exp: number;
}

/** A person. Whoever has no row has never been changed: an admin with tokens of version 1. */
export interface UserRow {
  id: string;
  role: Role;
  deletedAt: number | null;
  /** Tokens issued up to then are signed out. */
  notBefore: number | null;
  tokenVersion: number;
}

/** Requests counted for one caller under one policy: since the window began, or in a bucket that drains. */
export interface WindowRow {
  startedAt: number;
  used: number;
  /** When nothing of it counts any more. */
  endsAt: number;
}

/** What one region's gateway remembers of a key: the row it found, or that there was none. */
export interface KeyVerdictRow {
  row: ApiKeyRow | null;
  fetchedAt: number;
}

/** What one region's API remembers of the issuer's answer about a token; null stands for `active: false`. */
export interface IntrospectionRow {
  claims: AccessTokenClaims | null;
  fetchedAt: number;
}

/** A row of each table, by the name of the table. */
interface Rows {
  /** By SHA-256 hex of the key. */
  apiKeys: ApiKeyRow;
  /** The index from a key's public id to its hash. */
  apiKeyIds: string;
  /** By key id (`kid`), oldest first. */
  signingKeys: SigningKeyRow;
  /** By SHA-256 hex of the code. */
  codes: AuthorizationCodeRow;
  /** By SHA-256 hex of the token. */
  refreshTokens: RefreshTokenRow;
  /** By family id. */
  families: RefreshFamilyRow;
  /** By `iss` and `jti`. */
  revokedTokens: RevokedTokenRow;
  /** By subject. */
  users: UserRow;

  // The rest is kept in memory, not in a database.
  /** By caller and policy: `customer:acme default 60/60`. */
  windows: WindowRow;
  /** By region and hash. */
  keyVerdicts: KeyVerdictRow;
  /** By region and hash. */
  introspections: IntrospectionRow;
  /** When a region last fetched its copy of the JWKS, the denylist or the status list: `jwks eu`. */
  copies: Moment;
  /** Numbers that a process keeps for itself: until when it hashes, at which size a table is swept next. */
  gauges: number;
  /** Last number given out, by what it numbers. */
  counters: number;
  /** Names that were drawn once, by what they name. */
  names: string;
}

export type TableName = keyof Rows;
export type RowOf<Name extends TableName> = Rows[Name];
/** Everything the server keeps: plain data and CryptoKeys, structured-cloneable. */
export type ServerState = { [Name in TableName]: Table<Rows[Name]> };
/** A union by table: which one it is tells what the row is. */
export type ServerChange = Change<ServerState>;

export function emptyState(): ServerState {
  return {
    apiKeys: new Map(),
    apiKeyIds: new Map(),
    signingKeys: new Map(),
    codes: new Map(),
    refreshTokens: new Map(),
    families: new Map(),
    revokedTokens: new Map(),
    users: new Map(),
    windows: new Map(),
    keyVerdicts: new Map(),
    introspections: new Map(),
    copies: new Map(),
    gauges: new Map(),
    counters: new Map(),
    names: new Map(),
  };
}
