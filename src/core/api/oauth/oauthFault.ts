import type { OAuthRefusal } from '../refusals.js';

/**
 * A refusal of an OAuth endpoint. `detail` is for the person who writes the client and goes into `error_description`.
 * It is made of our own words, of names from the RFCs and of settings: never of what the request carried.
 */
export interface OAuthFault<Code extends OAuthRefusal = OAuthRefusal> {
  ok: false;
  code: Code;
  detail?: string;
}

/** Names that an answer may repeat. Any other name could be a secret that was put in the wrong place. */
const KNOWN_NAMES = new Set([
  'actor_token',
  'actor_token_type',
  'client_id',
  'client_secret',
  'code',
  'code_challenge',
  'code_challenge_method',
  'code_verifier',
  'demo_consent',
  'expires_in',
  'grant_type',
  'login_hint',
  'redirect_uri',
  'refresh_token',
  'requested_token_type',
  'response_type',
  'scope',
  'state',
  'subject_token',
  'subject_token_type',
  'token',
  'token_type_hint',
]);

/** Media types that clients send by mistake. */
const OTHER_TYPES = ['application/json', 'multipart/form-data', 'text/plain'];

export function missing(name: string): string {
  return `The parameter ${name} is missing.`;
}

export function pkceMissing(name: string): string {
  return `${missing(name)} PKCE is required (RFC 7636).`;
}

export function repeated(names: Iterable<string>): string {
  const known = [...names].filter((name) => KNOWN_NAMES.has(name)).sort();
  const which = known.length > 0 ? `: ${known.join(', ')}` : '';
  return `A parameter came more than once${which}.`;
}

export function notAForm({ headers }: Request): string {
  const type = (headers.get('content-type') ?? '').split(';', 1).join().trim().toLowerCase();
  const known = OTHER_TYPES.find((other) => other === type);
  const came = type === '' ? 'without a Content-Type' : `as ${known ?? 'something else'}`;
  return `The body must be a form: application/x-www-form-urlencoded. It came ${came}.`;
}

/** Says which scopes are allowed, to a client that asked for others. */
export function scopesAllowed(whose: string, allowed: readonly string[]): string {
  return allowed.length > 0
    ? `${whose} allows these scopes, with one space between them: ${allowed.join(' ')}.`
    : `${whose} allows no scope.`;
}
