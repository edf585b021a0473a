import { when } from './row.js';

export const consent = [
  ...when('consent', 'delegated', [
    [
      'consent-token',
      'jwt-refresh',
      2,
      'OAuth records what the user agreed to, and its refresh token ends with the consent.',
      'owasp-oauth2',
      'S06',
    ],
    ['consent-revocable', 'revocable-token', 2, 'A token per grant ends with the consent.', 'rfc7662', 'S06'],
    [
      'consent-edge',
      'session-to-jwt',
      2,
      'A token per grant ends with the consent, at the edge.',
      'S31',
      'S06',
    ],
  ]),
  ...when('consent', 'own', [
    [
      'own-key',
      'api-key',
      1,
      'A user who lets in only their own script can give it a key, and revoke it.',
      'S06',
      'S37',
    ],
  ]),
];
