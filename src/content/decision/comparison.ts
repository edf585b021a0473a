import type { Citation, OutcomeId } from '../../core/decision/index.js';

/** What the options can be compared in: one line of the table, with what each option comes to. */
export interface Criterion {
  id: string;
  name: string;
  cells: Readonly<Record<Exclude<OutcomeId, 'none'>, string>>;
  citations: readonly Citation[];
}

export const criteria: readonly Criterion[] = [
  {
    id: 'end',
    name: 'Access ends after you revoke',
    cells: {
      'api-key': 'On the next call, or when the cached verdict runs out',
      'revocable-token': 'On the next call, or when the copy of the list is renewed',
      'jwt-refresh': 'At the token’s expiry; no new one comes',
      'key-to-jwt': 'The key at once; a token already swapped at its expiry',
      'session-to-jwt': 'Outside on the next call; a swapped token at its expiry',
      'cookie-session': 'On the next call',
      'client-credentials': 'No new token comes; one already issued ends at its expiry',
      'workload-identity': 'When the short certificate or token runs out',
      'webhook-signature': 'When the receiver drops the old secret',
    },
    citations: [{ source: 'S52' }, { source: 'S53' }, { source: 'S34' }, { source: 'S29' }],
  },
  {
    id: 'call',
    name: 'Asked on each call',
    cells: {
      'api-key': 'The key table, or a cache of it',
      'revocable-token': 'A token table, a denylist, or the issuer',
      'jwt-refresh': 'Nobody: the signature is enough',
      'key-to-jwt': 'Outside the key table, inside nobody',
      'session-to-jwt': 'At the edge the session or token store, inside nobody',
      'cookie-session': 'The session store',
      'client-credentials': 'Nobody: the signature is enough',
      'workload-identity': 'Nobody: the signature or the certificate is enough',
      'webhook-signature': 'Nobody: the receiver computes the HMAC',
    },
    citations: [{ source: 'S07' }, { source: 'rfc7662' }, { source: 'S36' }],
  },
  {
    id: 'state',
    name: 'What you keep',
    cells: {
      'api-key': 'One row for each key',
      'revocable-token': 'Revoked ids until they expire, or every token',
      'jwt-refresh': 'Refresh tokens, and signing keys',
      'key-to-jwt': 'Key rows, and signing keys',
      'session-to-jwt': 'Sessions or tokens, and signing keys',
      'cookie-session': 'One row for each signed-in browser',
      'client-credentials': 'Clients, and signing keys',
      'workload-identity': 'An issuer that the platform runs; for devices, your own',
      'webhook-signature': 'One secret for each endpoint',
    },
    citations: [{ source: 'owasp-jwt' }, { source: 'S30' }, { source: 'S48' }],
  },
  {
    id: 'person',
    name: 'Names the person',
    cells: {
      'api-key': 'No: it names software, or the owner of a personal key',
      'revocable-token': 'Yes, where a person got it',
      'jwt-refresh': 'Yes',
      'key-to-jwt': 'No: it names software, or the owner of a personal key',
      'session-to-jwt': 'Yes, and who acts for them',
      'cookie-session': 'Yes',
      'client-credentials': 'No: it names the client',
      'workload-identity': 'No: it names the workload',
      'webhook-signature': 'No: it names the sender',
    },
    citations: [{ source: 'owasp-api2-2023' }, { source: 'S08' }],
  },
  {
    id: 'browser',
    name: 'In a browser or an installed app',
    cells: {
      'api-key': 'Never shipped in it; each user may enter their own',
      'revocable-token': 'With code and PKCE, out of web storage',
      'jwt-refresh': 'With code and PKCE, out of web storage',
      'key-to-jwt': 'Only the short token, never the key',
      'session-to-jwt': 'Yes: the page holds a cookie, an app an opaque token',
      'cookie-session': 'Yes, as an HttpOnly cookie',
      'client-credentials': 'Never a secret that ships in it',
      'workload-identity': 'No',
      'webhook-signature': 'No',
    },
    citations: [{ source: 'oauth-browser-apps' }, { source: 'owasp-session' }, { source: 'S41' }],
  },
  {
    id: 'integrator',
    name: 'For whoever integrates',
    cells: {
      'api-key': 'One header; first call in minutes',
      'revocable-token': 'An OAuth library',
      'jwt-refresh': 'An OAuth library, and refreshing',
      'key-to-jwt': 'One header, or one exchange more',
      'session-to-jwt': 'Nothing in a browser; elsewhere an OAuth library',
      'cookie-session': 'Nothing: the browser does it',
      'client-credentials': 'An OAuth library',
      'workload-identity': 'The platform does it, where it can',
      'webhook-signature': 'A signature check over the exact body',
    },
    citations: [{ source: 'S01' }, { source: 'S05' }, { source: 'S48' }],
  },
];
