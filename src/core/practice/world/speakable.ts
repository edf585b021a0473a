/**
 * What the log repeats of a request: names that are known beforehand. By its form alone a name cannot be told from a
 * key, a password or a code that somebody put in the wrong place.
 */

/** Of OAuth 2.0 (RFC 6749, 7009, 7636, 8628, 8693, 8707, 9126), of OpenID Connect, of clients that err, and our own. */
const PARAMETERS = new Set([
  ...[
    'response_type',
    'response_mode',
    'client_id',
    'client_secret',
    'redirect_uri',
    'scope',
    'state',
    'iss',
  ],
  ...[
    'code',
    'code_challenge',
    'code_challenge_method',
    'code_verifier',
    'grant_type',
    'resource',
    'audience',
  ],
  ...['username', 'password', 'token', 'token_type_hint', 'access_token', 'refresh_token', 'id_token'],
  ...['subject_token', 'subject_token_type', 'requested_token_type', 'actor_token', 'actor_token_type'],
  ...['client_assertion', 'client_assertion_type', 'assertion', 'device_code', 'user_code'],
  ...['request', 'request_uri', 'dpop_jkt', 'authorization_details', 'error', 'error_description'],
  ...['nonce', 'prompt', 'display', 'max_age', 'ui_locales', 'claims', 'claims_locales', 'acr_values'],
  ...['id_token_hint', 'login_hint', 'registration', 'post_logout_redirect_uri'],
  ...['api_key', 'apikey', 'api-key', 'apiKey', 'key', 'customer', 'limit', 'page', 'per_page', 'page_size'],
  ...['cursor', 'offset', 'sort', 'order', 'q', 'filter', 'fields', 'since', 'before', 'after', 'id'],
  ...['demo_consent', 'expires_in'],
]);

/** Those that the API has, and others that a client may try. */
const GRANTS = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'password',
  'implicit',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'urn:openid:params:grant-type:ciba',
];

/** The names in a query, each once. */
export function parametersToShow(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => (PARAMETERS.has(name) ? name : '…')))];
}

export function grantToShow(grant: string | null): string | null {
  return grant !== null && GRANTS.includes(grant) ? grant : null;
}

/** The id of a client that there is. */
export function clientToShow(client: string | null, known: readonly { id: string }[]): string | null {
  return known.some(({ id }) => id === client) ? client : null;
}
