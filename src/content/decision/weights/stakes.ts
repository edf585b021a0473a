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
  ...when('stakes', 'business', [
    [
      'business-session',
      'cookie-session',
      1,
      'Business apps in a browser are best served by a backend that keeps the tokens.',
      'oauth-browser-apps',
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
      1,
      'The long-lived secret goes only to the issuer; the API sees a short token.',
      'S46',
      'S27',
    ],
  ]),
];
