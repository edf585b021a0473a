import type { ChecklistItem } from '../types.js';
import { clients, keys } from './groups.js';

export const issueKeys: readonly ChecklistItem[] = [
  {
    id: 'random-keys',
    stage: 'issue',
    action: 'Make each key from at least 128 random bits',
    why: 'OAuth sets that floor for machine secrets: a guess must succeed with a chance of at most 2⁻¹²⁸.',
    verify:
      'Test: the random part comes from a cryptographic generator and has at least 22 base62 characters (131 bits); 1,000 keys are all different.',
    citations: [{ source: 'rfc6749', section: '10.10' }],
    appliesTo: [keys()],
  },
  {
    id: 'prefix-and-checksum',
    stage: 'issue',
    action: 'Give keys a prefix of your own and a checksum',
    why: 'Scanners can then find a leaked key, and a mistyped one is refused before any lookup; the checksum is no security.',
    verify: 'Test: change one character of a key; the API answers 401 without a database read.',
    citations: [{ source: 'S53' }, { source: 'rfc8959' }],
    appliesTo: [keys()],
  },
  {
    id: 'test-and-live-apart',
    stage: 'issue',
    action: 'Make test keys and live keys look different, and refuse each in the other place',
    why: 'A key in a screenshot or a log then shows at a glance whether it is an incident.',
    verify: 'Test: a test key gets 401 from the live API.',
    citations: [{ source: 'stripe-keys' }],
    appliesTo: [keys()],
    mends: ['mixed-environments'],
  },
  {
    id: 'guarded-key-creation',
    stage: 'issue',
    action: 'Decide who may create and see keys, and have them sign in again for it',
    why: 'A stolen dashboard session otherwise turns into a key that outlives the session, with whatever rights the thief ticks.',
    verify:
      'Test: a member without the right gets 403; a session older than a few minutes is asked to sign in again; no new key has more rights than its maker.',
    citations: [{ source: 'owasp-api2-2023' }, { source: 'asvs-5', section: '7.5.3, 8.2.1' }],
    appliesTo: [keys(), clients()],
    mends: ['excess-rights'],
  },
  {
    id: 'show-once',
    stage: 'issue',
    effort: 'minutes',
    action: 'Show a key once, when it is created',
    why: 'What you cannot show again you need not store in readable form; some vendors keep keys retrievable and accept that risk.',
    verify:
      '`curl -s $API/keys -H "Authorization: Bearer $ADMIN"` lists ids and last four characters, no key.',
    citations: [{ source: 'S52' }, { source: 'stripe-keys' }],
    appliesTo: [keys()],
    mends: ['readable-keys'],
  },
  {
    id: 'keys-expire',
    stage: 'issue',
    action: 'Create keys with an expiry date',
    why: 'A forgotten key then expires, where a copied one would work for years.',
    verify: 'Test: with the clock one second past `expires_at`, the key gets 401.',
    citations: [
      { source: 'owasp-secrets', section: '2.7.4' },
      { source: 'asvs-5', section: '13.3.4' },
    ],
    appliesTo: [keys()],
    mends: ['endless-keys'],
  },
];
