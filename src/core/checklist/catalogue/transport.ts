import type { ChecklistItem } from '../types.js';
import { cookies, inbound, keys, refresh, clients, exchange, webhooks } from './groups.js';

export const transport: readonly ChecklistItem[] = [
  {
    id: 'refuse-plain-http',
    stage: 'transport',
    action: 'Refuse plain http; do not redirect it, and revoke what came over it',
    why: 'By the time a redirect is sent, the credential has already travelled in the clear.',
    verify:
      '`curl -i http://$HOST/orders -H "Authorization: Bearer $KEY"` gets no connection or 403, and the key stops working.',
    citations: [{ source: 'httpapi-privacy', section: 'Connection Blocking' }],
    appliesTo: [inbound()],
    mends: ['plain-http'],
  },
  {
    id: 'nothing-in-urls',
    stage: 'transport',
    action: 'Take credentials in headers only, never in the address',
    why: 'https hides an address on the wire, not in logs, histories, proxies and error reports.',
    verify: '`curl -i "$API/orders?access_token=$TOKEN"` answers 401, and so does your own name for a key.',
    citations: [
      { source: 'rfc6750', section: '2.3, 5.3' },
      { source: 'asvs-5', section: '14.2.1' },
    ],
    appliesTo: [inbound()],
    mends: ['exposed-credentials'],
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
    action: 'Send `Cache-Control: no-store` or `private` with every answer to a keyed request',
    why: 'Shared caches keep away from `Authorization`, but no rule protects `X-API-Key`: one customer’s answer can reach another.',
    verify:
      '`curl -sD - -o /dev/null $API/orders -H "X-API-Key: $KEY"` shows `cache-control: no-store` or `private`.',
    citations: [{ source: 'rfc9111', section: '3.5' }],
    appliesTo: [keys()],
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
    id: 'cookie-attributes',
    stage: 'transport',
    effort: 'minutes',
    action:
      'Set the session cookie `Secure`, `HttpOnly`, `SameSite=Strict`, `Path=/`, without `Domain`, named `__Host-…`',
    why: 'Each of them closes one way to read, send or overwrite the cookie from elsewhere.',
    verify: '`curl -sD - -o /dev/null $APP/login -d user=…` shows all of them in one `set-cookie` line.',
    citations: [{ source: 'oauth-browser-apps', section: '6.1.3.2' }, { source: 'layered-cookies' }],
    appliesTo: [cookies()],
  },
  {
    id: 'csrf-defence',
    stage: 'transport',
    action: 'Require a header of your own on every call that changes something',
    why: 'The browser sends the cookie by itself, from other pages too; SameSite counts a taken-over subdomain as the same site.',
    verify: 'Test: the same POST without the header, from another origin, gets 403 and changes nothing.',
    citations: [{ source: 'oauth-browser-apps', section: '6.1.3.3.2' }],
    appliesTo: [cookies()],
  },
  {
    id: 'redacted-logs',
    stage: 'transport',
    action: 'Redact credentials in logs, traces and error reports, at every hop',
    why: 'Filters know `Authorization` but often not your own header, and log readers are many.',
    verify:
      'Test: make a call with a marked key, break it on purpose, then search every log and error tracker for the mark.',
    citations: [{ source: 'asvs-5', section: '16.2.5' }, { source: 'owasp-secrets' }],
    appliesTo: [inbound(), webhooks()],
    mends: ['exposed-credentials'],
  },
];
