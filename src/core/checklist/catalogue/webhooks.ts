import type { ChecklistItem } from '../types.js';
import { webhooks } from './groups.js';

export const issueWebhooks: readonly ChecklistItem[] = [
  {
    id: 'sign-webhooks',
    stage: 'issue',
    action: 'Sign every event with an HMAC over the exact body, and send the time with it',
    why: 'A fixed token in a header proves less and says nothing about the body; a signed time lets receivers refuse old events. HTTP Message Signatures cover the body only if `Content-Digest` is among what is signed.',
    verify: 'Test: change one byte of the body, then the time; the receiver’s check fails both times.',
    citations: [{ source: 'S48' }, { source: 'S49' }, { source: 'rfc9421' }, { source: 'rfc9530' }],
    appliesTo: [webhooks()],
  },
  {
    id: 'deduplicated-events',
    stage: 'issue',
    action: 'Give every event an id that stays the same when you send it again, inside what is signed',
    why: 'A delivery that timed out is repeated, and a captured one can be; a receiver can drop the copy only if it can recognise it.',
    verify:
      'Test: deliver one event twice to your published example; both get 200, and its effect happens once.',
    citations: [{ source: 'standard-webhooks', section: 'Webhook metadata' }],
    appliesTo: [webhooks()],
  },
];

export const deliverWebhooks: readonly ChecklistItem[] = [
  {
    id: 'checked-webhook-targets',
    stage: 'transport',
    effort: 'days',
    action: 'Send events only to public https addresses, checked at each delivery, and follow no redirect',
    why: 'Customers choose where you send, so they can point your own server at its internal services or at the cloud’s metadata.',
    verify:
      'Test: register endpoints that are, resolve to, or redirect to `127.0.0.1`, `10.0.0.1`, `[::1]` and `169.254.169.254`; no request leaves, and the customer sees no answer from inside.',
    citations: [
      { source: 'owasp-ssrf', section: 'Case 2' },
      { source: 'owasp-api7-2023' },
      { source: 'asvs-5', section: '1.3.6' },
    ],
    appliesTo: [webhooks()],
  },
];

export const verifyWebhooks: readonly ChecklistItem[] = [
  {
    id: 'document-signature-check',
    stage: 'verify',
    action:
      'Give receivers a signature check to copy: exact body, constant-time comparison, old events refused',
    why: 'A receiver that parses before it checks, or compares byte by byte, accepts what you did not send.',
    verify:
      'Test: run your published example against a genuine, a changed and an hour-old event; only the first passes.',
    citations: [{ source: 'S48' }, { source: 'rfc7518', section: '3.2' }],
    appliesTo: [webhooks()],
  },
];
