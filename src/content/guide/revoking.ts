import type { Quoted } from './quoted.js';
import type { Section } from './entry.js';

export const revokingSection: Section = {
  id: 'ways-to-revoke-a-jwt',
  title: 'A JWT can be revoked: the menu and its prices',
  lead: [
    {
      text: 'Each method ends a token early, or shortens the wait. All but the first need some state.',
    },
  ],
  tryIt: { path: ['lab', 'denylist'], label: 'Buy back revocation in the Lab' },
};

export interface Mechanism {
  name: string;
  /** What is kept, and where. */
  state: string;
  delay: string;
  reach: string;
  quoted: Quoted;
  scenario: string;
}

/** From the cheapest to run to the dearest. */
export const mechanisms: readonly Mechanism[] = [
  {
    name: 'Wait for `exp`',
    state: 'Nothing',
    delay: 'What is left of its life, and the verifier’s leeway',
    reach: 'One token',
    quoted: { source: 'rfc7519', label: 'RFC 7519, 4.1.4' },
    scenario: 'day-long-token',
  },
  {
    name: 'Short life, and refresh',
    state: 'Refresh tokens, at the issuer',
    delay: 'At most one lifetime: minutes',
    reach: 'One sign-in',
    quoted: { source: 'rfc7009', label: 'RFC 7009, 3' },
    scenario: 'short-and-refresh',
  },
  {
    name: 'Revoke at the issuer',
    state: 'Refresh tokens, at the issuer',
    delay: 'None there. APIs that verify locally never hear of it',
    reach: 'One grant',
    quoted: { source: 'rfc7009', label: 'RFC 7009, 2.1' },
    scenario: 'short-and-refresh',
  },
  {
    name: 'Remove the signing key',
    state: 'The issuer’s key set',
    delay: 'Until each verifier fetches the set again: minutes to hours, by its settings',
    reach: 'Everybody’s tokens',
    quoted: { source: 'jose-remote-jwks', label: 'jose' },
    scenario: 'signing-key',
  },
  {
    name: 'Status list',
    state: 'One signed list, 1 to 8 bits for each token',
    delay: 'The list’s `ttl`',
    reach: 'One token',
    quoted: { source: 'status-list', label: 'Token Status List' },
    scenario: 'denylist',
  },
  {
    name: 'Not-before or version per user',
    state: 'One value for each user, asked on each call',
    delay: 'Propagation',
    reach: 'All tokens of one user',
    quoted: { source: 'firebase-sessions', label: 'Firebase' },
    scenario: 'sacked-admin',
  },
  {
    name: 'Denylist by `iss` and `jti`',
    state: 'Revoked ids, each until `exp` and leeway',
    delay: 'Propagation: 5 s where it is polled every 5 s',
    reach: 'One token',
    quoted: { source: 'owasp-jwt', label: 'OWASP JWT' },
    scenario: 'denylist',
  },
  {
    name: 'Events pushed to the APIs',
    state: 'A stream between issuer and APIs',
    delay: 'Near real time; Microsoft says up to 15 min',
    reach: 'A session',
    quoted: { source: 'entra-cae', label: 'Microsoft Entra' },
    scenario: 'sacked-admin',
  },
  {
    name: 'Introspection on each call',
    state: 'What the issuer keeps of its tokens',
    delay: 'None, or the cache of the answers',
    reach: 'One token',
    quoted: { source: 'rfc7662', label: 'RFC 7662, 4' },
    scenario: 'denylist',
  },
];
