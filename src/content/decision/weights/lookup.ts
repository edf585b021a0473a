import { when } from './row.js';

export const lookup = [
  ...when('lookup', 'cheap', [
    [
      'cheap-key',
      'api-key',
      1,
      'A lookup on each call is what a key costs, and you can pay it.',
      'S07',
      'S52',
    ],
    [
      'cheap-revocable',
      'revocable-token',
      1,
      'A lookup on each call is what early revocation costs, and you can pay it.',
      'S07',
      'S30',
    ],
    [
      'cheap-session',
      'cookie-session',
      1,
      'A lookup on each call is what a session costs, and you can pay it.',
      'S36',
    ],
  ]),
  ...when('lookup', 'cached', [
    [
      'cached-gateway',
      'key-to-jwt',
      1,
      'A short-lived token is the cache, with its expiry written on it.',
      'S33',
    ],
    [
      'cached-edge',
      'session-to-jwt',
      1,
      'A short-lived token is the cache, with its expiry written on it.',
      'S33',
    ],
  ]),
  ...when('lookup', 'none', [
    ['offline-token', 'jwt-refresh', 1, 'A signature can be checked without asking anything.', 'S26', 'S36'],
    [
      'offline-client',
      'client-credentials',
      1,
      'A client’s token can be checked without asking anything.',
      'S26',
      'S29',
    ],
    [
      'offline-workload',
      'workload-identity',
      1,
      'A workload’s certificate or token can be checked without asking anything.',
      'S26',
    ],
    [
      'offline-swap',
      'key-to-jwt',
      1,
      'The key is looked up once, at the swap; after that, nothing is.',
      'S43',
      'rfc8693',
    ],
  ]),
];
