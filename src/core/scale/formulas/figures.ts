import type { System } from '../system.js';
import type { CacheFigures } from './cache.js';
import type { DesignId } from './designs.js';
import type { IssuerFigures } from './issuer.js';
import type { ListFigures } from './lists.js';
import type { StillLetIn } from './spread.js';

/** What a design asks of whom, and keeps. */
export interface LoadFigures {
  /** Of the key store or the issuer, for checking: lookups, introspections; mean over a day and at the peak. */
  lookupsPerSecond: { mean: number; peak: number };
  refreshesPerSecond: number;
  pullsPerSecond: number;
  /** Rows in the issuer’s or the key store’s tables. */
  rows: number;
  /** What all nodes together keep in memory. */
  nodeBytes: number;
  /** Credentials on the wire at the mean, and lists fetched. */
  bytesPerSecond: number;
}

/** In cores, stores and gigabytes; then in money, a month. */
export interface BillFigures {
  cores: number;
  stores: number;
  gigabytes: number;
  gigabytesMoved: number;
  total: number;
}

export interface DesignFigures {
  stillLetIn: StillLetIn;
  exposure: { meanS: number; atMostS: number };
  /** Calls that a thief gets answered: min(limit, what the thief can send) × exposure. */
  callsStolen: { mean: number; atMost: number };
  load: LoadFigures;
  bill: BillFigures;
}

interface Parts {
  key: CacheFigures;
  introspection: CacheFigures;
  issuer: IssuerFigures;
  lists: ListFigures;
}

const MONTH_S = 30 * 86_400;
const GIGABYTE = 1e9;
/** An API key of ours is 45 characters; a token of introspection is no longer. */
const KEY_BYTES = 45;

/**
 * What each design asks and keeps; a lookup moves one row. Rotation adds nothing that is counted here: a refresh is one
 * request to the store either way, and a session’s row holds which of its refresh tokens is the good one.
 */
export function loadOf(design: DesignId, system: System, parts: Parts): LoadFigures {
  const { callsPerSecond, peakCallsPerSecond, callers, sessions, nodes, rowBytes, tokenBytes } = system;
  const { key, introspection, issuer, lists } = parts;
  const none = {
    lookupsPerSecond: { mean: 0, peak: 0 },
    refreshesPerSecond: 0,
    pullsPerSecond: 0,
    nodeBytes: 0,
  };
  const opaque = (lookups: number): number => callsPerSecond * KEY_BYTES + lookups * rowBytes;
  switch (design) {
    case 'key-looked-up':
      return {
        ...none,
        lookupsPerSecond: { mean: callsPerSecond, peak: peakCallsPerSecond },
        rows: callers,
        bytesPerSecond: opaque(callsPerSecond),
      };
    case 'key-cached':
      return {
        ...none,
        lookupsPerSecond: key.lookupsPerSecond,
        rows: callers,
        nodeBytes: key.entriesPerNode * nodes * rowBytes,
        bytesPerSecond: opaque(key.lookupsPerSecond.mean),
      };
    case 'jwt':
      return {
        ...none,
        refreshesPerSecond: issuer.refreshesPerSecond,
        rows: sessions,
        bytesPerSecond: (callsPerSecond + issuer.refreshesPerSecond) * tokenBytes,
      };
    case 'jwt-list':
      return {
        ...none,
        refreshesPerSecond: issuer.refreshesPerSecond,
        pullsPerSecond: lists.pullsPerSecond,
        rows: sessions + lists.sessionsListed,
        nodeBytes: lists.listBytes * nodes,
        bytesPerSecond:
          (callsPerSecond + issuer.refreshesPerSecond) * tokenBytes + lists.pulledBytesPerSecond,
      };
    case 'introspection':
      return {
        ...none,
        lookupsPerSecond: introspection.lookupsPerSecond,
        rows: sessions,
        nodeBytes: introspection.entriesPerNode * nodes * rowBytes,
        bytesPerSecond: opaque(introspection.lookupsPerSecond.mean),
      };
  }
}

/**
 * What that comes to. Cores: tokens checked at the peak / checks a second a core, and signatures for refreshes. Stores:
 * whatever is asked, at the peak / what one store answers, whole stores, one at least. Bytes: a month of 30 days.
 */
export function billOf(design: DesignId, system: System, load: LoadFigures): BillFigures {
  const { verificationsPerSecondPerCore, signaturesPerSecondPerCore, lookupsPerSecondPerStore, rowBytes } =
    system;
  const isToken = design === 'jwt' || design === 'jwt-list';
  const verifying = isToken ? system.peakCallsPerSecond / verificationsPerSecondPerCore : 0;
  const cores = verifying + load.refreshesPerSecond / signaturesPerSecondPerCore;
  const asked = load.lookupsPerSecond.peak + load.refreshesPerSecond + load.pullsPerSecond;
  const stores = Math.max(1, Math.ceil(asked / lookupsPerSecondPerStore));
  const gigabytes = (load.rows * rowBytes + load.nodeBytes) / GIGABYTE;
  const gigabytesMoved = (load.bytesPerSecond * MONTH_S) / GIGABYTE;
  const total =
    cores * system.pricePerCore +
    stores * system.pricePerStore +
    gigabytes * system.pricePerGigabyte +
    gigabytesMoved * system.pricePerGigabyteMoved;
  return { cores, stores, gigabytes, gigabytesMoved, total };
}
