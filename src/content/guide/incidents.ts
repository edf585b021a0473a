import type { Quoted } from './quoted.js';
import type { Claim, Section } from './entry.js';

export const incidentsSection: Section = {
  id: 'incidents',
  title: 'Incidents, and what made them end fast or slowly',
  lead: [
    {
      text: 'Keys and opaque tokens were cut off within days once the leak was known. The slow part was noticing it, knowing every copy, and waiting for those who alone could replace theirs.',
    },
  ],
  tryIt: { path: ['leaked'], label: 'A credential has leaked right now' },
};

export interface IncidentNote {
  id: string;
  year: string;
  who: string;
  leaked: string;
  ended: Claim;
  pace: 'fast' | 'slow';
}

const quoted = (source: string, label: string): Quoted => ({ source, label });

export const incidents: readonly IncidentNote[] = [
  {
    id: 'incident-codecov',
    year: '2021',
    who: 'Codecov',
    leaked: 'A storage key in a layer of a public image; through it, the CI secrets of its customers.',
    ended: {
      text: 'Unnoticed from 31 January to 1 April. A customer compared a checksum. Everybody had to replace everything.',
      quoted: quoted('codecov-2021', 'Codecov'),
    },
    pace: 'slow',
  },
  {
    id: 'incident-github-oauth',
    year: '2022',
    who: 'GitHub, Heroku, Travis CI',
    leaked: 'Long-lived OAuth tokens that two integrations kept for their users.',
    ended: {
      text: 'Abuse seen within days, made public on 15 April. The tokens could be revoked in one place, but by their holder, which took days more.',
      quoted: quoted('sophos-github-2022', 'Sophos'),
    },
    pace: 'slow',
  },
  {
    id: 'incident-toyota',
    year: '2022',
    who: 'Toyota T-Connect',
    leaked: 'An access key in a public repository since December 2017.',
    ended: {
      text: 'Changed two days after it was found, and nearly five years after it was published. The logs could not rule out use.',
      quoted: quoted('toyota-2022', 'The National'),
    },
    pace: 'slow',
  },
  {
    id: 'incident-circleci',
    year: '2023',
    who: 'CircleCI',
    leaked: 'A signed-in session from a laptop; through it, customers’ keys and tokens.',
    ended: {
      text: 'Its own tokens were gone in a day. Replacing customers’ GitHub tokens took from 31 December to 7 January, with a raised limit. What only customers could replace was left to them.',
      quoted: quoted('circleci-2023', 'CircleCI'),
    },
    pace: 'slow',
  },
  {
    id: 'incident-storm-0558',
    year: '2023',
    who: 'Microsoft, Storm-0558',
    leaked: 'A signing key for consumer accounts, which a verifier took for enterprise mail too.',
    ended: {
      text: 'No single token to revoke: the key had to go, and the check of issuer and scope be mended. About 25 organisations.',
      quoted: quoted('msrc-storm-0558', 'Microsoft'),
    },
    pace: 'slow',
  },
  {
    id: 'incident-okta',
    year: '2023',
    who: 'Okta support',
    leaked: 'Session tokens inside diagnostic files that customers had uploaded.',
    ended: {
      text: 'Files of 134 customers, five sessions used. Customers noticed first: BeyondTrust, 1Password, Cloudflare.',
      quoted: quoted('okta-2023', 'summary of Okta’s report'),
    },
    pace: 'slow',
  },
  {
    id: 'incident-dropbox-sign',
    year: '2024',
    who: 'Dropbox Sign',
    leaked: 'API keys and OAuth tokens, through a service account.',
    ended: {
      text: 'Found on 24 April. The vendor rotated keys and tokens itself, and narrowed what the API allows until customers had new keys.',
      quoted: quoted('dropbox-sign-2024', 'Dropbox'),
    },
    pace: 'fast',
  },
  {
    id: 'incident-drift',
    year: '2025',
    who: 'Salesloft Drift',
    leaked: 'OAuth tokens of one integration, for more than 700 organisations.',
    ended: {
      text: 'Abused from 8 to 18 August. On 20 August Salesforce revoked all of them in one act.',
      quoted: quoted('drift-2025', 'summary'),
    },
    pace: 'fast',
  },
];
