import type { ChecklistItem } from '../types.js';
import { inbound, jwts, webhooks } from './groups.js';

export const incident: readonly ChecklistItem[] = [
  {
    id: 'revoke-first',
    stage: 'incident',
    effort: 'minutes',
    action: 'Write down that an exposed credential is revoked first and replaced second',
    why: 'Overlap is for routine rotation; after a leak it is the thief’s time.',
    verify:
      'Drill: from “this key is public” to its first refused call, without asking anyone for permission.',
    citations: [
      { source: 'owasp-secrets', section: '9.2' },
      { source: 'httpapi-privacy', section: 'Credential Revocation' },
    ],
    appliesTo: [inbound(), webhooks()],
    mends: ['never-revoked'],
  },
  {
    id: 'inventory',
    stage: 'incident',
    effort: 'days',
    action: 'Keep a list of every credential, where each copy sits and who can replace it',
    why: 'In past incidents the slow part was the copies nobody knew of and the secrets only customers could replace.',
    verify:
      'Drill: pick a credential at random; name every place that has it and a person to call, within ten minutes.',
    citations: [{ source: 'owasp-secrets', section: '2.11' }],
    appliesTo: [inbound(), webhooks()],
    mends: ['ownerless-keys'],
  },
  {
    id: 'signing-key-loss',
    stage: 'incident',
    action: 'Rehearse losing the signing key: remove it at once, bring in a new one, accept the 401s',
    why: 'Verifiers keep trusting a removed key until they fetch the key set again, and every token of every user ends.',
    verify:
      'Drill in staging: time from removal to the last verifier’s refusal; it is no longer than the caches of the key set on your list, added up.',
    citations: [{ source: 'rfc7517', section: '5' }],
    appliesTo: [jwts()],
    mends: ['never-revoked'],
  },
  {
    id: 'traceable-misuse',
    stage: 'incident',
    action: 'Be able to say what a credential did between its leak and its revocation',
    why: 'Customers will ask, and logs that do not reach back far enough cannot rule anything out.',
    verify:
      'Drill: for one credential and one day, list every call, its address and what it returned; logs reach back far enough.',
    citations: [
      { source: 'asvs-5', section: '16.1.1, 16.2.1' },
      { source: 'owasp-secrets', section: '2.6' },
    ],
    appliesTo: [inbound()],
    mends: ['unnoticed-leak'],
  },
];
