import type { ChecklistItem } from '../types.js';
import { clients, exchange, jwts, keys, webhooks, workloads } from './groups.js';

export const rotate: readonly ChecklistItem[] = [
  {
    id: 'overlap-rotation',
    stage: 'rotate',
    action: 'Let a caller hold two valid credentials while they rotate',
    why: 'Without overlap, rotation is an outage for the caller, so nobody does it.',
    verify:
      'Test: rotate; old and new both get 200 until the announced end, then the old one gets 401. The old one’s own expiry is never extended.',
    citations: [{ source: 'S52' }, { source: 'S53' }],
    appliesTo: [keys(), clients(), webhooks()],
    mends: ['no-rotation'],
  },
  {
    id: 'scheduled-rotation',
    stage: 'rotate',
    effort: 'days',
    action: 'Rotate long-lived credentials on a schedule that runs by itself',
    why: 'A credential stolen unnoticed then stops working at the next date.',
    verify:
      'Report: no active credential is older than your schedule allows; list the ten oldest with their owners.',
    citations: [
      { source: 'owasp-secrets', section: '2.7.2' },
      { source: 'asvs-5', section: '13.1.4, 13.3.4' },
    ],
    appliesTo: [keys(), clients(), webhooks()],
    mends: ['no-rotation'],
  },
  {
    id: 'expiry-warnings',
    stage: 'rotate',
    action: 'Mail the owner before a key expires, and again when it has',
    why: 'An expiry that nobody is told about is an outage, and after the first one people make keys without an expiry.',
    verify:
      'Test with a fixed clock: 30 days, 7 days and 1 day before `expires_at` its owner gets one mail each, and one after it, with the key’s name and last four characters and never the key.',
    citations: [{ source: 'crates-io-expiry-mail' }, { source: 'owasp-secrets', section: '2.11' }],
    appliesTo: [keys()],
    mends: ['endless-keys'],
  },
  {
    id: 'signing-key-rotation',
    stage: 'rotate',
    effort: 'days',
    action:
      'Rotate signing keys in this order: publish, wait for caches, sign with the new, wait out the old tokens, remove',
    why: 'A verifier that still has the old key set refuses good tokens; one that loses the old key early refuses honest callers.',
    verify:
      'Drill in staging under load: no 401 through the whole rotation. First wait: the longest key-set cache; second: token lifetime plus leeway.',
    citations: [{ source: 'rfc7517', section: '4.5, 5' }],
    appliesTo: [jwts()],
    mends: ['no-rotation'],
  },
  {
    id: 'renewed-workload-identity',
    stage: 'rotate',
    effort: 'days',
    action: 'Let the platform issue and renew workload credentials, short and bound to one audience',
    why: 'Nobody leaves lying around what nobody copies by hand, and what is stolen is soon worthless.',
    verify:
      'Test: a workload token used at another service gets 401; after its expiry the workload goes on without a restart.',
    citations: [{ source: 'spiffe-jwt-svid' }, { source: 'S26' }],
    appliesTo: [workloads()],
  },
  {
    id: 'short-exchanged-tokens',
    stage: 'rotate',
    effort: 'minutes',
    action:
      'Make the swapped token live no longer than the delay you accept when what it came from is revoked',
    why: 'Revoking the key or session stops new tokens at once; those already minted live on to their expiry.',
    verify:
      'Test: swap, then revoke what was swapped; the next swap is refused (400 `invalid_request` where it is a `subject_token`, else 401), and the token stops working within the promised delay.',
    citations: [
      { source: 'rfc7009', section: '3' },
      { source: 'rfc8693', section: '2.2.2' },
    ],
    appliesTo: [exchange()],
    mends: ['long-lifetime'],
  },
];
