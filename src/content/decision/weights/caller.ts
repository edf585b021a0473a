import { when } from './row.js';

export const caller = [
  ...when('caller', 'person', [
    [
      'person-session',
      'cookie-session',
      2,
      'For a person in a plain web app a session is usually the better tool.',
      'owasp-jwt',
      'S37',
    ],
    [
      'person-token',
      'jwt-refresh',
      2,
      'A person’s own app signs in with OAuth and calls with a short access token.',
      'owasp-oauth2',
      'S50',
    ],
    [
      'person-revocable',
      'revocable-token',
      1,
      'A token that can be ended early serves people who log out or leave.',
      'S07',
      'S30',
    ],
  ]),
  ...when('caller', 'partner', [
    [
      'partner-key',
      'api-key',
      2,
      'A key names the customer’s software, which is what a partner’s server is.',
      'S01',
      'S08',
    ],
    [
      'partner-client',
      'client-credentials',
      1,
      'A partner’s server can also be an OAuth client of its own.',
      'S05',
      'rfc6749#4.4',
    ],
    [
      'partner-swap',
      'key-to-jwt',
      1,
      'Partners keep a key, while your services see a short token.',
      'S31',
      'S33',
    ],
  ]),
  ...when('caller', 'ours', [
    [
      'ours-workload',
      'workload-identity',
      2,
      'Your own services can be known by what they run on, with no secret to leak.',
      'S25',
      'S26',
    ],
    [
      'ours-client',
      'client-credentials',
      2,
      'Between your own services a client and a short scoped token beat one shared secret.',
      'S35',
      'S06',
    ],
  ]),
  ...when('caller', 'third-party', [
    [
      'third-party-code',
      'jwt-refresh',
      3,
      'Authorization code with PKCE is how a user lets other software act for them.',
      'owasp-oauth2',
      'rfc9700#2.1',
    ],
    [
      'third-party-revocable',
      'revocable-token',
      2,
      'A grant that users withdraw is best checked where it was given.',
      'rfc7662',
      'S06',
    ],
  ]),
  ...when('caller', 'device', [
    [
      'device-identity',
      'workload-identity',
      2,
      'A certificate of its own means one device’s leak opens one device.',
      'S44',
      'S45',
    ],
    ['device-token', 'jwt-refresh', 1, 'A device can hold a short token of its own and renew it.', 'S44'],
    ['device-key', 'api-key', 1, 'A token per device over TLS suits constrained hardware.', 'S45'],
  ]),
  ...when('caller', 'own-script', [
    [
      'script-key',
      'api-key',
      3,
      'A personal key that its owner can end is made for one’s own scripts.',
      'S06',
      'S37',
    ],
  ]),
];
