import type { CodeId, CredentialId } from '../types/ids.js';

/** What a description of a manual request is made of, and the words it may use where there is a fixed list. */

/** Stands for everything that is not known to be harmless. */
export const UNKNOWN = '{unknown}';

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', UNKNOWN] as const;

/** How a header field carries a secret; `bare` is an Authorization field that names no scheme. */
export const CARRIERS = ['bearer', 'x_api_key', 'basic', 'bare', 'other_scheme'] as const;

/** Names that need no number. The unknown ones stand for any key, any token, anything that nobody here made. */
export const FIXED_NAMES = [
  'admin-secret',
  'client-secret',
  'code-verifier',
  'code-challenge',
  'unknown-key',
  'unknown-token',
  'unknown',
] as const;

/** In the order in which they are made: those of a token's parts first. */
export const EDITS = [
  'alg_none',
  'alg_other',
  'typ_other',
  'kid_other',
  'header_other',
  'payload',
  'signature',
  'no_signature',
  'checksum',
  'truncated',
  'malformed',
  'padded',
  'doubled',
  'empty',
] as const;

/** What a description calls a secret: one of the run's own, or one that the run does not know. */
export type SecretName = CredentialId | CodeId | (typeof FIXED_NAMES)[number];

/** What was done to a secret before it was sent. */
export type Edit = (typeof EDITS)[number];

/** A secret as it is sent: its name, and how it was changed. */
export interface Presented {
  secret: SecretName;
  edits: readonly Edit[];
}

/** A secret in a header field. Only Basic names a client beside it (RFC 6749 section 2.3.1). */
export interface Carried extends Presented {
  as: (typeof CARRIERS)[number];
  client?: string;
}

/** A parameter of a query or a form. Both may be `{unknown}`. */
export type Parameter = readonly [name: string, value: string | Presented];

export type Json = string | number | boolean | null | Presented | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json;
}

export interface ManualBody {
  /** The media type it says it has. */
  sentAs: 'form' | 'json' | 'other';
  /** What it holds; null when nobody could read it. */
  content: { form: readonly Parameter[] } | { json: Json } | null;
}

/**
 * A request that somebody wrote by hand, described: which secrets it carries, by name, and how they were changed.
 * Never a byte of them, nor of anything that might be one: what is not known to be harmless is called `{unknown}`.
 */
export interface ManualRequest {
  method: (typeof METHODS)[number];
  path: string;
  query: readonly Parameter[];
  /** The `Demo-Region` header field. */
  region: string | null;
  /** The `Demo-Identity` header field, where there is one: whom it says that it comes from. */
  identity?: string;
  /** How long its longest header lines are, name and value, in bytes: servers refuse what is too long. */
  longLines: readonly number[];
  credentials: readonly Carried[];
  body: ManualBody | null;
}
