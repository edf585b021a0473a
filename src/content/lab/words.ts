import type { Refusal, StepId } from '../../core/api/index.js';
import type { CommandCode } from '../../core/simulation/index.js';

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

/** Why a step refused. Only what a run of the Lab can meet has a sentence of its own. */
export const REFUSAL_WORDS: Partial<Record<Refusal, string>> = {
  key_unknown: 'No row with this SHA-256: the key was revoked',
  key_expired: 'The key’s expiry has passed',
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
  grant_revoked: 'The refresh token was revoked',
  grant_expired: 'The refresh token expired',
  grant_reused: 'The refresh token was used before',
};

/** Why a command could not be carried out, and what to do instead. */
export const COMMAND_WORDS: Record<CommandCode, string> = {
  invalid_time: 'That moment is not a time.',
  in_the_past: 'That moment has passed. Scrub back first, then act.',
  after_the_end: 'The story is over. Start again, or scrub back first.',
  unknown_credential: 'There is no such credential yet. Mint one first.',
  wrong_kind: 'This cannot be done with that kind of credential.',
  already_revoked: 'This credential is revoked already. Mint a new one.',
  nothing_to_refresh: 'Nobody holds a refresh token yet. Mint one by signing in.',
};
