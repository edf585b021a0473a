import type { ApiKeyFault, RefreshRefusal, TokenRefusal } from '../credentials/index.js';

/** Every way a request can be refused. */
export type Refusal =
  | 'header_line_too_large'
  | 'headers_too_large'
  | 'insecure_transport'
  | 'no_credential'
  | 'ambiguous_credential'
  | ApiKeyFault
  | 'key_unknown'
  | 'key_expired'
  | TokenRefusal
  | 'token_revoked'
  | 'token_signed_out'
  | 'token_subject_gone'
  | 'token_key_gone'
  | 'token_inactive'
  | 'insufficient_scope'
  | 'identity_unsigned'
  | 'rate_limited'
  | 'store_unavailable'
  | 'overloaded'
  | 'admin_required'
  | 'not_found'
  | 'method_not_allowed'
  | 'invalid_redirect'
  | 'invalid_input'
  | OAuthRefusal;

export type OAuthRefusal =
  | 'invalid_client'
  | 'invalid_request'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'invalid_target'
  | 'subject_token_invalid'
  | 'access_denied'
  | 'grant_mismatch'
  | 'issuer_unavailable'
  | RefreshRefusal;

interface Problem {
  status: 400 | 401 | 403 | 404 | 405 | 422 | 429 | 431 | 503;
  /** Ends the problem type's address, and names its heading in the Guide. */
  name: string;
  /** Registered with IANA under this name (draft-ietf-httpapi-ratelimit-headers-10 section 5), so not under ours. */
  registered?: true;
  title: string;
  detail: string;
  /** The `error` of the Bearer challenge (RFC 6750 section 3.1); a missing credential gets a challenge without one. */
  error?: 'invalid_request' | 'invalid_token' | 'insufficient_scope' | null;
}

const invalidToken = (detail: string): Problem => ({
  status: 401,
  name: 'invalid-token',
  title: 'The credential is not accepted',
  detail,
  error: 'invalid_token',
});

const headerTooLarge = (status: 400 | 431, detail: string): Problem => ({
  status,
  name: 'header-too-large',
  title: 'Request header too large',
  detail,
});

const reducedCapacity = (detail: string): Problem => ({
  status: 503,
  name: 'temporary-reduced-capacity',
  registered: true,
  title: 'The service cannot answer now',
  detail,
});

