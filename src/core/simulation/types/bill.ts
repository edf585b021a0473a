import type { CredentialId, Lane } from './ids.js';

/** What a lane has cost so far. */
export interface Bill {
  /** From the revocation to the first instant at which the verifier would refuse the credential, in milliseconds. */
  exposureMs: number;
  /** Calls by the thief that were answered after the revocation. */
  allowedAfterRevocation: number;
  reads: number;
  writes: number;
  /** Requests to the issuer that checking took. */
  calls: number;
  /** Rows the server keeps for this lane. */
  rows: number;
  /** Calls by the honest customer that were refused. */
  honestRefused: number;
}

/** When a credential in a thief's hands was, or could be, let in somewhere after it was taken away, as far as it has come. */
export interface Exposure {
  credential: CredentialId;
  lane: Lane;
  /** The revocation, or the leak where that came later. */
  from: number;
  to: number;
  /** Whether some verifier still lets it in. */
  counting: boolean;
}
