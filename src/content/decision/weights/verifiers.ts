import { when } from './row.js';

export const verifiers = [
  ...when('verifiers', 'one', [
    ['one-key', 'api-key', 2, 'One application with one database looks a key up cheaply.', 'S52', 'S53'],
    [
      'one-session',
      'cookie-session',
      1,
      'One application with one database keeps sessions cheaply.',
      'S36',
      'S37',
    ],
  ]),
  ...when('verifiers', 'gateway', [
    [
      'gateway-swap',
      'key-to-jwt',
      2,
      'The gateway checks what came in and passes one signed identity inward.',
      'owasp-microservices',
      'S33',
    ],
    ['gateway-key', 'api-key', 1, 'A gateway can check keys and count usage in one place.', 'S27', 'S52'],
  ]),
  ...when('verifiers', 'many', [
    [
      'many-token',
      'jwt-refresh',
      1,
      'Many services verify a signature without asking one store.',
      'owasp-microservices',
      'S34',
    ],
    [
      'many-workload',
      'workload-identity',
      1,
      'Between many services, identity of the workload scales with the platform.',
      'owasp-microservices',
      'S26',
    ],
    [
      'many-client',
      'client-credentials',
      1,
      'Scoped tokens from one issuer beat a secret per pair of services.',
      'S35',
    ],
    [
      'many-swap',
      'key-to-jwt',
      1,
      'One place knows the keys; the many services see only short tokens.',
      'S31',
      'owasp-microservices',
    ],
    ['many-key', 'api-key', -1, 'Every service would need the key table.', 'owasp-microservices'],
    [
      'many-session',
      'cookie-session',
      -1,
      'Every service would need the session store.',
      'S36',
      'oauth-browser-apps',
    ],
  ]),
  ...when('verifiers', 'other-organisations', [
    [
      'others-token',
      'jwt-refresh',
      2,
      'Others verify with your public key, and need nothing else from you.',
      'S26',
      'rfc7517',
    ],
    [
      'others-client',
      'client-credentials',
      1,
      'Others verify the client’s token with your public key.',
      'S26',
      'rfc7517',
    ],
    [
      'others-federation',
      'workload-identity',
      1,
      'Federation is made for trust between organisations.',
      'S24',
      'S25',
    ],
  ]),
];
