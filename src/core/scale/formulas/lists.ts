import type { System } from '../system.js';

/** An id of 128 bits, as `jti` and session ids commonly are. */
export const ID_BYTES = 16;
/** One false alarm in a thousand: a node then asks the issuer, so that nobody is refused wrongly. */
export const FALSE_ALARMS = 0.001;

export interface ListFigures {
  /** Entries on an ordinary day, where each names a token (`jti`), and where each names a session. */
  tokensListed: number;
  sessionsListed: number;
  /** Right after the mass revocation, one entry a session. */
  listedAfterMass: number;
  /** Of the list of sessions: as it is, and as a Bloom filter. */
  listBytes: number;
  bloomBytes: number;
  listBytesAfterMass: number;
  bloomBytesAfterMass: number;
  /** A status list of one bit for each token that has not expired, before compression. */
  statusListBytes: number;
  pullsPerSecond: number;
  pulledBytesPerSecond: number;
  pulledBytesPerSecondAfterMass: number;
}

/**
 * What a list of revoked tokens holds, and what nodes fetch of it.
 *
 * Entries come at the rate of revocations and are dropped when what they name has expired anyway, so on average the
 * list holds rate × the mean time kept (Little’s law). An entry by `jti` is kept for what was left of one token, which
 * at a random moment is lifetime / 2, and the leeway; one that names a session must outlive its youngest token: the
 * whole lifetime and the leeway.
 *
 * A status list (draft-ietf-oauth-status-list) has a place for each token, revoked or not, until it expires: at least
 * one for each session.
 */
export function listFigures(system: System): ListFigures {
  const { revocationsPerDay, lifetimeS, leewayS, massRevocation, sessions, nodes, pullIntervalS } = system;
  const perSecond = revocationsPerDay / 86_400;
  const sessionsListed = perSecond * (lifetimeS + leewayS);
  const listedAfterMass = sessionsListed + massRevocation;
  const pullsPerSecond = nodes / pullIntervalS;
  return {
    tokensListed: perSecond * (lifetimeS / 2 + leewayS),
    sessionsListed,
    listedAfterMass,
    listBytes: sessionsListed * ID_BYTES,
    bloomBytes: bloomBits(sessionsListed, FALSE_ALARMS) / 8,
    listBytesAfterMass: listedAfterMass * ID_BYTES,
    bloomBytesAfterMass: bloomBits(listedAfterMass, FALSE_ALARMS) / 8,
    statusListBytes: sessions / 8,
    pullsPerSecond,
    pulledBytesPerSecond: pullsPerSecond * sessionsListed * ID_BYTES,
    pulledBytesPerSecondAfterMass: pullsPerSecond * listedAfterMass * ID_BYTES,
  };
}

/**
 * The bits of a Bloom filter of n entries with a false alarm in 1 / p: −n ln p / (ln 2)². With k hashes into m bits a
 * bit is still 0 with probability e^(−kn/m); the rate of false alarms (1 − e^(−kn/m))^k is least at k = (m/n) ln 2, where
 * half of the bits are 0 and it is 2^(−k). Solved for m (B. H. Bloom, 1970).
 */
export function bloomBits(entries: number, falseAlarms: number): number {
  return (-entries * Math.log(falseAlarms)) / Math.LN2 ** 2;
}
