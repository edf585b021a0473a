import type { Refusal, StepId } from '../../core/api/index.js';
import type { Edit } from '../../core/simulation/index.js';

/** What the server did, a step at a time. `passed` is what it found when the step went well. */
export const STEP_WORDS: Record<StepId, { passed: string; skipped?: string }> = {
  headers: { passed: 'Header fits' },
  transport: { passed: 'Sent over https' },
  credential: { passed: 'One credential, in the Authorization header' },
  key_checksum: { passed: 'Checksum of the key matches' },
  key_lookup: { passed: 'SHA-256 of the key found in the key table' },
  key_expiry: { passed: 'Key has not expired' },
  token_header: { passed: 'Header: typ at+jwt, and an algorithm we pinned' },
  signing_key: { passed: 'Public key with this kid is in the verifier’s copy of the JWKS' },
  signature: { passed: 'Signature matches' },
  token_claims: { passed: 'iss and aud are ours, no claim is missing' },
  token_time: { passed: 'exp is still ahead' },
  denylist: {
    passed: 'iss and jti are not on the denylist',
    skipped: 'Revoked? Nobody asks: the denylist is off',
  },
  introspection: { passed: 'The issuer says the token is active' },
  status_list: { passed: 'Its place on the status list says valid' },
  subject: { passed: 'The user has not signed out, nor been deleted' },
  key_id: { passed: 'The API key it was exchanged for is still there' },
  rate_limit: { passed: 'Within the caller’s limit, counted in memory' },
  scope: { passed: 'Scope allows this request' },
  admin: { passed: 'Admin secret matches' },
  store: { passed: 'The store can be reached' },
  client: { passed: 'OAuth client is known' },
  grant: { passed: 'Grant is good' },
  input: { passed: 'Request is well formed' },
  handler: { passed: 'Carried out' },
};

/** Why a step refused. What a run of the Lab can hardly meet has no sentence of its own. */
export const REFUSAL_WORDS: Partial<Record<Refusal, string>> = {
  header_line_too_large: 'A header line is over 8 KB',
  headers_too_large: 'The headers are over 16 KB in all',
  no_credential: 'No credential in the Authorization header',
  ambiguous_credential: 'More than one credential, or a Bearer header without exactly one',
  key_malformed: 'Not of the form of our keys',
  key_bad_checksum: 'Checksum does not match: a typing error',
  key_unknown: 'No row with this SHA-256: the key was revoked, or never minted',
  key_expired: 'The key’s expiry has passed',
  token_malformed: 'Not a token in compact form',
  token_wrong_type: 'Header: typ is not at+jwt',
  token_alg_not_allowed: 'Header: alg is not the one we pinned',
  token_bad_signature: 'Signature does not match',
  token_expired: 'exp has passed',
  token_revoked: 'iss and jti are on the denylist',
  token_unknown_key: 'No public key with this kid in the verifier’s copy of the JWKS',
  token_signed_out: 'The user signed out after it was issued',
  token_subject_gone: 'The user has been deleted',
  token_key_gone: 'The API key it was exchanged for is gone',
  token_inactive: 'The issuer says it is not active',
  store_unavailable: 'What this check needs cannot be reached',
  overloaded: 'Too many slow hashes are waiting already',
  rate_limited: 'The caller’s limit is used up',
  insufficient_scope: 'The scope that this request needs is missing',
  admin_required: 'Not the admin secret',
  not_found: 'Nothing is there',
  method_not_allowed: 'The address does not know this method',
  invalid_redirect: 'Client or redirect address is not registered',
  invalid_input: 'The body is not JSON of the documented shape',
  invalid_client: 'Client authentication failed',
  invalid_request: 'A parameter is missing, repeated or malformed',
  unsupported_grant_type: 'This grant type is not offered',
  unsupported_response_type: 'Only the authorization code flow is offered',
  invalid_scope: 'The client may not ask for this scope',
  invalid_target: 'The issuer does not sign for this audience',
  unauthorized_client: 'The client may not use this grant',
  access_denied: 'The user did not agree',
  grant_mismatch: 'The grant was issued for another request',
  grant_unknown: 'The grant is unknown or already used',
  grant_revoked: 'The refresh token was revoked',
  grant_expired: 'The refresh token expired',
  grant_reused: 'The refresh token was used before',
};

/** What was done to a secret before it was sent by hand. */
export const EDIT_WORDS: Record<Edit, string> = {
  alg_none: 'alg none',
  alg_other: 'another alg',
  typ_other: 'another typ',
  kid_other: 'another kid',
  header_other: 'header changed',
  payload: 'payload changed',
  signature: 'signature changed',
  no_signature: 'signature removed',
  checksum: 'checksum wrong',
  truncated: 'cut off',
  malformed: 'malformed',
  padded: 'padded',
  doubled: 'with more beside it',
  empty: 'left out',
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
