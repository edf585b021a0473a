import type { ChecklistItem } from '../types.js';
import { clients, exchange, jwts, keys, refresh, said, webhooks, workloads } from './groups.js';

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
    id: 'signing-key-rotation',
    stage: 'rotate',
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
    id: 'refresh-rotation',
    stage: 'rotate',
    action: 'Replace the refresh token at each use, and end the family when a used one comes back',
    why: 'The issuer cannot tell who holds the copy, so a used token that returns means theft or a race, and both must sign in again. Public clients need this unless their tokens are bound to a key.',
    verify:
      'Test: refresh twice with the same token; the second gets 400 `invalid_grant`, and the newest token of that family too.',
    citations: [
      { source: 'rfc9700', section: '2.2.2, 4.14.2' },
      { source: 'asvs-5', section: '10.4.5' },
    ],
    appliesTo: [refresh()],
    mends: ['no-rotation'],
  },
  {
    id: 'refresh-grace',
    stage: 'rotate',
    effort: 'minutes',
    action: 'Allow a few seconds for two tabs that refresh at once, for the latest used token only',
    why: 'Without a grace, honest races look like theft and log people out; over the whole chain, it lets a thief in.',
    verify:
      'Test: two refreshes at the same moment both work; the token before that one ends the family even within the grace.',
    citations: [{ source: 'rfc9700', section: '4.14.2' }],
    appliesTo: [refresh([said('home', 'browser', 'installed')])],
  },
  {
    id: 'refresh-end',
    stage: 'rotate',
    action: 'Give refresh tokens an end: unused for a while, and in any case after a fixed time',
    why: 'Rotation without an absolute end lets one stolen session renew itself for ever.',
    verify:
      'Test: each new refresh token expires when the first one would have; after the idle time it gets 400 `invalid_grant`.',
    citations: [
      { source: 'oauth-browser-apps', section: '6.3.2.3' },
      { source: 'asvs-5', section: '10.4.8' },
    ],
    appliesTo: [refresh()],
    mends: ['long-lifetime'],
  },
  {
    id: 'renewed-workload-identity',
    stage: 'rotate',
    effort: 'days',
    action: 'Let the platform issue and renew workload credentials, short and bound to one audience',
    why: 'What nobody copies by hand nobody leaves lying around, and what is taken is soon worthless.',
    verify:
      'Test: a workload token used at another service gets 401; after its expiry the workload goes on without a restart.',
    citations: [{ source: 'spiffe-jwt-svid' }, { source: 'S26' }],
    appliesTo: [workloads()],
  },
  {
    id: 'short-exchanged-tokens',
    stage: 'rotate',
    effort: 'minutes',
    action: 'Make the swapped token live no longer than the delay you accept when the key is revoked',
    why: 'Revoking the key stops new tokens at once; those already minted live on to their expiry.',
    verify:
      'Test: swap, revoke the key; the next swap gets 401 and the token stops working within the promised delay.',
    citations: [{ source: 'rfc7009', section: '3' }],
    appliesTo: [exchange()],
    mends: ['long-lifetime'],
  },
];
