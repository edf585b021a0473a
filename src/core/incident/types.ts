import type { QuestionId } from './questions.js';
import type { StepId } from './actions.js';
import type { Window } from './windowArithmetic.js';

export const CREDENTIALS = [
  'api-key',
  'access-token',
  'refresh-token',
  'session-cookie',
  'stateless-cookie',
  'client-secret',
  'client-key',
  'signing-key',
  'webhook-secret',
  'third-party-key',
  'unknown',
] as const;
export type LeakedCredential = (typeof CREDENTIALS)[number];

/** On what something depends that nobody has answered yet. */
export const CONDITIONS = [
  'public',
  'refresh-out',
  'refresh-safe',
  'pair',
  'shared',
  'sessions-signed',
  'sessions-opaque',
  'web-app',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** An action in a plan. */
export interface Step {
  does: StepId;
  /** Only then: the question is open, so the plan says both. */
  where?: Condition;
}

/** Who has to sign in or be given something new, and what stops meanwhile. */
export const LOGGED_OUT = [
  'nobody',
  'nobody-renews',
  'caller',
  'session',
  'person',
  'app-users',
  'client',
  'refresh-stops',
  'two-secrets',
  'jobs',
  'visitors',
  'access-tokens-once',
  'everybody',
  'cookie-holders',
  'payments-late',
  'not-known',
] as const;
export type LoggedOut = (typeof LOGGED_OUT)[number];

/** When the order “end it, then replace it” may be turned round, and for how long. */
export const EXCEPTIONS = [
  'narrowed',
  'narrowed-reads',
  'short-token',
  'no-hurry',
  'client-secret',
  'new-key-first',
  'per-user-check',
  'fetched-events',
  'public-data',
  'none',
] as const;
export type Exception = (typeof EXCEPTIONS)[number];

/** Of what a window is the window. */
export const SUBJECTS = [
  'itself',
  'tokens',
  'if-pair',
  'if-shared',
  'if-suspended',
  'if-owner',
  'made-from-it',
  'outage',
] as const;
export type Subject = (typeof SUBJECTS)[number];

export interface IncidentPlan {
  /** In the order in which they are done. */
  steps: readonly Step[];
  /** How long each thing works after the first step, the credential itself first. */
  windows: readonly { of: Subject; window: Window }[];
  /** How long the credential and what it brings work if nobody does anything. */
  untouched: Window;
  loggedOut: readonly { who: LoggedOut; where?: Condition }[];
  exception: Exception;
  /** The questions that belong to this case, in the order in which they are asked. */
  asks: readonly QuestionId[];
}
