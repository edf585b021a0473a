import type { Alg, Limit } from '../credentials/index.js';

/** An OAuth client. One with a secret is confidential, one without is public (RFC 6749 section 2.1). */
export interface OAuthClient {
  id: string;
  secret?: string;
  /** Where codes may be sent. A single one may be left out of requests; `redirect.ts` says how they are compared. */
  redirectUris: string[];
  scopes: string[];
}

/** What all regions share. */
export const SHARED_PARTS = ['key_store', 'user_store', 'denylist', 'token_endpoint'] as const;
/** Something that can break. A region is broken when it cannot reach what all regions share. */
export type Part = (typeof SHARED_PARTS)[number] | `region ${string}`;

/** All `…S` are seconds; 0 switches a copy or a window off. */
export interface ApiConfig {
  /** Issuer identifier (RFC 8414 section 2): an address without query or fragment; it may have a path. */
  issuer: string;
  audience: string;
  /** Other APIs that the issuer signs for when a token is exchanged (RFC 8693 section 2.1, `audience`). */
  otherAudiences: string[];
  /** Problem types are this address plus `problem-` and a name (RFC 9457 section 3.1.1). */
  problemBase: string;
  /** Bearer secret of the management routes. */
  adminSecret: string;
  clients: OAuthClient[];

  alg: Alg;
  /** Lifetime of an access token. */
  accessTtlS: number;
  /** Lifetime of a refresh token family, counted from the sign-in. */
  refreshTtlS: number;
  /** A refresh token that nobody uses for this long is dead. */
  refreshIdleS: number;
  /** Whether a refresh brings a new refresh token and spends the old one (RFC 9700 section 4.14.2). */
  refreshRotation: boolean;
  /** How long the immediately previous refresh token still works after a rotation: for retries and for two tabs. */
  refreshGraceS: number;

  /** By how much the verifier lets `exp` and `nbf` be missed. */
  leewayS: number;
  /** By how much the verifier's clock is ahead; negative when it lags. */
  clockSkewS: number;
  /** The verifier's copy of the JWKS, with the two settings that jose's `createRemoteJWKSet` has. */
  jwksCacheS: number;
  jwksCooldownS: number;

  /** Whether the API asks the list of revoked tokens on every call, and how old its copy of that list may be. */
  denylist: boolean;
  denylistPropagationS: number;
  /** What the API does while it cannot ask that list, or the status list: let in, or refuse. */
  denylistFails: 'open' | 'closed';
  /** Whether tokens carry a place on a Token Status List and the API reads it, as a copy of at most this age. */
  statusList: boolean;
  statusListTtlS: number;
  /** What the API looks up about the person on every call: nothing, sign-outs by time or by version, the whole account. */
  subjectCheck: 'none' | 'not_before' | 'token_version' | 'account';
  /** Whether a token that was got for an API key dies with that key. */
  keyIdCheck: boolean;
  /** Whether the API asks the issuer about every token (RFC 7662) instead of verifying it by itself. */
  introspection: boolean;
  introspectionCacheS: number;

  /** The gateway's copy of key verdicts: of good keys, of refused ones, and how much longer an old one still answers. */
  keyCacheS: number;
  keyNegativeCacheS: number;
  keyCacheStaleS: number;
  /** `slow` models a password hash on every look-up: see `slowHash.ts`. */
  keyHash: 'fast' | 'slow';

  /** How the gateway tells the service behind it who calls; `none` where there is no such service. */
  innerIdentity: 'none' | 'header' | 'signed';

  /** How many groups a person's token lists: many make a token large. */
  groups: number;

  /** Each region has copies of its own. A request says where it arrives: `Demo-Region: us`; else it is the first. */
  regions: string[];
  down: Part[];

  /** The limit a new API key gets, and that of every token holder. */
  limit: Limit;
  /** A second, longer window: what the customer has bought. */
  quota: Limit | null;
  limiter: 'fixed_window' | 'token_bucket';
  /** Whether each caller has its own limit, or all share one. */
  limitPer: 'caller' | 'api';
  /** `nginx`: a header line over 8 KB is answered 400. `node`: headers over 16 KB in all are answered 431. */
  headerLimits: 'nginx' | 'node' | 'both' | 'none';
}

export const DEFAULT_CONFIG: ApiConfig = {
  issuer: 'https://api.example',
  audience: 'https://api.example',
  otherAudiences: ['https://billing.example'],
  problemBase: 'https://keyortoken.example/#',
  adminSecret: 'demo-admin-secret',
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
  alg: 'ES256',
  accessTtlS: 900,
  refreshTtlS: 30 * 86_400,
  refreshIdleS: 0,
  refreshRotation: true,
  refreshGraceS: 0,
  leewayS: 0,
  clockSkewS: 0,
  jwksCacheS: 600,
  jwksCooldownS: 30,
  denylist: false,
  denylistPropagationS: 0,
  denylistFails: 'closed',
  statusList: false,
  statusListTtlS: 300,
  subjectCheck: 'none',
  keyIdCheck: false,
  introspection: false,
  introspectionCacheS: 0,
  keyCacheS: 0,
  keyNegativeCacheS: 0,
  keyCacheStaleS: 0,
  keyHash: 'fast',
  innerIdentity: 'none',
  groups: 0,
  regions: ['eu'],
  down: [],
  limit: { requests: 60, windowS: 60 },
  quota: null,
  limiter: 'fixed_window',
  limitPer: 'caller',
  headerLimits: 'both',
};

export const SCOPES = ['orders:read', 'orders:write'] as const;

/** What a person's role allows. A token asked for with more carries only this (RFC 6749 section 3.3). */
export const ROLE_SCOPES = {
  admin: ['orders:read', 'orders:write'],
  member: ['orders:read'],
} as const;
export type Role = keyof typeof ROLE_SCOPES;
