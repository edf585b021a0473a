import type { Section } from './entry.js';

export const quickChecklistSection: Section = {
  id: 'the-quick-checklist',
  title: 'The quick checklist',
  lead: [],
  tryIt: { path: ['checklist'], label: 'Tick off the whole one, with reasons and tests' },
};

/** The shortest list that is worth having. Ids are those of the checklist, which has the rest and why. */
export const quickChecklist: readonly { item: string; text: string }[] = [
  { item: 'one-credential-per-caller', text: 'Every caller has a credential of its own.' },
  { item: 'smallest-scope', text: 'Each credential has only the scopes that its work needs.' },
  { item: 'random-keys', text: 'Keys have at least 128 random bits.' },
  { item: 'hashed-keys', text: 'You store the SHA-256 hash of each key, never the key.' },
  { item: 'nothing-in-urls', text: 'Credentials are sent in headers, never in a URL.' },
  { item: 'redacted-logs', text: 'Logs and traces are redacted before they are written.' },
  { item: 'no-secret-in-clients', text: 'No web page or installed app contains a secret.' },
  { item: 'limit-per-credential', text: 'Every credential has a rate limit.' },
  { item: 'cache-is-delay', text: 'No cache keeps an answer for longer than the delay you accept.' },
  { item: 'timed-revocation', text: 'You have revoked a credential on purpose, and timed it.' },
  { item: 'last-used', text: 'You can see when each credential was last used.' },
  { item: 'revoke-first', text: 'Everyone on call knows: when a credential leaks, revoke it first.' },
];
