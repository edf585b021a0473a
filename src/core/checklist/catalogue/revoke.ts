import type { ChecklistItem } from '../types.js';
import {
  backends,
  clients,
  cookies,
  exchange,
  inbound,
  jwts,
  keys,
  refresh,
  revocable,
  said,
  webhooks,
} from './groups.js';

export const revoke: readonly ChecklistItem[] = [
  {
    id: 'timed-revocation',
    stage: 'revoke',
    effort: 'minutes',
    action: 'Revoke a credential on purpose, and time how long it still works',
    why: 'The delay you find is the one a thief gets, whatever the documentation of the store says.',
    verify:
      '`while sleep 1; do date -u +%T; curl -so /dev/null -w "%{http_code}\\n" $API/orders -H "Authorization: Bearer $KEY"; done`, then revoke and count the 200s.',
    citations: [{ source: 'rfc7009', section: '2.1' }, { source: 'S53' }],
    appliesTo: [inbound()],
    mends: ['never-revoked'],
  },
  {
    id: 'cache-is-delay',
    stage: 'revoke',
    effort: 'minutes',
    action: 'Keep every cache in front of the check shorter than the delay you accept',
    why: 'A cached yes outlives the revocation: its lifetime is your delay, and a stale answer served while refreshing adds one more.',
    verify:
      'Review: list each cache (gateway, store client, region) with its lifetime in seconds; test: revoke after a fresh hit and measure.',
    citations: [{ source: 'rfc7662', section: '4' }, { source: 'S53' }, { source: 'S52' }],
    appliesTo: [inbound([said('lookup', 'cheap', 'cached')])],
    mends: ['never-revoked'],
  },
  {
    id: 'denylist-by-id',
    stage: 'revoke',
    effort: 'days',
    action: 'Put `iss` and `jti` on the denylist, never the token or its hash',
    why: 'The same token can be written in more than one way that verifies, and each has another hash.',
    verify:
      'Test: revoke an HS256 token, change the unused last bits of its signature; it is refused like the original.',
    citations: [{ source: 'owasp-jwt', section: 'JWT denylist' }],
    appliesTo: [revocable(), jwts([said('revocation', 'next-request', 'minute')])],
  },
  {
    id: 'denylist-until-expiry',
    stage: 'revoke',
    effort: 'minutes',
    action: 'Keep a denylist entry until the token’s `exp` plus the verifiers’ leeway',
    why: 'Dropped at `exp`, a revoked token works again for as long as the leeway lasts.',
    verify:
      'Test with a fixed clock: revoke, go to `exp` plus leeway minus one second, and the token is still refused.',
    citations: [
      { source: 'owasp-jwt', section: 'JWT denylist' },
      { source: 'rfc7519', section: '4.1.4' },
    ],
    appliesTo: [revocable(), jwts([said('revocation', 'next-request', 'minute')])],
  },
  {
    id: 'revocation-endpoint',
    stage: 'revoke',
    action: 'Offer a revocation endpoint, and answer 200 for unknown tokens as well',
    why: 'Clients can then hand a token back at logout; it ends at the issuer, while services that check by themselves do not hear of it.',
    verify:
      '`curl -i -X POST $ISSUER/revoke -u "$ID:$SECRET" -d token=unknown` answers 200; the same with a live token ends it: introspection calls it inactive, and a refresh token gets 400 `invalid_grant`.',
    citations: [{ source: 'rfc7009', section: '2, 2.1, 2.2' }],
    appliesTo: [refresh(), clients(), backends()],
  },
  {
    id: 'logout-on-server',
    stage: 'revoke',
    action: 'End the session on the server at logout',
    why: 'Deleting the browser’s copy leaves every other copy working.',
    verify: 'Test: keep the cookie or token, log out, replay it; the API refuses it.',
    citations: [{ source: 'asvs-5', section: '7.4.1' }],
    appliesTo: [cookies(), refresh([said('caller', 'person')])],
  },
  {
    id: 'leavers-lose-access',
    stage: 'revoke',
    effort: 'days',
    action: 'Make deleted accounts, changed passwords and changed roles apply to what was already issued',
    why: 'A signature check asks whether you issued the token, never whether the account still exists.',
    verify:
      'Test: disable the account; session, refresh token and access token each stop within the promised delay. A cutoff time refuses tokens of the same second too.',
    citations: [
      { source: 'asvs-5', section: '7.4.2, 7.4.3, 8.3.2' },
      { source: 'rfc9700', section: '4.14.2' },
    ],
    appliesTo: [jwts([said('identity', 'every-call', 'sometimes')]), cookies()],
    mends: ['outlives-departure'],
  },
  {
    id: 'leavers-keys',
    stage: 'revoke',
    effort: 'days',
    action: 'Replace every key and secret that a leaver could read',
    why: 'Closing an account takes nothing back: a key works for whoever has it, and they have seen it.',
    verify:
      'Drill: take the last person who left, list what the secret store, the dashboards and the deployments let them read, and find for each the day it was replaced.',
    citations: [{ source: 'owasp-secrets', section: '2.3, 2.7.3' }],
    appliesTo: [keys(), clients(), webhooks(), jwts()],
    mends: ['outlives-departure'],
  },
  {
    id: 'revoke-descendants',
    stage: 'revoke',
    effort: 'days',
    action: 'Know what was issued from a credential, and revoke that with it',
    why: 'A thief who has swapped a key or refresh token keeps what came out of it.',
    verify:
      'Test: revoke the parent, then try each child; every one is refused, or its remaining lifetime is in the runbook.',
    citations: [{ source: 'rfc7009', section: '2.1' }],
    appliesTo: [refresh(), exchange()],
  },
];
