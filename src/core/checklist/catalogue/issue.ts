import type { ChecklistItem } from '../types.js';
import { clients, jwts, keys, said, webhooks, workloads } from './groups.js';

export const issue: readonly ChecklistItem[] = [
  {
    id: 'random-keys',
    stage: 'issue',
    action: 'Make each key from at least 128 random bits',
    why: 'OAuth sets that floor for machine secrets: a guess must succeed with a chance of at most 2⁻¹²⁸.',
    verify:
      'Test: the random part comes from a cryptographic generator and has at least 22 base62 characters (131 bits); 1,000 keys are all different.',
    citations: [{ source: 'rfc6749', section: '10.10' }],
    appliesTo: [keys()],
  },
  {
    id: 'prefix-and-checksum',
    stage: 'issue',
    action: 'Give keys a prefix of your own and a checksum',
    why: 'Scanners can then find a leaked key, and a mistyped one is refused before any lookup; the checksum is no security.',
    verify: 'Test: change one character of a key; the API answers 401 without a database read.',
    citations: [{ source: 'S53' }, { source: 'rfc8959' }],
    appliesTo: [keys()],
  },
  {
    id: 'test-and-live-apart',
    stage: 'issue',
    action: 'Make test keys and live keys look different, and refuse each in the other place',
    why: 'A key in a screenshot or a log then tells at a glance whether it is an incident.',
    verify: 'Test: a test key gets 401 from the live API.',
    citations: [{ source: 'S63' }],
    appliesTo: [keys()],
  },
  {
    id: 'show-once',
    stage: 'issue',
    effort: 'minutes',
    action: 'Show a key once, when it is created',
    why: 'What you cannot show again you need not store readable; some vendors keep keys retrievable and accept that risk.',
    verify:
      '`curl -s $API/keys -H "Authorization: Bearer $ADMIN"` lists ids and last four characters, no key.',
    citations: [{ source: 'S52' }, { source: 'S63' }],
    appliesTo: [keys()],
    mends: ['readable-keys'],
  },
  {
    id: 'keys-expire',
    stage: 'issue',
    action: 'Create keys with an expiry date',
    why: 'A forgotten key then ends by itself, where a copied one would work for years.',
    verify: 'Test: with the clock one second past `expires_at`, the key gets 401.',
    citations: [
      { source: 'owasp-secrets', section: '2.7.4' },
      { source: 'asvs-5', section: '13.3.4' },
    ],
    appliesTo: [keys()],
    mends: ['long-lifetime'],
  },
  {
    id: 'short-access-tokens',
    stage: 'issue',
    effort: 'minutes',
    action: 'Let access tokens live minutes: one hour at most',
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
    action: 'Let each job swap its own identity for a credential that ends with the job',
    why: 'Nothing long-lived is then stored where the job runs.',
    verify:
      'Review: the pipeline’s settings hold no stored key; test: a credential copied out of a finished job gets 401.',
    citations: [{ source: 'S24' }, { source: 'owasp-secrets' }],
    appliesTo: [workloads(), clients([said('home', 'ephemeral')])],
  },
  {
    id: 'sign-webhooks',
    stage: 'issue',
    action: 'Sign every event with an HMAC over the exact body, and send the time with it',
    why: 'A fixed token in a header proves less and says nothing about the body; a signed time lets receivers refuse old events. HTTP Message Signatures cover the body only if `Content-Digest` is among what is signed.',
    verify: 'Test: change one byte of the body, then the time; the receiver’s check fails both times.',
    citations: [{ source: 'S48' }, { source: 'S49' }, { source: 'rfc9421' }, { source: 'rfc9530' }],
    appliesTo: [webhooks()],
  },
];
