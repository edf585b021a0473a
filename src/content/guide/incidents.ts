import type { Quoted } from './quoted.js';
import type { Claim, Section } from './entry.js';

export const incidentsSection: Section = {
  id: 'incidents',
  title: 'Incidents, and what made them end fast or slowly',
  lead: [
    {
      text: 'Once understood, each leak was cut off within days. The slow part was noticing it, finding every copy, and waiting for those who alone could replace theirs.',
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
      text: 'Unnoticed from 31 January to 1 April, when a customer compared a checksum. Each had to replace what its CI jobs could read.',
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
      text: 'GitHub noticed on 12 April, and published on the 15th. By then code of dozens of organisations had been downloaded.',
      quoted: quoted('github-oauth-2022', 'GitHub'),
    },
    pace: 'slow',
  },
  {
    id: 'incident-toyota',
    year: '2022',
    who: 'Toyota T-Connect',
    leaked: 'An access key in a public repository since December 2017.',
    ended: {
      text: 'Changed two days after it was found, nearly five years after it was published. Use could not be ruled out.',
      quoted: quoted('toyota-2022', 'Toyota'),
    },
    pace: 'slow',
  },
  {
    id: 'incident-circleci',
    year: '2023',
    who: 'CircleCI',
    leaked: 'A signed-in session from a laptop; through it, customers’ keys and tokens.',
    ended: {
      text: 'A customer noticed on 29 December. CircleCI ended its own API tokens on 5 and 6 January; replacing customers’ GitHub tokens took from 31 December to 7 January.',
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
      text: 'No single token to revoke: the key had to go, and the check of issuer and scope had to be mended.',
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
      text: 'From 28 September to 17 October: files of 134 customers, sessions of five hijacked. For 14 days Okta’s search of its logs missed it.',
      quoted: quoted('okta-2023', 'Okta'),
    },
    pace: 'slow',
  },
  {
    id: 'incident-dropbox-sign',
    year: '2024',
    who: 'Dropbox Sign',
    leaked: 'API keys and OAuth tokens of customers, through a service account.',
    ended: {
      text: 'Noticed on 24 April. Dropbox limited what every key may do, until its customer had made a new one.',
      quoted: quoted('dropbox-sign-2024', 'Dropbox'),
    },
    pace: 'fast',
  },
  {
    id: 'incident-drift',
    year: '2025',
    who: 'Salesloft Drift',
    leaked: 'OAuth tokens of one integration, for its customers’ Salesforce data.',
    ended: {
      text: 'Abused from 8 to 18 August, all revoked on the 20th. Cloudflare found 104 of its own tokens in the stolen tickets.',
      quoted: quoted('drift-2025', 'Google'),
      also: [quoted('drift-cloudflare-2025', 'Cloudflare')],
    },
    pace: 'fast',
  },
];
