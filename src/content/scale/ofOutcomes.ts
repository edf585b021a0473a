import type { OutcomeId } from '../../core/decision/index.js';
import type { DesignId } from '../../core/scale/index.js';
import type { FieldId } from './words.js';

/** How what Decide comes out with is checked: the designs that it may be, the usual one first. None is no credential of ours. */
export const DESIGNS_OF: Readonly<Record<OutcomeId, readonly DesignId[]>> = {
  'api-key': ['key-cached', 'key-looked-up'],
  'jwt-refresh': ['jwt', 'jwt-list'],
  'key-to-jwt': ['jwt', 'jwt-list'],
  // Where nothing may be asked on a call, each verifier pulls a list.
  'revocable-token': ['introspection', 'jwt-list'],
  // A session id is looked up as a key is.
  'cookie-session': ['key-looked-up', 'key-cached'],
  'session-to-jwt': ['jwt', 'jwt-list'],
  'client-credentials': ['jwt', 'jwt-list'],
  'workload-identity': ['jwt', 'jwt-list'],
  'webhook-signature': [],
  none: [],
};

const ALWAYS: readonly FieldId[] = [
  'callsPerSecond',
  'nodes',
  'regions',
  'detectS',
  'decideS',
  'thiefCallsPerSecond',
  'limitPerSecond',
  'lookupsPerSecondPerStore',
  'rowBytes',
  'pricePerCore',
  'pricePerStore',
  'pricePerGigabyte',
  'pricePerGigabyteMoved',
];
const TOKEN: readonly FieldId[] = [
  ...ALWAYS,
  'peakCallsPerSecond',
  'sessions',
  'lifetimeS',
  'leewayS',
  'refreshTokenStolen',
  'rotation',
  'tokenBytes',
  'verificationsPerSecondPerCore',
  'signaturesPerSecondPerCore',
];
const KEY: readonly FieldId[] = [...ALWAYS, 'peakCallsPerSecond', 'callers', 'replicationS'];

/** The figures that a design’s exposure, load and bill are made of; a test changes each of the others in vain. */
export const COUNTS: Readonly<Record<DesignId, readonly FieldId[]>> = {
  'key-looked-up': KEY,
  'key-cached': [...KEY, 'callerSkew', 'cacheTtlS', 'staleS'],
  jwt: TOKEN,
  'jwt-list': [...TOKEN, 'replicationS', 'pullIntervalS', 'revocationsPerDay'],
  introspection: [...ALWAYS, 'peakCallsPerSecond', 'sessions', 'callerSkew', 'introspectionTtlS'],
};
