import type { Alg, Limit } from '../credentials/index.js';

/** An OAuth client. One with a secret is confidential, one without is public (RFC 6749 section 2.1). */
export interface OAuthClient {
  id: string;
  secret?: string;
  redirectUris: string[];
  scopes: string[];
}

export interface ApiConfig {
  /** Issuer identifier (RFC 8414 section 2): an address without query or fragment; it may have a path. */
  issuer: string;
  audience: string;
  /** Problem types are this address plus `problem-` and a name (RFC 9457 section 3.1.1). */
  problemBase: string;
  /** Bearer secret of the key-management routes. */
  adminSecret: string;
  alg: Alg;
  /** Lifetime of an access token, in seconds. */
  accessTtlS: number;
  /** Lifetime of a refresh token family, in seconds. */
  refreshTtlS: number;
  /** Seconds by which the verifier lets `exp` and `nbf` be missed. */
  leewayS: number;
  /** Whether the API asks the list of revoked tokens on every call. */
  denylist: boolean;
  /** The limit a new API key gets, and that of every token holder. */
  limit: Limit;
  clients: OAuthClient[];
}

export const DEFAULT_CONFIG: ApiConfig = {
  issuer: 'https://api.example',
  audience: 'https://api.example',
  problemBase: 'https://keyortoken.example/#',
  adminSecret: 'demo-admin-secret',
  alg: 'ES256',
  accessTtlS: 900,
  refreshTtlS: 30 * 86_400,
  leewayS: 0,
  denylist: false,
  limit: { requests: 60, windowS: 60 },
  clients: [
    {
      id: 'demo-app',
      redirectUris: ['https://app.example/callback'],
      scopes: ['orders:read', 'orders:write'],
    },
    {
      id: 'demo-backend',
      secret: 'demo-backend-secret',
      redirectUris: ['https://backend.example/callback'],
      scopes: ['orders:read', 'orders:write'],
    },
  ],
};

export const SCOPES = ['orders:read', 'orders:write'] as const;
