import type { ChecklistItem } from '../types.js';
import { calls, jwts, opaque, revocable, signed } from './groups.js';

export const verify: readonly ChecklistItem[] = [
  {
    id: 'pinned-algorithms',
    stage: 'verify',
    effort: 'minutes',
    action: 'Fix the allowed algorithms in the verifier, one per key; never take `alg` from the token',
    why: 'A token that picks its own check can pick none, or make a public key pass for an HMAC secret.',
    verify:
      'Test: tokens with `alg` set to `none`, `noNE`, HS256 over your public key, and another algorithm of your key (RS512 where you sign RS256) each get 401.',
    citations: [
      { source: 'rfc8725', section: '2.1, 3.1' },
      { source: 'asvs-5', section: '9.1.2' },
    ],
    appliesTo: [jwts()],
    mends: ['token-picks-algorithm'],
  },
  {
    id: 'refused-unsigned-requests',
    stage: 'verify',
    action: 'Refuse a call that is unsigned, signed in part, or signed too long ago',
    why: 'Otherwise a copied key, or a recorded call with another body, is enough to get in.',
    verify:
      'Test: with a good key, each gets 401: an unsigned call; one signed by another key; a good signature with another method, path or body; one that covers `created` alone; one whose `created` is too old. Within that age only a nonce stops the same call sent twice.',
    citations: [{ source: 'rfc9421', section: '3.2.1, 7.1.1, 7.2.1, 7.2.2' }],
    appliesTo: [signed()],
  },
  {
    id: 'checked-claims',
    stage: 'verify',
    effort: 'minutes',
    action: 'Check issuer, audience and type of every token, exactly',
    why: 'A token made for another service, or an ID token, is signed by the same issuer and passes the signature check.',
    verify:
      'Test: wrong `iss` (a trailing slash is enough), wrong `aud`, and an ID token each get 401 `invalid_token`. Some libraries skip `aud` unless told.',
    citations: [
      { source: 'rfc9068', section: '4' },
      { source: 'asvs-5', section: '9.2.2, 9.2.3' },
    ],
    appliesTo: [jwts()],
    mends: ['unchecked-claims'],
  },
  {
    id: 'required-expiry',
    stage: 'verify',
    effort: 'minutes',
    action: 'Refuse a token without `exp`, and one whose `exp` has passed',
    why: 'JWT makes `exp` optional, and a library may accept a token that never expires.',
    verify:
      'Test with a fixed clock and the leeway set to 0: no `exp` is refused; one second before `exp` is accepted; at `exp` it is refused.',
    citations: [
      { source: 'rfc7519', section: '4.1.4' },
      { source: 'rfc9068', section: '2.2, 4' },
      { source: 'asvs-5', section: '9.2.1' },
    ],
    appliesTo: [jwts()],
    mends: ['long-lifetime'],
  },
  {
    id: 'small-leeway',
    stage: 'verify',
    effort: 'minutes',
    action: 'Set the clock leeway yourself, at 60 seconds or less',
    why: 'Leeway is added to every lifetime; defaults run from 0 to 300 seconds, so a 5-minute token can live for 10.',
    verify:
      'Test with a fixed clock and your own leeway: one second before `exp` plus the leeway a token is accepted; at `exp` plus the leeway it is refused.',
    citations: [{ source: 'rfc7519', section: '4.1.4, 4.1.5' }],
    appliesTo: [jwts()],
  },
  {
    id: 'distrusted-header',
    stage: 'verify',
    action: 'Treat `kid`, `jku`, `x5u` and `jwk` in a token as an attacker’s input',
    why: 'They can name a file, a query or a server, or bring their own key.',
    verify:
      'Test: `kid` of `../../etc/passwd`, a foreign `jku` and an embedded `jwk` get 401, and no request leaves the verifier.',
    citations: [
      { source: 'rfc8725', section: '3.10' },
      { source: 'asvs-5', section: '9.1.3' },
    ],
    appliesTo: [jwts()],
    mends: ['token-picks-algorithm'],
  },
  {
    id: 'challenge-on-401',
    stage: 'verify',
    action: 'Answer 401 with a `WWW-Authenticate` challenge, and 403 when the caller is known but may not',
    why: 'Clients tell from the difference whether to get a new credential or to stop; a 401 without a challenge breaks HTTP.',
    verify:
      '`curl -i $API/orders` answers 401 with `WWW-Authenticate: Bearer` and no error code; an expired token adds `error="invalid_token"`.',
    citations: [
      { source: 'rfc9110', section: '15.5.2, 15.5.4' },
      { source: 'rfc6750', section: '3, 3.1' },
    ],
    appliesTo: [calls()],
  },
  {
    id: 'guarded-introspection',
    stage: 'verify',
    effort: 'minutes',
    action: 'Let only your own services introspect, and say nothing but “inactive” about a dead token',
    why: 'An open introspection endpoint tells a thief which of the stolen tokens still work.',
    verify:
      'Test: without credentials `/introspect` answers 401; an expired and an unknown token both get 200 `{"active":false}`.',
    citations: [{ source: 'rfc7662', section: '2.1, 2.2, 2.3, 4' }],
    appliesTo: [revocable(), opaque()],
  },
];
