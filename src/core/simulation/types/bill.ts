import type { CredentialId, Lane } from './ids.js';

/** What a lane has cost so far. */
export interface Bill {
  /** How long some verifier has let a thief in since something was taken away from it, in milliseconds. */
  exposureMs: number;
  /** Calls by the thief that were answered since. */
  allowedAfterRevocation: number;
  reads: number;
  writes: number;
  /** Requests to the issuer: those that checking took, sign-ins, refreshes, trades of a key, revocations. */
  calls: number;
  /** Rows the server keeps for this lane. */
  rows: number;
  /** Calls by honest customers that were refused, but for those over a limit of the caller’s own. */
  honestRefused: number;
}

/** When a thief is let in, or could be, after something that it holds was taken away, as far as it has come. */
export interface Exposure {
  lane: Lane;
  /** Since when something that the thief holds is taken away: the revocation, or the leak where that came later. */
  since: number;
  /** When some verifier lets in one of the things that the thief holds, whichever it is; no two of them meet. */
  spans: readonly { from: number; to: number; credentials: readonly CredentialId[] }[];
  /** All of them together, in milliseconds. */
  ms: number;
  /** Whether some verifier still lets the thief in. */
  counting: boolean;
}
