import type { Entry, Section } from './entry.js';

export const problem: Section = {
  id: 'the-problem',
  title: 'The problem',
  lead: [
    {
      text: 'Most guides compare a credential with a format. An API key is a secret that names a caller. A JWT is a signed note: whoever has it can read it, and an API with the issuer’s key can check that nobody changed it. Both are bearer credentials: whoever holds one is let in.',
      quoted: { source: 'rfc6750', label: 'RFC 6750, 1.2' },
    },
    {
      text: 'So the question is not which is safer while it is secret. It is who gets asked on each call, because only whoever is asked can say no after a leak.',
    },
  ],
  tryIt: { path: ['lab', 'leaked-credential'], label: 'Leak both in the Lab' },
};

export const whyItMatters: { section: Section; entries: readonly Entry[] } = {
  section: {
    id: 'why-it-matters',
    title: 'Why it matters',
    lead: [],
    tryIt: { path: ['decide'], label: 'Answer for your own API' },
  },
  entries: [
    {
      id: 'security',
      title: 'Security',
      claims: [
        {
          text: 'Credentials leak: in logs, bundles, repositories, support files. Of the working secrets found on public GitHub in 2022, 70% still worked in 2025.',
          quoted: { source: 'gitguardian-sprawl', label: 'GitGuardian' },
        },
        {
          text: 'What a leak costs is how long the copy works, times what it may do. Lifetime, scope and limits are decided long before the day.',
        },
      ],
    },
    {
      id: 'revocation',
      title: 'Revocation',
      claims: [
        {
          text: 'A key that is looked up on every call ends with its row. A JWT that is checked by its signature alone works until it expires. Only removing the signing key ends it sooner, once caches let go, and everybody else’s with it.',
          quoted: { source: 'rfc7009', label: 'RFC 7009, 3' },
        },
        {
          text: 'Caches delay the first; lists of revoked tokens speed up the second.',
        },
      ],
    },
    {
      id: 'statelessness',
      title: 'Statelessness',
      claims: [
        {
          text: 'A JWT saves a request on each call, and tokens still verify while the key store is down. That is worth a lot across many services, and little in front of one database.',
          quoted: { source: 'S36', label: 'Auth.js' },
        },
        { text: 'Every way to take a token back brings some of that state back.' },
      ],
    },
  ],
};
