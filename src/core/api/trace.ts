import type { TokenCheck } from '../credentials/index.js';
import type { Refusal } from './refusals.js';
import type { ServerChange } from './state.js';

/** What the server does with a request, step by step. */
export type StepId =
  | 'transport'
  | 'credential'
  | 'key_checksum'
  | 'key_lookup'
  | 'key_expiry'
  | TokenCheck
  | 'denylist'
  | 'rate_limit'
  | 'scope'
  | 'admin'
  | 'client'
  | 'grant'
  | 'input'
  | 'handler';

/** Costs are counts, never milliseconds: the same request costs the same wherever it runs. */
export interface Cost {
  /** Rows read from a database that every instance of the API shares. */
  reads: number;
  writes: number;
  /** SHA-256 over a credential. */
  hashes: number;
  /** Signatures or MACs checked. */
  verifies: number;
}

export interface Step extends Cost {
  id: StepId;
  ok: boolean;
  code?: Refusal;
  /** The server is set up not to do this step, and says so: a denylist that nobody asks. */
  skipped?: true;
  /** Which copy of the truth answered, and how old it was. */
  copy?: { id: string; ageMs: number };
}

export interface Trace {
  requestId: string;
  /** Milliseconds since 1970, read once when the request came in. */
  at: number;
  status: number;
  /** Index into `steps` of the one that settled the answer. */
  decidedBy: number;
  steps: Step[];
  changes: ServerChange[];
}

export const FREE: Cost = { reads: 0, writes: 0, hashes: 0, verifies: 0 };
