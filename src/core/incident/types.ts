export const CREDENTIALS = [
  'api-key',
  'access-token',
  'refresh-token',
  'session-cookie',
  'client-secret',
  'signing-key',
] as const;
export type LeakedCredential = (typeof CREDENTIALS)[number];

/** What the verifier asks about an access token besides its signature. */
export const LOOKUPS = ['none', 'denylist', 'introspection'] as const;
export type Lookup = (typeof LOOKUPS)[number];

/** Whether anything else was issued from the credential. */
export const DESCENDANTS = ['yes', 'no', 'unsure'] as const;
export type Descendants = (typeof DESCENDANTS)[number];

/** A leak, and what stands before the API. All times in seconds. */
export interface Situation {
  credential: LeakedCredential;
  /** How long a verdict is remembered: of a key, a session or an introspection; for a signing key, the JWKS. */
  cacheS: number;
  /** How long an access token lives from its issue. */
  lifetimeS: number;
  /** By how much the verifier lets `exp` be missed. */
  leewayS: number;
  lookup: Lookup;
  /** How old the verifier's copy of the denylist may be. */
  listS: number;
  issued: Descendants;
}

/** In no order of their own: a plan has one. */
export const ACTIONS = [
  'revoke',
  'end-session',
  'end-family',
  'list-token',
  'list-descendants',
  'wait-out',
  'remove-signing-key',
  'renew-key-sets',
  'purge-cache',
  'replace',
  'take-down',
  'read-log',
  'tell',
  'write-down',
] as const;
export type ActionId = (typeof ACTIONS)[number];

/** Who has to sign in or be given something new. */
export type LoggedOut = 'caller' | 'session' | 'person' | 'nobody' | 'everybody';

export interface Exposure {
  /** Longest time from the revocation to the last call that is let in, in seconds. */
  atMostS: number;
  /** Which of the formulas gives it. */
  by: 'lookup' | 'cache' | 'expiry' | 'list' | 'key-set';
}

export interface IncidentPlan {
  actions: readonly ActionId[];
  /** Of the credential itself. */
  exposure: Exposure;
  /** Of what was issued from it; null where nothing was. */
  descendants: Exposure | null;
  loggedOut: LoggedOut;
}
