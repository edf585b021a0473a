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
    [
      'browser-edge',
      'session-to-jwt',
      3,
      'A backend for the frontend keeps the tokens, and the page holds a cookie.',
      'oauth-browser-apps',
      'owasp-session',
    ],
    [
      'browser-token',
      'jwt-refresh',
      -1,
      'A script in the page can take a token that the page holds, or get one of its own.',
      'oauth-browser-apps',
    ],
    [
      'browser-revocable',
      'revocable-token',
      -1,
      'A script in the page can take a token that the page holds, or get one of its own.',
      'oauth-browser-apps',
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
    [
      'installed-revocable',
      'revocable-token',
      2,
      'A token in your own table serves an app and ends with its row.',
      'S37',
    ],
  ]),
  ...when('home', 'server', [
    ['server-key', 'api-key', 1, 'A server can keep a key secret.', 'S01', 'S40'],
    ['server-swap', 'key-to-jwt', 1, 'A server can keep a key secret.', 'S01', 'S40'],
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
    [
      'ephemeral-swap',
      'key-to-jwt',
      -1,
      'A key stored for short-lived machines outlives every one of them.',
      'S24',
      'owasp-secrets',
    ],
  ]),
  ...when('home', 'local', [
    [
      'local-key',
      'api-key',
      1,
      'A single developer’s tool reads a key from its environment.',
      'mcp-authorization',
    ],
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
