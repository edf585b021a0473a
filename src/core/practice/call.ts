/** Where the API of a world is, below the address of its host or tenant. */
export const BASE = '/api';
/** Where the API looks for itself: whatever name it was asked by, a world sees this one. */
export const INNER = `http://localhost${BASE}`;

/** A request as it reaches a world: what was asked, less the names of host and tenant. */
export interface Call {
  /** Complete, at an address whose path is the one below `INNER`, on this machine. */
  request: Request;
  /** Without `/api`. */
  path: string;
  /** Says when nobody waits for the answer any more. */
  hungUp: AbortSignal;
  /** The address of the API as it was asked, such as `http://localhost:4180/t/blue/api`. */
  address: string;
  /** The issuer by whose name it was asked. */
  issuer: string;
  /** Whether a token of this issuer is one of ours, under whichever name it was asked for. */
  isOurs(issuer: string): boolean;
}
