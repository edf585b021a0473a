import type { CredentialRow, LogEvent, RequestEvent, Settings } from '../../../core/simulation/index.js';
import type { Credentials } from '../words/narration.js';
import type { People } from '../words/people.js';

/** What an answer goes back to. */
export interface Cause {
  sentence: string;
  /** The moment to look at, in milliseconds since 1970, where there is one. */
  at: number | null;
  /** Position in the log of what caused it, where that is an event. */
  seq: number | null;
}

/** Why a request was answered as it was, and what would have changed the answer. */
export interface Why {
  cause: Cause | null;
  otherwise: readonly string[];
}

/** What the run knows about a request and what came before it. */
export interface Case {
  event: RequestEvent;
  /** Everything up to the request. */
  before: readonly LogEvent[];
  credential: CredentialRow | undefined;
  credentials: Credentials;
  /** The settings as they stood when the request came in. */
  settings: Settings;
  /** When the run began. */
  startsAt: number;
  people: People;
}
