import type { ChecklistItem } from '../types.js';
import { clients, exchange, inbound, keys, said } from './groups.js';

export const limit: readonly ChecklistItem[] = [
  {
    id: 'limit-per-credential',
    stage: 'limit',
    action: 'Limit the rate of every credential',
    why: 'One leaked or looping credential then costs you its share and not the service.',
    verify:
      '`seq $((LIMIT + 20)) | xargs -P 20 -I_ curl -so /dev/null -w "%{http_code}\\n" $API/orders -H "Authorization: Bearer $KEY" | sort | uniq -c`, where LIMIT is what one credential may send in its window, shows 429s; another credential still gets 200.',
    citations: [
      { source: 'owasp-rest', section: 'API Keys' },
      { source: 'rfc6585', section: '4' },
    ],
    appliesTo: [inbound()],
    mends: ['no-limits'],
  },
  {
    id: 'retry-after',
    stage: 'limit',
    effort: 'minutes',
    action: 'Send `Retry-After` with every 429, and say which limit was hit',
    why: 'A client that knows when to come back stops hammering.',
    verify:
      'The 429 carries `Retry-After` in seconds and a problem document; a client that waits that long gets 200.',
    citations: [
      { source: 'rfc6585', section: '4' },
      { source: 'rfc9110', section: '10.2.3' },
      { source: 'httpapi-ratelimit' },
    ],
    appliesTo: [inbound()],
    mends: ['no-limits'],
  },
  {
    id: 'quota-per-customer',
    stage: 'limit',
    action: 'Count quotas per customer, not per key',
    why: 'A quota tied to the key starts again at zero whenever a key is rotated.',
    verify: 'Test: use half the quota, rotate the key, and the new key reports the other half.',
    citations: [{ source: 'google-keys-overview' }, { source: 'httpapi-ratelimit' }],
    appliesTo: [keys([said('metering', 'main', 'some')])],
  },
  {
    id: 'limited-token-endpoint',
    stage: 'limit',
    action: 'Limit the token endpoint per client, more strictly than the rest',
    why: 'It is where secrets are guessed.',
    verify: 'Test: repeated wrong secrets for one client get 429, while another client still gets its token.',
    citations: [{ source: 'owasp-api2-2023' }],
    appliesTo: [clients(), exchange()],
    mends: ['no-limits'],
  },
  {
    id: 'network-limits',
    stage: 'limit',
    action: 'Let a customer tie a key to addresses or networks of their own',
    why: 'A copied key is then of no use elsewhere; addresses change and are shared, so use the limit with the key, never instead of it.',
    verify:
      'Test: the same key gets 200 from a listed address and 403 from another, also when the call brings an `X-Forwarded-For` of its own.',
    citations: [{ source: 'google-key-restrictions' }],
    appliesTo: [keys([said('home', 'server')])],
  },
];
