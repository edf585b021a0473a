import type { Section } from './entry.js';

export const quickChecklistSection: Section = {
  id: 'the-quick-checklist',
  title: 'The quick checklist',
  lead: [],
  tryIt: { path: ['checklist'], label: 'Tick off the whole one, with reasons and tests' },
};

/** The shortest list that is worth having. Ids are those of the checklist, which has the rest and why. */
export const quickChecklist: readonly { item: string; text: string }[] = [
  { item: 'one-credential-per-caller', text: 'Every caller has a credential of its own' },
  { item: 'smallest-scope', text: 'with the fewest scopes its work needs' },
  { item: 'random-keys', text: 'Keys have 128 random bits or more' },
  { item: 'hashed-keys', text: 'and are kept as SHA-256, not readable' },
  { item: 'nothing-in-urls', text: 'Credentials come in headers, never in addresses' },
  { item: 'redacted-logs', text: 'and are redacted wherever requests are written down' },
  { item: 'no-secret-in-clients', text: 'No secret in a web page or an installed app' },
  { item: 'limit-per-credential', text: 'Every credential has a limit' },
  { item: 'cache-is-delay', text: 'No cache is longer than the delay you accept' },
  { item: 'timed-revocation', text: 'You have revoked one on purpose, and timed it' },
  { item: 'last-used', text: 'You can see when each was last used' },
  { item: 'revoke-first', text: 'Everybody knows: exposed means revoke first' },
];
