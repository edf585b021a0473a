import { when } from './row.js';

export const revocation = [
  ...when('revocation', 'next-request', [
    [
      'next-revocable',
      'revocable-token',
      3,
      'Asking a denylist or the issuer on every call ends access with the next one.',
      'owasp-jwt',
      'rfc7662',
      'S07',
    ],
    ['next-key', 'api-key', 1, 'A key looked up without a cache ends with its row.', 'S06', 'S52'],
    [
      'next-session',
      'cookie-session',
      1,
      'A server-side session ends when the server drops it.',
      'S36',
      'asvs-5#7.4.1',
    ],
    [
      'next-gateway',
      'key-to-jwt',
      1,
      'A gateway that looks the key up on each call stops handing tokens inward.',
      'S33',
    ],
  ]),
  ...when('revocation', 'minute', [
    [
      'minute-revocable',
      'revocable-token',
      2,
      'A short cache of the answer keeps the delay within a minute.',
      'rfc7662#4',
      'S30',
    ],
    [
      'minute-key',
      'api-key',
      1,
      'A key behind a cache of 60 s or less is gone within the minute.',
      'S53',
      'S52',
    ],
  ]),
  ...when('revocation', 'quarter-hour', [
    [
      'quarter-token',
      'jwt-refresh',
      1,
      'A short token runs out by itself in that time.',
      'S34',
      'rfc6750#5.3',
    ],
    [
      'quarter-client',
      'client-credentials',
      1,
      'A client’s short token runs out by itself in that time.',
      'S34',
    ],
    ['quarter-swap', 'key-to-jwt', 1, 'The swapped token runs out by itself in that time.', 'rfc8693'],
  ]),
  ...when('revocation', 'later', [
    [
      'later-token',
      'jwt-refresh',
      1,
      'A token of an hour or less meets this without any list.',
      'rfc6750#5.3',
    ],
    [
      'later-client',
      'client-credentials',
      1,
      'A client’s token of an hour or less meets this without any list.',
      'rfc6750#5.3',
    ],
  ]),
];
