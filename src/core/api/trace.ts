import type { TokenCheck } from '../credentials/index.js';
import type { Refusal } from './refusals.js';
import type { ServerChange } from './state.js';

/** What the server does with a request, step by step. */
export type StepId =
  | 'headers'
  | 'transport'
  | 'credential'
  | 'key_checksum'
  | 'key_lookup'
  | 'key_expiry'
  | TokenCheck
  | 'introspection'
  | 'denylist'
  | 'status_list'
  | 'subject'
  | 'key_id'
  | 'identity'
  | 'rate_limit'
  | 'scope'
  | 'admin'
  | 'store'
  | 'client'
  | 'grant'
  | 'input'
  | 'handler';

/** Costs are counts, never measured milliseconds: the same request costs the same wherever it runs. */
export interface Cost {
  /** Rows read from a database that every instance of the API shares. */
  reads: number;
  writes: number;
  /** SHA-256 over a credential. */
  hashes: number;
  /** Signatures or MACs checked. */
  verifies: number;
  /** Requests to another service: the issuer, for its keys, its lists or its opinion of a token. */
  calls: number;
}

/** What a step says besides whether it went well. */
export interface StepDetail {
  /** Which copy of the truth answered, and how old it was. */
  copy?: { id: string; ageMs: number };
  /** Milliseconds that a published model gives the step: only slow hashes have one. */
  modelMs?: number;
}

export interface Step extends Cost, StepDetail {
  id: StepId;
  ok: boolean;
  code?: Refusal;
  /** The server did not do this step: it is set up without it, or could not reach what it asks, and let the call in. */
  skipped?: 'off' | 'unreachable';
}

export interface Trace {
  requestId: string;
  /** Milliseconds since 1970, read once when the request came in. */
  at: number;
  status: number;
  /** Index into `steps` of the one that settled the answer. */
  decidedBy: number;
  /** The longest line of its header, in bytes, where a server on the way has a limit for it. */
  longestLine?: number;
  steps: Step[];
  changes: ServerChange[];
}
