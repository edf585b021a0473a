import type { LoggedRequest, NamedCredential } from '../../core/practice/index.js';

/** What goes to the control plane and what comes back, as JSON has it: times are RFC 3339. */

export interface ClockView {
  now: string;
  frozen: boolean;
}

export interface ClockChange {
  /** An ISO 8601 duration such as `PT15M`. */
  advance?: string;
  set?: string;
  frozen?: boolean;
}

/** A credential by its bytes, by its name in the log, or all of a client. */
export type Target = { token: string } | { id: string } | { client: string };

export type CredentialView = Omit<NamedCredential, 'issuedAt' | 'expiresAt' | 'ended'> & {
  issued_at: string | null;
  expires_at: string | null;
  /** By hand, before its time. */
  ended?: { as: 'expired' | 'revoked'; at: string };
};

export interface Ended {
  credential?: CredentialView;
  client?: string;
  ended?: { access_tokens: number; sign_ins: number; api_keys: number };
  refused_as?: 'expired' | 'revoked';
  from?: string;
  /** What a verifier elsewhere still makes of the token. */
  elsewhere?: string;
  next?: { expires_in: number };
}

export interface KeyGiven {
  customer?: string;
  scopes?: string[];
  limit?: { requests: number; window_s: number };
  quota?: { requests: number; window_s: number };
  expires_in?: number;
  expires_at?: string;
}

export interface MintedKey {
  id: string;
  key: string;
  prefix: string;
  last4: string;
  customer: string;
  scopes: string[];
  created_at: string;
  expires_at: string | null;
}

export interface FaultGiven {
  match?: { path?: string; method?: string; client?: string };
  /** How many requests it meets: one, unless `for` is given. */
  times?: number;
  /** How long it lasts, by the clock of the world: an ISO 8601 duration. */
  for?: string;
  answer: string;
}

export interface FaultView {
  id: string;
  match: { path?: string; method?: string; client?: string };
  answer: string;
  times: number | null;
  met: number;
  left: number | null;
  until: string | null;
  active: boolean;
}

export type RequestView = Omit<LoggedRequest, 'at'> & { at: string };
