import type { ServerState } from '../../api/index.js';
import type { AccessTokenClaims } from '../../credentials/index.js';
import type { Change, Table } from '../../shared/index.js';
import type { Settings } from '../settings/settings.js';
import type { CallerId, CredentialId, Lane } from './ids.js';

/** A credential as the run knows it: what it is called, never what it is. */
export interface CredentialRow {
  id: CredentialId;
  lane: Lane;
  kind: 'api_key' | 'access_token' | 'refresh_token';
  /** Its id on the server: the key's id, the token's `jti`, or the family's id. */
  serverId: string;
  /** The OAuth client it was issued to; null for a key. */
  clientId: string | null;
  /** What a verifier finds it by: the hash of a key, the claims of a token. */
  facts: Facts;
  /** Shortened for display. */
  preview: string;
  scopes: string[];
  mintedAt: number;
  expiresAt: number | null;
  leakedAt: number | null;
  revokedAt: number | null;
}

export type Facts =
  | { hash: string }
  | { kid: string; claims: AccessTokenClaims }
  /** A refresh token is known to its issuer alone. */
  | { familyId: string };

/** A caller in one lane. */
export interface ClientRow {
  actor: CallerId;
  lane: Lane;
  /** Whose account it uses: a customer's name in the key lane, a user's id in the other. */
  user: string;
  holds: CredentialId;
  refreshToken: CredentialId | null;
  /** The API key it trades for a token whenever it needs one. */
  exchanges: CredentialId | null;
  /** It has the signing key, and makes its tokens itself. */
  forges: boolean;
  /** A rotated key that it will use from then on. */
  replacement: { credential: CredentialId; at: number } | null;
  /** When the next request is due, and how many have been sent. */
  nextAt: number;
  sent: number;
  /** When help arrives for a caller whose credential is dead. */
  recoversAt: number | null;
}

export interface SimulationState {
  credentials: Table<CredentialRow>;
  clients: Table<ClientRow>;
  /** How the API is set up, under `api`. */
  settings: Table<Settings>;
  /** The key id of a stolen key, under `signing-key`; under `verifying-key` where a verifier's half was stolen. */
  stolen: Table<string>;
  /** Where the customer keeps its keys, under `keys`. */
  places: Table<'server' | 'bundle'>;
}
/** A union by table: which one it is tells what the row is. */
export type SimulationChange = Change<SimulationState>;

/** Everything at one moment. Rows are never edited in place, so copying the tables is enough to keep it. */
export interface World {
  server: ServerState;
  simulation: SimulationState;
}
