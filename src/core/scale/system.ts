/** A reader’s system, as plain figures. Every name carries its unit. */
export interface System {
  /** Who hold a credential: keys given out, or accounts. */
  callers: number;
  /** Logins alive at once, each with a refresh token. */
  sessions: number;
  /** Mean over a day. */
  callsPerSecond: number;
  /** At the busiest moment of the day; from the mean up to twenty times it. */
  peakCallsPerSecond: number;
  /** The exponent of Zipf’s law over the callers: 0 is all alike, 1 is usual, 2 is a few who call nearly alone. */
  callerSkew: number;
  /** Processes that check credentials, of all services together. Each has its own cache. */
  nodes: number;
  regions: number;
  /** From a change in the home region until another region reads it. */
  replicationS: number;
  lifetimeS: number;
  leewayS: number;
  /** How long a node keeps what the key store said, and how much longer it may answer with it while it asks again. */
  cacheTtlS: number;
  staleS: number;
  /** How long a node keeps what introspection said; 0 asks for every call. */
  introspectionTtlS: number;
  /** How often each node fetches the list of revoked tokens. */
  pullIntervalS: number;
  jwksTtlS: number;
  /** The least time between two fetches for a key id that a node does not know. */
  jwksCooldownS: number;
  revocationsPerDay: number;
  /** Sessions that are revoked in one go on a bad day. */
  massRevocation: number;
  tokenBytes: number;
  /** A key, session or refresh token in a table. */
  rowBytes: number;
  lookupsPerSecondPerStore: number;
  verificationsPerSecondPerCore: number;
  signaturesPerSecondPerCore: number;
  detectS: number;
  decideS: number;
  /** Whether the thief has the refresh token too, and so a new access token until somebody revokes the session. */
  refreshTokenStolen: boolean;
  /**
   * Whether each refresh brings a new refresh token, and one that is used a second time ends its session (RFC 9700 section
   * 4.14.2). It counts where the refresh token is stolen.
   */
  rotation: boolean;
  thiefCallsPerSecond: number;
  /** The rate limit of one credential. */
  limitPerSecond: number;
  /** How long the store, the issuer or a region is lost, for the page’s bad day. */
  outageS: number;
  /** Prices a month in the reader’s own currency; transfer is per gigabyte moved. */
  pricePerCore: number;
  pricePerStore: number;
  pricePerGigabyte: number;
  pricePerGigabyteMoved: number;
}

/** What a figure may be: whole or not, from `least` to `most`. */
export interface Limits {
  least: number;
  most: number;
  whole?: true;
}

/** What is yes or no; all else is a figure. */
export const SWITCHES = ['refreshTokenStolen', 'rotation'] as const;
export type SwitchId = (typeof SWITCHES)[number];
export type FigureId = Exclude<keyof System, SwitchId>;

const DAY_S = 86_400;
const price: Limits = { least: 0, most: 1e6 };
const rate: Limits = { least: 0.001, most: 1e9 };
const wait: Limits = { least: 0, most: 365 * DAY_S };

/**
 * What each figure may be. Cached verdicts live an hour at most: the closed forms take the rate of calls for constant
 * while one does.
 */
export const LIMITS: Readonly<Record<FigureId, Limits>> = {
  callers: { least: 1, most: 1e10, whole: true },
  sessions: { least: 1, most: 1e11, whole: true },
  callsPerSecond: rate,
  peakCallsPerSecond: { least: 0.001, most: 2e10 },
  callerSkew: { least: 0, most: 2 },
  nodes: { least: 1, most: 100_000, whole: true },
  regions: { least: 1, most: 100, whole: true },
  replicationS: { least: 0, most: 3600 },
  lifetimeS: { least: 1, most: 30 * DAY_S },
  leewayS: { least: 0, most: 600 },
  cacheTtlS: { least: 1, most: 3600 },
  staleS: { least: 0, most: 3600 },
  introspectionTtlS: { least: 0, most: 3600 },
  pullIntervalS: { least: 1, most: DAY_S },
  jwksTtlS: { least: 1, most: 30 * DAY_S },
  jwksCooldownS: { least: 1, most: 3600 },
  revocationsPerDay: { least: 0, most: 1e9 },
  massRevocation: { least: 0, most: 1e11, whole: true },
  tokenBytes: { least: 16, most: 65_536, whole: true },
  rowBytes: { least: 1, most: 100_000, whole: true },
  lookupsPerSecondPerStore: rate,
  verificationsPerSecondPerCore: rate,
  signaturesPerSecondPerCore: rate,
  detectS: wait,
  decideS: wait,
  thiefCallsPerSecond: { least: 0.001, most: 1e6 },
  limitPerSecond: { least: 0.001, most: 1e6 },
  outageS: { least: 0, most: DAY_S },
  pricePerCore: price,
  pricePerStore: price,
  pricePerGigabyte: price,
  pricePerGigabyteMoved: price,
};

export const FIGURES = Object.keys(LIMITS) as FigureId[];

export function isSwitch(field: keyof System): field is SwitchId {
  return SWITCHES.some((each) => each === field);
}

/** A peak further from the mean is a flash crowd, and no curve of a day. */
export const MOST_PEAK = 20;