/** What a protected route answers. Details never quote a credential. */
export const PROBLEMS: Record<Exclude<Refusal, OAuthRefusal>, Problem> = {
  header_line_too_large: headerTooLarge(400, 'One line of the header is longer than 8 KB.'),
  headers_too_large: headerTooLarge(431, 'The header lines together are larger than 16 KB.'),
  insecure_transport: {
    status: 403,
    name: 'insecure-transport',
    title: 'Use https',
    detail: 'A credential sent without TLS counts as leaked, and this one has been revoked if it was ours.',
  },
  no_credential: {
    status: 401,
    name: 'no-credential',
    title: 'A credential is needed',
    detail: 'Send an API key or an access token as: Authorization: Bearer …',
    error: null,
  },
  ambiguous_credential: {
    status: 400,
    name: 'ambiguous-credential',
    title: 'Send one credential, once',
    detail: 'The request carries more than one credential, or a Bearer header without exactly one token.',
    error: 'invalid_request',
  },
  key_malformed: invalidToken('The API key does not have the form of our keys.'),
  key_bad_checksum: invalidToken('The API key has a typing error: its checksum does not match.'),
  key_unknown: invalidToken('There is no such API key: it was revoked, or never issued.'),
  key_expired: invalidToken('The API key expired.'),
  token_malformed: invalidToken('The access token is malformed.'),
  token_wrong_type: invalidToken('The token is not an access token.'),
  token_alg_not_allowed: invalidToken(
    'The access token is signed with an algorithm that is not allowed here.',
  ),
  token_unknown_key: invalidToken('The access token is signed with a key that is not ours.'),
  token_bad_signature: invalidToken('The signature of the access token does not match.'),
  token_missing_claim: invalidToken('The access token lacks a required claim.'),
  token_wrong_issuer: invalidToken('The access token comes from another issuer.'),
  token_wrong_audience: invalidToken('The access token is meant for another API.'),
  token_not_yet_valid: invalidToken('The access token is not valid yet.'),
  token_expired: invalidToken('The access token expired.'),
  token_revoked: invalidToken('The access token was revoked.'),
  token_signed_out: invalidToken('The user signed out after the access token was issued.'),
  token_subject_gone: invalidToken('The user of the access token no longer exists.'),
  token_key_gone: invalidToken('The API key that the access token was exchanged for no longer exists.'),
  token_inactive: invalidToken('The issuer says that the access token is not active.'),
  insufficient_scope: {
    status: 403,
    name: 'insufficient-scope',
    title: 'The credential does not allow this',
    detail: 'The credential is valid, but lacks a scope that this request needs.',
    error: 'insufficient_scope',
  },
  identity_unsigned: invalidToken('The gateway has not signed who calls.'),
  rate_limited: {
    status: 429,
    name: 'quota-exceeded',
    registered: true,
    title: 'Too many requests',
    detail: 'This caller’s limit is used up. Wait as long as Retry-After says.',
  },
  store_unavailable: reducedCapacity(
    'What is needed to check the credential cannot be reached. The credential itself may be good.',
  ),
  overloaded: reducedCapacity('Requests arrive faster than their credentials can be checked.'),
  admin_required: {
    status: 401,
    name: 'admin-required',
    title: 'The admin secret is needed',
    detail: 'Managing keys and users needs: Authorization: Bearer, followed by the admin secret.',
    error: 'invalid_token',
  },
  not_found: {
    status: 404,
    name: 'not-found',
    title: 'There is nothing here',
    detail: 'No route or resource has this address.',
  },
  method_not_allowed: {
    status: 405,
    name: 'method-not-allowed',
    title: 'This address does not accept the method',
    detail: 'Use one of the methods that Allow names.',
  },
  invalid_redirect: {
    status: 400,
    name: 'invalid-redirect',
    title: 'The client or its redirect address is unknown',
    detail: 'Nothing was sent to the redirect address, since it is not registered for this client.',
  },
  invalid_input: {
    status: 422,
    name: 'invalid-input',
    title: 'The request body is not usable',
    detail: 'The body is not JSON of the documented shape.',
  },
};

interface OAuthError {
  /** The `error` code of RFC 6749 section 5.2. */
  error: string;
  description: string;
}

/**
 * What the OAuth endpoints answer, as RFC 6749 section 5.2 has it: 400, or 401 for a client that used Basic. While
 * the issuer is down they answer 503 (RFC 7009 section 2.2.1) with the code of RFC 6749 section 4.1.2.1.
 */
export const OAUTH_ERRORS: Record<OAuthRefusal, OAuthError> = {
  invalid_client: { error: 'invalid_client', description: 'Client authentication failed.' },
  invalid_request: {
    error: 'invalid_request',
    description: 'A parameter is missing, repeated or malformed.',
  },
  unsupported_grant_type: { error: 'unsupported_grant_type', description: 'This grant type is not offered.' },
  unsupported_response_type: {
    error: 'unsupported_response_type',
    description: 'Only the authorization code flow is offered.',
  },
  invalid_scope: { error: 'invalid_scope', description: 'The client may not ask for this scope.' },
  unauthorized_client: { error: 'unauthorized_client', description: 'The client may not use this grant.' },
  // RFC 8693 section 2.2.2: a bad subject token makes the request invalid.
  subject_token_invalid: { error: 'invalid_request', description: 'The subject token is not accepted.' },
  invalid_target: { error: 'invalid_target', description: 'No token is issued for this audience.' },
  access_denied: { error: 'access_denied', description: 'The user refused.' },
  issuer_unavailable: { error: 'temporarily_unavailable', description: 'Try again a little later.' },
  grant_mismatch: { error: 'invalid_grant', description: 'The grant was issued for another request.' },
  grant_unknown: { error: 'invalid_grant', description: 'The grant is unknown or already used.' },
  grant_revoked: { error: 'invalid_grant', description: 'The grant was revoked.' },
  grant_expired: { error: 'invalid_grant', description: 'The grant expired.' },
  grant_reused: {
    error: 'invalid_grant',
    description: 'The refresh token was used before; its family ends here.',
  },
};

export function isOAuthRefusal(refusal: Refusal): refusal is OAuthRefusal {
  return refusal in OAUTH_ERRORS;
}
