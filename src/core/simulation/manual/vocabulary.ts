import { isRegion } from '../settings/checks.js';
import { EDITS, FIXED_NAMES, UNKNOWN, type Edit, type Presented, type SecretName } from './request.js';

/** What a description may say, word for word. Everything else is called `{unknown}`. */

const SCOPE = '[a-z]{1,12}:[a-z]{1,12}';
const COUNT = /^\d{1,9}$/;
const USER = 'user-[a-z]{1,8}';
const IDENTITY = new RegExp(`^${USER}$`);

/** Parameters and members whose values may be quoted, and the values that may. */
const QUOTABLE: Readonly<Record<string, RegExp>> = {
  grant_type:
    /^(authorization_code|refresh_token|client_credentials|password|urn:ietf:params:oauth:grant-type:token-exchange)$/,
  response_type: /^(code|token|id_token)$/,
  client_id: /^demo-(app|backend)$/,
  redirect_uri: /^https:\/\/[a-z]{1,12}\.example(\/[a-z]{1,12})?$/,
  scope: new RegExp(`^${SCOPE}( ${SCOPE}){0,3}$`),
  scopes: new RegExp(`^${SCOPE}$`),
  code_challenge_method: /^(S256|plain)$/,
  /** The caller's own, against forged answers (RFC 6749 section 10.12): never quoted. */
  state: /^$/,
  demo_consent: /^(allow|deny)$/,
  login_hint: new RegExp(`^${USER}$`),
  token_type_hint: /^(access_token|refresh_token)$/,
  subject_token_type:
    /^(urn:ietf:params:oauth:token-type:(access_token|refresh_token|jwt)|https:\/\/keyortoken\.example\/#token-type-api-key)$/,
  requested_token_type: /^urn:ietf:params:oauth:token-type:(access_token|refresh_token|jwt)$/,
  audience: /^https:\/\/[a-z]{1,12}\.example$/,
  resource: /^https:\/\/[a-z]{1,12}\.example$/,
  expires_in: COUNT,
  expires_at: /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,3})?([Zz]|[+-]\d\d:\d\d)$/,
  overlap_s: COUNT,
  use_after_s: COUNT,
  requests: COUNT,
  window_s: COUNT,
  quantity: COUNT,
  customer: /^[a-z]{1,12}$/,
  item: /^[A-Za-z]{1,12}( [A-Za-z]{1,12}){0,3}$/,
  role: /^(admin|member)$/,
};

/** Members that hold others. */
const HOLDERS = new Set(['limit', 'quota']);

/** Parameters and members that carry a secret. */
const SECRET_BEARING = new Set([
  'access_token',
  'actor_token',
  'api_key',
  'client_secret',
  'code',
  'code_challenge',
  'code_verifier',
  'refresh_token',
  'subject_token',
  'token',
]);

const PATH_WORDS = new Set([
  '',
  'v1',
  'keys',
  'orders',
  'inner',
  'me',
  'users',
  'rotate',
  'sign-out',
  'signing-keys',
  'oauth',
  'token',
  'authorize',
  'revoke',
  'introspect',
  'status-list',
  '.well-known',
  'jwks.json',
  'oauth-authorization-server',
]);
/** Public ids, as the mock API numbers them. */
const PUBLIC_ID = new RegExp(`^(key_\\d{1,6}|sig-\\d{1,6}|ord_\\d{1,6}|${USER})$`);

export const MOST = {
  segments: 8,
  parameters: 24,
  items: 16,
  depth: 3,
  number: 1e9,
  lines: 16,
  line: 65_536,
};
/** Header lines from this many bytes on are long. */
export const LONG_LINE = 2000;

export function isPathSegment(text: string): boolean {
  return text === UNKNOWN || PATH_WORDS.has(text) || PUBLIC_ID.test(text);
}

/** As a setting may have it, or unknown. */
export function isRegionOrUnknown(text: string): boolean {
  return text === UNKNOWN || isRegion(text);
}

export function isIdentity(text: string): boolean {
  return text === UNKNOWN || IDENTITY.test(text);
}

/** A name that is no secret itself. */
export function isMemberName(name: string): boolean {
  return name === UNKNOWN || Object.hasOwn(QUOTABLE, name) || HOLDERS.has(name) || SECRET_BEARING.has(name);
}

/** A value that is no secret, given the name it comes under. One that is empty says nothing. */
export function isQuotable(name: string, value: string): boolean {
  if (value === '' || value === UNKNOWN) return true;
  return Object.hasOwn(QUOTABLE, name) && QUOTABLE[name]?.test(value) === true;
}

/** Long digits might be a secret too. */
export function isPlainNumber(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) <= MOST.number;
}

export function bearsSecret(name: string): boolean {
  return SECRET_BEARING.has(name);
}

export function isSecretName(name: unknown): name is SecretName {
  return (
    FIXED_NAMES.some((fixed) => fixed === name) ||
    (typeof name === 'string' && /^(cred|code)-[1-9]\d{0,5}$/.test(name))
  );
}

/** The name in braces, as the log has it: `{cred-2}`, or `{cred-2+payload}` after a change. */
export function inBraces({ secret, edits }: Presented): string {
  return `{${[secret, ...edits].join('+')}}`;
}

/** What a name in braces stands for, or null when it is none. In a form the plus sign has become a space. */
export function fromBraces(text: string): Presented | null {
  const [secret, ...edits] = /^\{([\w+ -]+)\}$/.exec(text)?.[1]?.split(/[+ ]/) ?? [];
  if (!isSecretName(secret) || new Set(edits).size < edits.length) return null;
  return edits.every((edit): edit is Edit => EDITS.some((known) => known === edit))
    ? { secret, edits }
    : null;
}
