import type { Section } from './entry.js';

export const wouldRefuseSection: Section = {
  id: 'would-my-api-refuse-it',
  title: 'Would my API refuse it?',
  lead: [
    {
      text: 'An API must check the type, issuer, audience, signature and expiry of an access token. A library checks only what it is told to.',
      quoted: { source: 'rfc9068', label: 'RFC 9068, 4' },
      also: [{ source: 'rfc8725bis', label: 'rfc8725bis, 3' }],
    },
    {
      text: 'To know, send your API tokens that it must refuse: the verifier kit makes more than a hundred, each with its reason.',
    },
  ],
  tryIt: { path: ['verifier'], label: 'Test your verifier' },
};

export const librariesTitle = 'Bad tokens that common libraries accept';
/** What the figures are, and are not. */
export const librariesNote =
  'In the first column, most have an issuer or audience that nobody told the library to check; in the second, a spelling that the RFCs forbid, or an ignored `crit`. Debian packages are older than today’s releases.';
