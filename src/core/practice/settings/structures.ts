import { isRedirectUri, ROLE_SCOPES, type OAuthClient, type Role } from '../../api/index.js';
import type { Limit } from '../../credentials/index.js';
import {
  isRecord,
  list,
  matching,
  note,
  oneOf,
  strictObject,
  whole,
  type Reader,
} from '../../shared/index.js';
import type { Schema } from './setting.js';

/** The settings that have members of their own. */

const MAX_WINDOW_S = 31 * 86_400;
const closed = (properties: Record<string, Schema>, required: readonly string[]): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const limitShape = strictObject({ requests: whole(1, 1_000_000), window_s: whole(1, MAX_WINDOW_S) }, [
  'requests',
  'window_s',
]);

export const limit: Reader<Limit> = (value, at) => {
  const { requests, window_s: windowS } = limitShape(value, at) ?? {};
  return requests === undefined || windowS === undefined ? undefined : { requests, windowS };
};
export const limitSchema = closed(
  {
    requests: { type: 'integer', minimum: 1, maximum: 1_000_000 },
    window_s: { type: 'integer', minimum: 1, maximum: MAX_WINDOW_S },
  },
  ['requests', 'window_s'],
);

/** A scope token (RFC 6749 section 3.3). */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/;
export const scope = {
  read: matching(SCOPE, 'must be a scope: visible ASCII without space, quote and backslash'),
  schema: { type: 'string', pattern: '^[!#-[\\]-~]{1,100}$' },
};
const ID = /^[\w.:-]{1,100}$/;
const id = matching(ID, 'must be 1 to 100 letters, digits, dots, colons, hyphens or underscores');
const idSchema = { type: 'string', pattern: '^[\\w.:-]{1,100}$' };
const redirectUri: Reader<string> = (value, at) =>
  typeof value === 'string' && isRedirectUri(value)
    ? value
    : note(at, 'must be a whole address without a fragment, in ASCII');

const clientShape = strictObject(
  {
    id,
    secret: matching(/^[\x20-\x7e]{1,200}$/, 'must be 1 to 200 characters of ASCII'),
    redirectUris: list(redirectUri, 20),
    scopes: list(scope.read, 50),
  },
  ['id'],
);

export const client: Reader<OAuthClient> = (value, at) => {
  const {
    id,
    secret,
    redirectUris = [],
    scopes = ['orders:read', 'orders:write'],
  } = clientShape(value, at) ?? {};
  return id === undefined ? undefined : { id, ...(secret !== undefined && { secret }), redirectUris, scopes };
};
export const clientSchema = closed(
  {
    id: idSchema,
    secret: { type: 'string', minLength: 1, maxLength: 200, description: 'A client without one is public.' },
    redirectUris: { type: 'array', items: { type: 'string', format: 'uri' }, maxItems: 20 },
    scopes: { type: 'array', items: scope.schema, maxItems: 50 },
  },
  ['id'],
);

export interface PracticeUser {
  id: string;
  role: Role;
}

const ROLES = Object.keys(ROLE_SCOPES) as Role[];
const userShape = strictObject({ id, role: oneOf(ROLES) }, ['id']);
export const user: Reader<PracticeUser> = (value, at) => {
  const { id, role = 'admin' } = userShape(value, at) ?? {};
  return id === undefined ? undefined : { id, role };
};
export const userSchema = closed({ id: idSchema, role: { enum: ROLES } }, ['id']);

/** Claims that say what a token is, and those by which the API judges it: nobody else sets them. */
const OWN_CLAIMS = [
  'iss',
  'sub',
  'aud',
  'exp',
  'iat',
  'nbf',
  'jti',
  'client_id',
  'scope',
  'sid',
  'cnf',
  'act',
  'status',
  'key_id',
  'rate_limits',
  'token_version',
  'active',
  'token_type',
];

export const claims: Reader<Record<string, unknown>> = (value, at) => {
  if (!isRecord(value)) return note(at, 'must be an object');
  const taken = Object.keys(value).filter((name) => OWN_CLAIMS.includes(name));
  return taken.length === 0
    ? value
    : note(at, `must not set the claims that the issuer sets: ${taken.join(', ')}`);
};
export const claimsSchema = { type: 'object', propertyNames: { not: { enum: OWN_CLAIMS } } };
