import type { Claim, Section } from './entry.js';

export const howItWorks: Section = {
  id: 'how-each-works',
  title: 'How each works',
  lead: [
    {
      text: 'The same call, twice. Each step can say no; the marked one sees a revocation.',
    },
  ],
  tryIt: { path: ['lab', 'sandbox'], label: 'Open any request in the sandbox' },
};

export interface Way {
  lane: 'key' | 'jwt';
  title: string;
  /** `sees`: this step knows about a revocation. */
  steps: readonly { name: string; does: string; sees?: boolean }[];
  after: Claim;
}

export const ways: readonly Way[] = [
  {
    lane: 'key',
    title: 'A key’s way through a request',
    steps: [
      { name: 'Read', does: 'One credential, in `Authorization: Bearer`.' },
      { name: 'Checksum', does: 'A mistyped key goes no further.' },
      { name: 'Hash', does: 'SHA-256: the table holds no keys.' },
      { name: 'Look up', does: 'The row says who, what, until when. No row, no entry.', sees: true },
      { name: 'Limit', does: 'The customer’s counter goes down by one.' },
    ],
    after: {
      text: 'All it says is in the row: without a cache, a change there counts on the next call.',
      quoted: { source: 'S53', label: 'Zuplo' },
    },
  },
  {
    lane: 'jwt',
    title: 'A token’s way through a request',
    steps: [
      { name: 'Read', does: 'One credential, in `Authorization: Bearer`.' },
      { name: 'Header', does: 'The type and algorithm that this API expects. Others are refused.' },
      { name: 'Key', does: '`kid` names one of the issuer’s public keys. The API has a copy of them.' },
      { name: 'Signature', does: 'The issuer wrote it, and nobody changed it.' },
      { name: 'Claims', does: 'Issuer, audience, expiry, scope.' },
      { name: 'Denylist', does: 'Only where there is one: is this `jti` on it?', sees: true },
    ],
    after: {
      text: 'Up to the last step nobody is asked. A signature says that the issuer wrote it then, not that it would now.',
      quoted: { source: 'rfc9068', label: 'RFC 9068, 4' },
    },
  },
];
