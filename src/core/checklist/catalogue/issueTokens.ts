import type { ChecklistItem } from '../types.js';
import { clients, cookies, inside, jwts, said, workloads } from './groups.js';

export const issueTokens: readonly ChecklistItem[] = [
  {
    id: 'short-access-tokens',
    stage: 'issue',
    effort: 'minutes',
    action: 'Let access tokens live for minutes: one hour at most',
    why: 'A service that checks a token by itself accepts a stolen one until its expiry plus the leeway.',
    verify: 'Test: `exp - iat` of an issued token is at most 3,600 seconds, and near the delay you promised.',
    citations: [
      { source: 'rfc6750', section: '5.3' },
      { source: 'rfc7009', section: '3' },
    ],
    appliesTo: [jwts()],
    mends: ['long-lifetime'],
  },
  {
    id: 'access-token-claims',
    stage: 'issue',
    action:
      'Issue access tokens with `typ: at+jwt` and all of `iss`, `sub`, `aud`, `exp`, `iat`, `jti`, `client_id`',
    why: 'Verifiers can only check what the token says, and JWT itself makes every one of these claims optional.',
    verify:
      'Test: decode an issued token; each claim is there, and times are seconds since 1970, not milliseconds.',
    citations: [
      { source: 'rfc9068', section: '2.1, 2.2' },
      { source: 'rfc7519', section: '2, 4.1' },
    ],
    appliesTo: [jwts()],
  },
  {
    id: 'audience-per-service',
    stage: 'issue',
    action: 'Give the internal token one service as its audience, and minutes to live',
    why: 'A token that every service takes lets the weakest of them call all the others as your user.',
    verify:
      'Test: catch the token that one service gets in staging, and call another service with it; that one answers 401 `invalid_token`.',
    citations: [
      { source: 'rfc8693', section: '2.1' },
      { source: 'rfc8707', section: '2' },
      { source: 'asvs-5', section: '9.2.4, 10.3.1' },
    ],
    appliesTo: [inside()],
  },
  {
    id: 'asymmetric-signing',
    stage: 'issue',
    effort: 'days',
    action: 'Sign with a private key, so that services that check tokens cannot make them',
    why: 'Whoever can verify an HS256 token can also mint one.',
    verify:
      'Review: no verifying service’s configuration holds a key that signs; `curl -s $JWKS` shows public keys only.',
    citations: [
      { source: 'rfc7515', section: '10.5' },
      { source: 'rfc9068', section: '2.1' },
    ],
    appliesTo: [jwts([said('verifiers', 'gateway', 'many', 'other-organisations')])],
  },
  {
    id: 'hs256-secret-length',
    stage: 'issue',
    effort: 'minutes',
    action: 'If you sign with HS256, use 256 random bits and refuse to start with less',
    why: 'A short or memorable secret is found offline from one captured token, and common libraries accept it.',
    verify:
      'Test: the service does not start with a 31-byte secret; `openssl rand -hex 32` makes a good one.',
    citations: [
      { source: 'rfc7518', section: '3.2' },
      { source: 'rfc8725', section: '2.2, 3.5' },
    ],
    appliesTo: [jwts([said('verifiers', 'one')])],
  },
  {
    id: 'readable-payload',
    stage: 'issue',
    action: 'Put nothing into a token that its holder may not read',
    why: 'A JWT is signed, not encrypted: anyone who holds it can decode it.',
    verify:
      "`node -p \"Buffer.from(process.env.TOKEN.split('.')[1], 'base64url').toString()\"` shows no secret and no personal data you do not need.",
    citations: [
      { source: 'rfc7519', section: '12' },
      { source: 'asvs-5', section: '14.1.1' },
    ],
    appliesTo: [jwts()],
  },
  {
    id: 'small-tokens',
    stage: 'issue',
    action: 'Keep long or changing permission lists out of tokens; look them up',
    why: 'What a token says stays as it was when it was issued, and servers refuse headers that are too large, often from 8 KB.',
    verify:
      'Test: mint a token for the person with the most groups; it is under 4,096 bytes, and the API answers 200, not 400 or 431.',
    citations: [
      { source: 'rfc6585', section: '5' },
      { source: 'rfc6265', section: '6.1' },
      { source: 'S40' },
    ],
    appliesTo: [jwts([said('permissions', 'roles', 'volatile')])],
  },
  {
    id: 'no-refresh-for-machines',
    stage: 'issue',
    effort: 'minutes',
    action: 'Issue no refresh token with client credentials',
    why: 'A client that can ask again with its own credential needs no second long-lived secret.',
    verify: 'Test: the token response has no `refresh_token`.',
    citations: [{ source: 'rfc6749', section: '4.4.3' }],
    appliesTo: [clients(), workloads()],
  },
  {
    id: 'federated-jobs',
    stage: 'issue',
    effort: 'days',
    action: 'Let each job swap its own identity for a credential that lives about as long as the job',
    why: 'Nothing long-lived is then stored where the job runs; most such credentials end at their expiry and not with the job, so keep it near.',
    verify:
      'Review: the pipeline’s settings hold no stored key; test: a credential copied out of a job expires within an hour, and gets 401 after that.',
    citations: [
      { source: 'S24' },
      { source: 'owasp-secrets', section: '3.5' },
      { source: 'asvs-5', section: '13.2.1' },
    ],
    appliesTo: [workloads(), clients([said('home', 'ephemeral')])],
  },
  {
    id: 'renewed-session-id',
    stage: 'issue',
    action: 'Start a new session id at every sign-in, and end the old one',
    why: 'An id that somebody planted or read before the sign-in would otherwise be signed in with it.',
    verify:
      'Test: note the cookie before sign-in; afterwards its value has changed, and the noted one is refused.',
    citations: [
      { source: 'asvs-5', section: '7.2.4' },
      { source: 'owasp-session', section: 'Renew the Session ID After Any Privilege Level Change' },
    ],
    appliesTo: [cookies()],
  },
];
