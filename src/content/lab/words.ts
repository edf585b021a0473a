import type { Refusal, StepId } from '../../core/api/index.js';

interface StepWords {
  /** What the server found when the step went well. */
  passed: string;
  /** Why it did not do the step. */
  skipped?: Partial<Record<'off' | 'unreachable', string>>;
}

/** What stands for `{key}` and `{keys}`: what a verifier checks a signature with, and where it has them from. */
export const KEY_WORDS = {
  pair: { key: 'public key', keys: 'JWKS' },
  secret: { key: 'secret', keys: 'shared secrets' },
} as const satisfies Record<string, Record<'key' | 'keys', string>>;

/** What the server did, a step at a time. */
export const STEP_WORDS: Record<StepId, StepWords> = {
  headers: { passed: 'Header fits' },
  transport: { passed: 'Sent over https' },
  credential: { passed: 'One credential, in a header field' },
  key_checksum: { passed: 'Checksum of the key matches' },
  key_lookup: { passed: 'SHA-256 of the key found in the key table' },
  key_expiry: { passed: 'Key has not expired' },
  token_header: { passed: 'Header: typ at+jwt, and an algorithm we pinned' },
  signing_key: { passed: '{key} with this kid is in the verifier’s copy of the {keys}' },
  signature: { passed: 'Signature matches' },
  token_claims: { passed: 'iss and aud are ours, no claim is missing' },
  token_time: { passed: 'exp is still ahead' },
  introspection: { passed: 'The issuer says the token is active' },
  denylist: {
    passed: 'iss and jti are not on the denylist',
    skipped: {
      off: 'Revoked? Nobody asks: the denylist is off',
      unreachable: 'Revoked? The denylist cannot be reached, and you let calls in then',
    },
  },
  status_list: {
    passed: 'Its place on the status list says valid',
    skipped: {
      off: 'Revoked? Nobody asks: the status list is off',
      unreachable: 'Revoked? The status list cannot be reached, and you let calls in then',
    },
  },
  subject: { passed: 'The user has not signed out, nor been deleted' },
  key_id: { passed: 'The API key it was exchanged for is still there' },
  identity: {
    passed: 'The gateway has signed who calls',
    skipped: { off: 'Who calls? The service behind the gateway believes the header' },
  },
  rate_limit: { passed: 'Within the caller’s limit, counted in memory' },
  scope: { passed: 'Scope allows this request' },
  admin: { passed: 'Admin secret matches' },
  store: { passed: 'The store can be reached' },
  client: { passed: 'OAuth client is known' },
  grant: { passed: 'Grant is good' },
  input: { passed: 'Request is well formed' },
  handler: { passed: 'Carried out' },
};

/** Why a step refused. */
export const REFUSAL_WORDS: Record<Refusal, string> = {
  header_line_too_large: 'One line of the header is longer than 8 KB',
  headers_too_large: 'The header lines together are larger than 16 KB',
  insecure_transport: 'Sent without https: whatever credential it carried counts as leaked',
  no_credential: 'No credential in the header',
  ambiguous_credential: 'More than one credential, or a Bearer header without exactly one token',
  key_malformed: 'Not of the form of our keys',
  key_bad_checksum: 'Checksum of the key does not match: a typing error, found without a look-up',
  key_unknown: 'No row with this SHA-256 in the key table',
  key_expired: 'The key’s expiry has passed',
  token_malformed: 'Not three parts of base64url with JSON in them',
  token_wrong_type: 'typ is not at+jwt: not an access token',
  token_alg_not_allowed: 'alg is not the one we pinned',
  token_unknown_key: 'No {key} with this kid in the verifier’s copy of the {keys}',
  token_bad_signature: 'Signature does not match what it signs',
  token_missing_claim: 'A required claim is missing',
  token_wrong_issuer: 'iss is another issuer',
  token_wrong_audience: 'aud is another API',
  token_not_yet_valid: 'nbf or iat is still ahead, by the verifier’s clock',
  token_expired: 'exp has passed',
  token_revoked: 'Revoked: iss and jti are on the list',
  token_signed_out: 'The user signed out after it was issued',
  token_subject_gone: 'The user has been deleted',
  token_key_gone: 'The API key it was exchanged for is gone',
  token_inactive: 'The issuer says it is not active',
  insufficient_scope: 'The credential is good, but lacks a scope that this request needs',
  identity_unsigned: 'The gateway has not signed who calls',
  rate_limited: 'The caller’s limit is used up',
  store_unavailable: 'What this check needs cannot be reached',
  overloaded: 'Too many slow hashes are waiting already',
  admin_required: 'The admin secret is needed',
  not_found: 'No route or resource has this address',
  method_not_allowed: 'This address does not know the method',
  invalid_redirect: 'The client or its redirect address is unknown',
  invalid_input: 'The body is not JSON of the documented shape',
  invalid_client: 'Client authentication failed',
  invalid_request: 'A parameter is missing, repeated or malformed',
  unsupported_grant_type: 'This grant type is not offered',
  unsupported_response_type: 'Only the authorization code flow is offered',
  invalid_scope: 'The client may not ask for this scope',
  unauthorized_client: 'The client may not use this grant',
  invalid_target: 'No token is issued for this audience',
  subject_token_invalid: 'What was to be exchanged is not accepted',
  access_denied: 'The user refused',
  grant_mismatch: 'The grant was issued for another request',
  issuer_unavailable: 'The token endpoint cannot be reached',
  grant_unknown: 'The grant is unknown or already used',
  grant_revoked: 'The refresh token’s family was ended',
  grant_expired: 'The refresh token expired',
  grant_reused: 'The refresh token was used before: its family ends here',
};

/** What to type into the console to call the API of this run. */
export const CONSOLE_CALLS = {
  mint: `const { key } = await (await fetch('./lab-api/v1/keys', {
  method: 'POST',
  headers: { Authorization: 'Bearer demo-admin-secret' },
})).json()`,
  call: `await fetch('./lab-api/v1/orders', {
  headers: { Authorization: \`Bearer \${key}\` },
})`,
};

export const WRITTEN_BY_SOMEBODY =
  'A story somebody wrote. Nothing in it was checked by Key or Token beyond that it can be solved.';
