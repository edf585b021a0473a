import type { ChecklistItem } from '../types.js';
import { calls, clients, cookies, exchange, inbound, inside, keys, refresh, webhooks } from './groups.js';

export const transport: readonly ChecklistItem[] = [
  {
    id: 'refuse-plain-http',
    stage: 'transport',
    action: 'Refuse API calls over plain http; do not redirect them, and revoke what came over it',
    why: 'By the time a redirect is sent, the credential has travelled in the clear, and because the call still works, nobody notices the mistake.',
    verify:
      '`curl -i http://$HOST/orders -H "Authorization: Bearer $TEST_KEY"`, with a key made for this test and revoked afterwards, gets no connection, or 403 for this and a made-up key alike; where it got 403, the key then gets 401 over https.',
    citations: [
      { source: 'httpapi-privacy', section: 'Disclosure Response' },
      { source: 'asvs-5', section: '4.1.2, 12.2.1' },
    ],
    appliesTo: [calls()],
    mends: ['plain-http'],
  },
  {
    id: 'nothing-in-urls',
    stage: 'transport',
    action: 'Take credentials in headers only, never in the address',
    why: 'https hides an address on the wire, not in logs, histories, proxies and error reports.',
    verify:
      '`curl -i "$API/orders?access_token=$TEST_TOKEN"` answers 401, and so does your own name for a key. Your logs hold that token now: make one for this test, and revoke it afterwards.',
    citations: [
      { source: 'rfc6750', section: '2.3, 5.3' },
      { source: 'asvs-5', section: '14.2.1' },
    ],
    appliesTo: [inbound()],
    mends: ['credentials-in-urls'],
  },
  {
    id: 'authorization-header',
    stage: 'transport',
    effort: 'minutes',
    action: 'Accept keys as `Authorization: Bearer`, whatever else you accept',
    why: 'Caches and log filters know that header; `X-API-Key` is a convention, and no registered scheme is called ApiKey.',
    verify: '`curl -i $API/orders -H "Authorization: Bearer $KEY"` answers 200.',
    citations: [{ source: 'iana-auth-schemes' }, { source: 'rfc9111', section: '3.5' }],
    appliesTo: [keys()],
  },
  {
    id: 'private-answers',
    stage: 'transport',
    effort: 'minutes',
    action:
      'Send `Cache-Control: no-store` or `private` with every answer to a caller who is signed in or has a key',
    why: 'Shared caches leave answers to `Authorization` alone, but no rule covers `Cookie` or `X-API-Key`: one customer’s answer can reach another.',
    verify:
      '`curl -sD - -o /dev/null $API/orders -H "X-API-Key: $KEY"` shows `cache-control: no-store` or `private`; so does `-b "$COOKIE"` in its place, where people sign in.',
    citations: [
      { source: 'rfc9111', section: '3.5, 7.3' },
      { source: 'asvs-5', section: '14.2.2, 14.3.2' },
    ],
    appliesTo: [keys(), cookies()],
  },
  {
    id: 'token-answers-not-stored',
    stage: 'transport',
    effort: 'minutes',
    action: 'Send `Cache-Control: no-store` with every token response',
    why: 'A cached token response hands the token to the next one who asks.',
    verify:
      '`curl -sD - -o /dev/null -X POST $ISSUER/token -d grant_type=client_credentials -u "$ID:$SECRET"` shows `cache-control: no-store`.',
    citations: [{ source: 'rfc6749', section: '5.1' }],
    appliesTo: [refresh(), clients(), exchange()],
  },
  {
    id: 'internal-token-stays-inside',
    stage: 'transport',
    effort: 'minutes',
    action: 'Never let the internal token out through the edge',
    why: 'Whoever gets it outside holds a credential that no session ends and no key revokes.',
    verify:
      'Test: record every answer at the edge through a whole visit, errors included; none has the internal token in a header, a cookie or the body.',
    citations: [
      { source: 'owasp-microservices', section: 'Recommendation on how to implement identity propagation' },
    ],
    appliesTo: [inside()],
  },
  {
    id: 'redacted-logs',
    stage: 'transport',
    action: 'Redact credentials in logs, traces and error reports, at every hop',
    why: 'Filters know `Authorization` but often not your own header, and many people read logs.',
    verify:
      'Test: make a call with a marked key, break it on purpose, then search every log and error tracker for the mark.',
    citations: [{ source: 'asvs-5', section: '16.2.5' }, { source: 'owasp-secrets' }],
    appliesTo: [inbound(), webhooks()],
    mends: ['exposed-credentials'],
  },
];
