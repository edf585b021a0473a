import { when } from './row.js';

export const lifetime = [
  ...when('lifetime', 'minutes', [
    [
      'minutes-workload',
      'workload-identity',
      1,
      'A credential that ends with the job suits work of minutes.',
      'owasp-secrets',
      'S24',
    ],
  ]),
  ...when('lifetime', 'days', [
    [
      'days-token',
      'jwt-refresh',
      1,
      'A person comes back, so a refresh token carries the work on.',
      'owasp-oauth2',
      'S37',
    ],
  ]),
  ...when('lifetime', 'years', [
    [
      'years-client',
      'client-credentials',
      1,
      'Work that runs for years survives the people who set it up.',
      'S23',
    ],
    [
      'years-workload',
      'workload-identity',
      1,
      'Work that runs for years survives the people who set it up.',
      'S23',
      'S25',
    ],
    [
      'years-key',
      'api-key',
      -1,
      'A key that lives for years is a key nobody rotates.',
      'S25',
      'owasp-secrets',
    ],
    [
      'years-swap',
      'key-to-jwt',
      -1,
      'A key that lives for years is a key nobody rotates.',
      'S25',
      'owasp-secrets',
    ],
  ]),
];
