import type { Alg } from '../../credentials/index.js';
import type { Settings } from '../settings/settings.js';
import type { Command } from './command.js';
import type { CallerId } from './ids.js';

/** A caller's rhythm: one request every `everyMs`, each gap up to `jitter` (0 to 1) longer or shorter. */
export interface Traffic {
  everyMs: number;
  jitter: number;
}

/** A world to start in, as plain JSON data. All times are milliseconds since 1970. */
export interface Scenario {
  id: string;
  startsAt: number;
  endsAt: number;
  /** How the API is set up. What is left out is as the API has it by itself. */
  api: { alg: Alg; refreshTtlS: number } & Pick<Settings, 'accessTtlS' | 'leewayS' | 'limit' | 'denylist'> &
    Partial<Settings>;
  traffic: Record<'customer' | 'attacker', Traffic> & Partial<Record<CallerId, Traffic>>;
  /** The region each caller reaches; the first one where nothing is said. */
  regions?: Partial<Record<CallerId, string>>;
  /** How the callers of the JWT lane get their tokens: by signing in, or for an API key (RFC 8693). */
  tokensFor?: 'sign_in' | 'api_key';
  /** The customer's keys stand in the code that every visitor of its site loads: a thief has each of them at once. */
  keysInBundle?: boolean;
  /** How the customer copes. */
  customer: {
    /** A well-made client refreshes this long before `exp`. */
    refreshBeforeMs: number;
    /** How long it takes to hand a replacement to a customer whose key is refused. */
    replaceKeyAfterMs: number;
    /** How long the customer takes to put a rotated key to use; at once where nothing is said. */
    deployKeyAfterMs?: number;
    /** How long it takes a person to sign in again. */
    signInAfterMs: number;
  };
  /** What happens without anybody's doing. */
  script: readonly Command[];
}
