import type { Entry, Section } from './entry.js';

export const storiesSection: Section = {
  id: 'two-stories',
  title: 'Two stories',
  lead: [],
};

/** What happens on the day, once with each. */
export const stories: readonly (Entry & {
  lane: 'key' | 'jwt';
  times: readonly [at: string, what: string][];
})[] = [
  {
    id: 'a-key-leaks',
    lane: 'key',
    title: 'A customer’s key is in a public repository',
    times: [
      ['09:05', 'A key of Acme’s is pushed. A stranger lists Acme’s orders with it.'],
      ['09:08', 'You revoke it in the table. No cache sits in front of that.'],
      ['09:08', 'The stranger’s next call is refused: `401`. So is Acme’s, until it has the new key.'],
    ],
    claims: [
      {
        text: 'Over in one call, because every call asks the table. Had the gateway remembered good keys for five minutes, the stranger would have had five more.',
        quoted: { source: 'aws-authorizer', label: 'AWS' },
      },
    ],
    tryIt: { path: ['lab', 'leaked-credential'], label: 'Play the leaked key' },
  },
  {
    id: 'a-token-leaks',
    lane: 'jwt',
    title: 'A 24-hour token is in a support ticket',
    times: [
      ['09:05', 'Somebody pastes a request into a ticket, token included.'],
      ['09:30', 'The user is signed out, the refresh token revoked. The copy still works.'],
      ['09:40', 'The team can wait until tomorrow, or deploy a denylist today.'],
    ],
    claims: [
      {
        text: 'Nothing was hacked: 24 hours is Auth0’s default; most issuers below give about one. A denylist by `iss` and `jti` ends the copy early, for one lookup on every call.',
        quoted: { source: 'auth0-lifetime', label: 'Auth0' },
      },
      {
        text: 'Had it lived for 15 minutes, it would have expired before the user was signed out.',
        quoted: { source: 'rfc6750', label: 'RFC 6750, 5.3' },
      },
    ],
    tryIt: { path: ['lab', 'day-long-token'], label: 'Play the 24-hour token' },
  },
];
