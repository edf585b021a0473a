import type { DesignId, System } from '../../core/scale/index.js';

export const SCALE = {
  title: 'At your scale',
  lead: 'What each way to check a credential costs at the size of your system, and how long a thief gets in.',
} as const;

export type FieldId = keyof System;

export interface FieldWords {
  label: string;
  /** What follows the number in the field, and what a duration is read in. */
  unit?: string;
  hint?: string;
}

export const FIELDS: Readonly<Record<FieldId, FieldWords>> = {
  callers: { label: 'Callers', hint: 'Keys given out, or accounts.' },
  sessions: { label: 'Sessions alive', hint: 'Logins that hold a refresh token.' },
  callsPerSecond: { label: 'Calls per second, mean over a day' },
  peakCallsPerSecond: { label: 'Calls per second at the peak', hint: 'At most twenty times the mean.' },
  callerSkew: {
    label: 'How unevenly callers call',
    hint: 'The exponent of Zipf’s law: at 0 all call alike, 1 is usual, at 2 a few make nearly all calls.',
  },
  nodes: { label: 'Nodes that check', hint: 'Processes, of all services together.' },
  regions: { label: 'Regions' },
  replicationS: { label: 'Delay between regions', unit: 's' },
  lifetimeS: { label: 'Lifetime of an access token', unit: 's' },
  leewayS: { label: 'Clock leeway', unit: 's' },
  cacheTtlS: { label: 'A node caches a key for', unit: 's' },
  staleS: { label: 'It may answer stale for another', unit: 's', hint: 'While it asks again.' },
  introspectionTtlS: {
    label: 'A node caches an introspection for',
    unit: 's',
    hint: '0 asks on every call.',
  },
  pullIntervalS: { label: 'Nodes pull the denylist every', unit: 's' },
  jwksTtlS: { label: 'Nodes cache the key set for', unit: 's' },
  jwksCooldownS: { label: 'Cooldown for unknown key ids', unit: 's' },
  revocationsPerDay: { label: 'Revocations per day' },
  massRevocation: { label: 'Sessions revoked on a bad day' },
  tokenBytes: { label: 'Bytes per token' },
  rowBytes: { label: 'Bytes per row' },
  lookupsPerSecondPerStore: { label: 'Lookups per second that one store serves' },
  verificationsPerSecondPerCore: {
    label: 'Verifications per second per core',
    hint: 'Assumed, as an order of magnitude. Measure yours below.',
  },
  signaturesPerSecondPerCore: { label: 'Signatures per second per core' },
  detectS: { label: 'Time to detect a theft', unit: 's' },
  decideS: { label: 'Time to decide to revoke', unit: 's' },
  refreshTokenStolen: { label: 'The thief has the refresh token too' },
  rotation: {
    label: 'Refresh tokens are rotated, and a spent one ends the session at the owner’s next refresh',
    hint: 'While the owner is away, nobody notices.',
  },
  thiefCallsPerSecond: { label: 'Calls per second that a thief sends' },
  limitPerSecond: { label: 'Rate limit of one credential, per second' },
  outageS: { label: 'An outage lasts', unit: 's' },
  pricePerCore: { label: 'A core, per month' },
  pricePerStore: { label: 'One store, per month' },
  pricePerGigabyte: { label: 'A gigabyte kept, per month' },
  pricePerGigabyteMoved: { label: 'A gigabyte moved' },
};

/** The fields in their groups; the first is always open. */
export const GROUPS: readonly { title: string; fields: readonly FieldId[] }[] = [
  {
    title: 'Size',
    fields: ['callers', 'sessions', 'callsPerSecond', 'peakCallsPerSecond', 'nodes', 'regions'],
  },
  {
    title: 'Tokens and caches',
    fields: [
      'lifetimeS',
      'leewayS',
      'cacheTtlS',
      'staleS',
      'introspectionTtlS',
      'pullIntervalS',
      'replicationS',
      'jwksTtlS',
      'jwksCooldownS',
    ],
  },
  {
    title: 'The theft',
    fields: ['detectS', 'decideS', 'refreshTokenStolen', 'rotation', 'thiefCallsPerSecond', 'limitPerSecond'],
  },
  { title: 'Bad days', fields: ['revocationsPerDay', 'massRevocation', 'outageS'] },
  {
    title: 'Capacity',
    fields: [
      'lookupsPerSecondPerStore',
      'verificationsPerSecondPerCore',
      'signaturesPerSecondPerCore',
      'tokenBytes',
      'rowBytes',
      'callerSkew',
    ],
  },
  {
    title: 'Your prices',
    fields: ['pricePerCore', 'pricePerStore', 'pricePerGigabyte', 'pricePerGigabyteMoved'],
  },
];

export const DESIGN_WORDS: Readonly<Record<DesignId, { name: string; tone: 'key' | 'jwt' }>> = {
  'key-looked-up': { name: 'Key, looked up', tone: 'key' },
  'key-cached': { name: 'Key, cached', tone: 'key' },
  jwt: { name: 'JWT alone', tone: 'jwt' },
  'jwt-list': { name: 'JWT and pulled list', tone: 'jwt' },
  introspection: { name: 'Introspected token', tone: 'jwt' },
};

/** What the closed forms are, beside the figures they give. */
export const FORMULAS: readonly { what: string; formula: string; why: string }[] = [
  {
    what: 'Hit ratio of a cache',
    formula: 'λT / (1 + λT), summed over the callers',
    why: 'A verdict is kept for T; the next call after that, 1/λ later on average, is the next miss. So there is one miss and λT hits in every T + 1/λ.',
  },
  {
    what: 'Still let in, JWT alone',
    formula: 'lifetime / 2 + leeway on average, lifetime + leeway at most',
    why: 'A revocation has nothing to do with when the token was issued, so the token may be of any age, each as likely.',
  },
  {
    what: 'Exposure',
    formula: 'detect + decide + still let in',
    why: 'A JWT stolen without its refresh token expires by itself, however long detection takes: then whichever is first. With rotation, detect + decide count for one lifetime at most: the owner’s next refresh ends the session, if the owner goes on calling.',
  },
  {
    what: 'Refreshes per second',
    formula: 'sessions / lifetime',
    why: 'Each session fetches a new token when the old one expires.',
  },
  {
    what: 'Entries on the denylist',
    formula: 'revocations per second × (lifetime + leeway)',
    why: 'An entry that names a session must outlive its youngest token. One that names a token is kept half a lifetime on average.',
  },
  {
    what: 'Bits of a Bloom filter',
    formula: '−n ln p / (ln 2)²',
    why: 'At the best number of hashes half of the bits are 0, and a false alarm has probability p.',
  },
  {
    what: 'Time to work off an outage',
    formula: 'waiting / (capacity − sessions / lifetime)',
    why: 'Of the sessions, outage / lifetime have a token that expired meanwhile, and others keep coming.',
  },
];
