import { when } from './row.js';

export const permissions = [
  ...when('permissions', 'few-scopes', [
    ['scopes-key', 'api-key', 1, 'A few fixed scopes sit well in the row of a key.', 'S08', 'S37'],
    ['scopes-swap', 'key-to-jwt', 1, 'A few fixed scopes sit well in the row of a key.', 'S08', 'S37'],
  ]),
  ...when('permissions', 'roles', [
    [
      'roles-token',
      'jwt-refresh',
      1,
      'Roles from an identity provider travel in the token.',
      'rfc9068#2.2.3',
      'S36',
    ],
    [
      'roles-edge',
      'session-to-jwt',
      1,
      'Roles from an identity provider travel in the token inside.',
      'rfc9068#2.2.3',
      'owasp-microservices',
    ],
    [
      'roles-client',
      'client-credentials',
      1,
      'Scopes from an issuer travel in the client’s token.',
      'rfc6749#3.3',
      'rfc9068#2.2.3',
    ],
  ]),
  ...when('permissions', 'volatile', [
    [
      'volatile-revocable',
      'revocable-token',
      2,
      'Permissions that change during the day are looked up, not carried.',
      'rfc7662#2.2',
      'S40',
    ],
    ['volatile-session', 'cookie-session', 2, 'A session reads today’s permissions on each request.', 'S36'],
    [
      'volatile-token',
      'jwt-refresh',
      -1,
      'Claims stay as they were when the token was signed, and long lists outgrow headers.',
      'S40',
      'S36',
    ],
    [
      'volatile-client',
      'client-credentials',
      -1,
      'Scopes stay as they were when the token was signed.',
      'S40',
    ],
  ]),
];
