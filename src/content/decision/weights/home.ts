import { when } from './row.js';

export const home = [
  ...when('home', 'browser', [
    [
      'browser-session',
      'cookie-session',
      3,
      'In a browser, an HttpOnly cookie keeps the credential away from scripts.',
      'oauth-browser-apps',
      'owasp-session',
    ],
  ]),
  ...when('home', 'installed', [
    [
      'installed-token',
      'jwt-refresh',
      3,
      'An installed app is a public client: code with PKCE, short token, rotated refresh.',
      'rfc9700#2.1',
      'owasp-oauth2',
    ],
  ]),
  ...when('home', 'server', [
    ['server-key', 'api-key', 1, 'A server can keep a key secret.', 'S01', 'S40'],
    [
      'server-client',
      'client-credentials',
      1,
      'A server can keep a client secret, and only the issuer ever sees it.',
      'S50',
    ],
  ]),
  ...when('home', 'ephemeral', [
    [
      'ephemeral-federation',
      'workload-identity',
      3,
      'A job that exists for minutes can prove where it runs instead of storing a secret.',
      'S24',
      'S25',
      'owasp-secrets',
    ],
    [
      'ephemeral-key',
      'api-key',
      -1,
      'A key stored for short-lived machines outlives every one of them.',
      'S24',
      'owasp-secrets',
    ],
  ]),
  ...when('home', 'local', [
    ['local-key', 'api-key', 1, 'A single developer’s tool reads a key from its environment.', 'S21'],
  ]),
  ...when('home', 'device', [
    [
      'flash-identity',
      'workload-identity',
      2,
      'Hardware can hold a private key that never leaves it.',
      'S44',
      'S45',
    ],
  ]),
];
