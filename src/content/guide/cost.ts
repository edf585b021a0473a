import type { Claim, Section } from './entry.js';

export const costSection: Section = {
  id: 'the-real-cost-per-call',
  title: 'The real cost per call',
  lead: [
    {
      text: 'A JWT is not chosen for its speed. Hashing a key and finding it in memory is cheaper than checking any signature; what a token saves is the trip to a store, and the outage of that store.',
    },
    {
      text: 'Nor is an algorithm. RSA checks fast and signs slowly, elliptic curves the other way round, and the code around them weighs as much. A slow password hash on each call is the one cost that hurts: it is meant to.',
      quoted: { source: 'nist-800-63b', label: 'NIST SP 800-63B' },
    },
  ],
  tryIt: { path: ['lab', 'store-down'], label: 'Take the key store down in the Lab' },
};

/** Said in the place of the figures until they are measured, and without scripts. */
export const costWithoutScripts: Claim = {
  text: 'With JavaScript turned on, a button here measures each of these on your own machine.',
};
