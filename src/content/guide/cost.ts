import type { Claim, Section } from './entry.js';

export const costSection: Section = {
  id: 'the-real-cost-per-call',
  title: 'The real cost per call',
  lead: [
    {
      text: 'Do not choose a JWT for speed. Hashing a key and finding it in memory is cheaper than checking any signature. A token saves the trip to a store, and an outage when that store is down.',
    },
    {
      text: 'Nor an algorithm: RSA checks fast and signs slowly, elliptic curves the other way round. Only a password hash on each call hurts: it is slow on purpose.',
      quoted: { source: 'nist-800-63b', label: 'NIST SP 800-63B' },
    },
  ],
  tryIt: { path: ['lab', 'store-down'], label: 'Take the key store down in the Lab' },
};

/** Said in the place of the figures until they are measured, and without scripts. */
export const costWithoutScripts: Claim = {
  text: 'With JavaScript on, a button here measures each of these on your own machine.',
};
