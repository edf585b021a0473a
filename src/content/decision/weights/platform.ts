import { when } from './row.js';

export const platform = [
  ...when('platform', 'idp', [
    [
      'idp-client',
      'client-credentials',
      1,
      'An identity provider you already run issues client tokens.',
      'S05',
    ],
    ['idp-token', 'jwt-refresh', 1, 'An identity provider you already run signs people in.', 'S36', 'S37'],
    [
      'idp-edge',
      'session-to-jwt',
      1,
      'A gateway or identity provider you already run can swap what comes in.',
      'S33',
      'S27',
    ],
    ['idp-swap', 'key-to-jwt', 1, 'A gateway you already run can check keys and swap them.', 'S33', 'S27'],
  ]),
  ...when('platform', 'platform-team', [
    [
      'team-workload',
      'workload-identity',
      3,
      'A platform team can run the identities that make stored secrets unnecessary.',
      'S25',
      'S26',
      'owasp-rest',
    ],
  ]),
  ...when('platform', 'app-only', [
    ['app-key', 'api-key', 1, 'A table of hashed keys needs nothing but the application.', 'S53', 'S05'],
    ['app-session', 'cookie-session', 1, 'A session needs nothing but the application.', 'S37'],
    ['app-revocable', 'revocable-token', 1, 'A table of tokens needs nothing but the application.', 'S37'],
  ]),
];
