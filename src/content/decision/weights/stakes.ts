import { when } from './row.js';

export const stakes = [
  ...when('stakes', 'low', [
    [
      'low-key',
      'api-key',
      1,
      'For public or read-only data a key is enough to limit and to block.',
      'S38',
      'owasp-rest',
    ],
  ]),
  ...when('stakes', 'high', [
    [
      'high-workload',
      'workload-identity',
      2,
      'Where a replay is costly, the credential should be bound to its holder.',
      'S46',
      'owasp-rest',
      'rfc8705',
    ],
    [
      'high-revocable',
      'revocable-token',
      1,
      'Where a replay is costly, critical calls are checked online.',
      'owasp-microservices',
    ],
    [
      'high-client',
      'client-credentials',
      2,
      'The long-lived secret goes only to the issuer, and its tokens can be bound to their holder.',
      'S46',
      'S27',
    ],
    [
      'high-session',
      'cookie-session',
      1,
      'With personal data, a backend that keeps the tokens is strongly recommended.',
      'oauth-browser-apps',
    ],
    [
      'high-edge',
      'session-to-jwt',
      1,
      'With personal data, a backend that keeps the tokens is strongly recommended.',
      'oauth-browser-apps',
    ],
    ['high-key', 'api-key', -1, 'Sensitive data should not rest on a key alone.', 'owasp-rest', 'S28', 'S27'],
  ]),
];
