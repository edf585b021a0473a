import type { ChecklistItem } from '../types.js';
import { inbound, inside, onBehalf, said } from './groups.js';

export const insideServices: readonly ChecklistItem[] = [
  {
    id: 'stripped-identity-headers',
    stage: 'verify',
    effort: 'minutes',
    action: 'Remove every identity header that arrives from outside, before the edge sets its own',
    why: 'A header that the edge adds for the services behind it can be sent by any caller, too.',
    verify:
      'Test: call through the edge with a good credential and an identity header that names somebody else, in several spellings; the service sees the true caller once.',
    citations: [
      { source: 'owasp-microservices', section: 'Recommendation on how to implement identity propagation' },
    ],
    appliesTo: [inside(), inbound([said('verifiers', 'gateway', 'many')])],
  },
  {
    id: 'checked-behind-gateway',
    stage: 'verify',
    effort: 'days',
    action: 'Have the services behind the gateway check a signed identity, not a plain header',
    why: 'Whoever reaches a service past the gateway can write any user into an unsigned header.',
    verify:
      'Test: call a service directly with an identity header that you wrote, and with one signed by another key; both get 401.',
    citations: [
      { source: 'owasp-microservices', section: 'Recommendation on how to implement identity propagation' },
    ],
    appliesTo: [inbound([said('verifiers', 'gateway', 'many')]), inside()],
  },
  {
    id: 'actor-in-token',
    stage: 'verify',
    effort: 'days',
    action: 'Name who acts in `act`, beside `sub` for whom, and use both in authorization and logs',
    why: 'Without it the service looks like the user, so nobody can limit it, and no log tells the two apart.',
    verify:
      'Test: the same call by the user and by the service for the user; each log line names the right actor, and a rule that forbids the service stops only the second.',
    citations: [
      { source: 'rfc8693', section: '1.1, 4.1' },
      { source: 'asvs-5', section: '8.3.3' },
    ],
    appliesTo: [onBehalf()],
  },
  {
    id: 'inside-refusals',
    stage: 'verify',
    action:
      'Refuse a bad `subject_token` with 400 `invalid_request`, and a bad client with 401 `invalid_client`',
    why: 'Services decide by the code whether to ask the user again or to fix their own credential.',
    verify:
      'Test: swap an expired, a foreign and a broken `subject_token`; each gets 400 `invalid_request`. A wrong client secret gets 401 `invalid_client`.',
    citations: [
      { source: 'rfc8693', section: '2.2.2' },
      { source: 'rfc6749', section: '5.2' },
    ],
    appliesTo: [onBehalf()],
  },
];
