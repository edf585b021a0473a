import type { ChecklistItem } from '../types.js';
import { clients, inbound, keys, publicClient, refresh, webhooks } from './groups.js';

export const monitor: readonly ChecklistItem[] = [
  {
    id: 'logged-credential-ids',
    stage: 'monitor',
    action: 'Log the credential’s id, its owner and the outcome with every request',
    why: 'After a leak the question is what this one credential did, and a log without ids cannot answer it.',
    verify:
      'Drill: pick one request from yesterday and name credential, owner and what it read, from the logs alone.',
    citations: [
      { source: 'owasp-secrets', section: '2.6' },
      { source: 'asvs-5', section: '16.2.1, 16.3.1' },
    ],
    appliesTo: [inbound()],
    mends: ['unnoticed-leak'],
  },
  {
    id: 'last-used',
    stage: 'monitor',
    action: 'Record when each key was last used, show it to its owner, and revoke what nobody uses',
    why: 'An unused key is of use only to a thief, and owners spot use that is not theirs.',
    verify: 'Report: no key has been unused for a year; test: a call updates `last_used`.',
    citations: [{ source: 'owasp-secrets', section: '2.6, 2.7.3' }],
    appliesTo: [keys()],
    mends: ['unnoticed-leak'],
  },
  {
    id: 'key-change-log',
    stage: 'monitor',
    action: 'Record who created, changed and revoked each key, and tell the account’s owners at once',
    why: 'A thief with a session makes a key first; the mail about it is often the only sign.',
    verify:
      'Test: create and revoke a key; both are in a log that its maker cannot change, and the other owners have a mail about each.',
    citations: [
      { source: 'owasp-secrets', section: '2.6' },
      { source: 'asvs-5', section: '6.3.7, 16.4.2' },
    ],
    appliesTo: [keys(), clients()],
    mends: ['ownerless-keys', 'unnoticed-leak'],
  },
  {
    id: 'secret-scanning',
    stage: 'monitor',
    action: 'Scan repositories, images and bundles for your credentials',
    why: 'What your scanner finds first, a thief does not, and your own prefix makes it easy to find.',
    verify: 'Test: push a revoked key to a scratch branch; the scanner reports or blocks it.',
    citations: [{ source: 'S53' }, { source: 'owasp-secrets', section: '8.1' }],
    appliesTo: [keys(), webhooks()],
    mends: ['unnoticed-leak', 'committed-secrets'],
  },
  {
    id: 'alert-on-misuse',
    stage: 'monitor',
    effort: 'days',
    action: 'Alert on bursts of 401, 403 and 429, and on use from new networks',
    why: 'In past incidents noticing was the slow part, and these are the traces a thief leaves.',
    verify:
      'Drill: call from a new network with a wrong scope 50 times; somebody is told within your promised time.',
    citations: [
      { source: 'owasp-secrets', section: '2.6' },
      { source: 'asvs-5', section: '16.3.1, 16.3.2, 16.4.3' },
    ],
    appliesTo: [inbound()],
    mends: ['unnoticed-leak'],
  },
  {
    id: 'alert-on-reuse',
    stage: 'monitor',
    action: 'Alert when a replaced refresh token comes back',
    why: 'It is the clearest sign of theft that you get, and honest races show up there as well.',
    verify:
      'Test: refresh three times, then send the first token again; the event names the family, the client and both addresses.',
    citations: [{ source: 'rfc9700', section: '4.14.2' }],
    appliesTo: [refresh(publicClient)],
    mends: ['unnoticed-leak'],
  },
];
