import type { ChecklistItem } from '../types.js';
import { backends, clients, cookies, inbound, jwts, keys, refresh, said, webhooks } from './groups.js';

export const store: readonly ChecklistItem[] = [
  {
    id: 'hashed-keys',
    stage: 'store',
    action: 'Store keys as SHA-256, never readable, never with a slow password hash',
    why: 'A random secret of 112 bits or more needs no slow hash; bcrypt or scrypt on each call is a denial of service against yourself.',
    verify:
      'Test: mint a key and dump the table; the key is not in it. Load-test: authentication adds microseconds, not milliseconds.',
    citations: [{ source: 'nist-800-63b', section: 'Look-up secrets' }, { source: 'S52' }],
    appliesTo: [keys()],
    mends: ['readable-keys'],
  },
  {
    id: 'key-records',
    stage: 'store',
    action:
      'Keep id, last four characters, owner, scopes, created, expires, last used and revoked beside each hash',
    why: 'On the day of a leak you must find a key by its last characters and know whose it is.',
    verify: 'Drill: given the last four characters of a key, name its owner and scopes in one query.',
    citations: [{ source: 'S52' }, { source: 'owasp-secrets', section: '2.11' }],
    appliesTo: [keys()],
    mends: ['ownerless-keys'],
  },
  {
    id: 'hashed-refresh-tokens',
    stage: 'store',
    action: 'Store refresh tokens hashed, with the sign-in they descend from',
    why: 'Whoever copies the table can use none of them, and when one is stolen you know what else to revoke.',
    verify:
      'Test: sign in, refresh three times and dump the table; it holds hashes only, and each row names the sign-in it came from.',
    citations: [
      { source: 'rfc9700', section: '4.14.2' },
      { source: 'nist-800-63b', section: 'Look-up secrets' },
    ],
    appliesTo: [refresh(), backends()],
  },
  {
    id: 'guarded-signing-keys',
    stage: 'store',
    effort: 'days',
    action: 'Keep the signing key where only the issuer can use it',
    why: 'A stolen signing key forges every token there is, and no single revocation helps.',
    verify: 'Test: read or use the key as another service’s identity; the secret store refuses and logs it.',
    citations: [{ source: 'asvs-5', section: '13.3.1, 13.3.2' }, { source: 'owasp-secrets' }],
    appliesTo: [jwts()],
  },
  {
    id: 'nothing-in-web-storage',
    stage: 'store',
    action: 'Keep tokens out of localStorage and sessionStorage',
    why: 'Any script that runs in the page can read them; a cookie with HttpOnly hides the token, though such a script can still act in the page.',
    verify: 'In the console after sign-in, `JSON.stringify([localStorage, sessionStorage])` shows no token.',
    citations: [{ source: 'owasp-session' }, { source: 'oauth-browser-apps', section: '6.3.4.2.1' }],
    appliesTo: [inbound([said('home', 'browser')])],
  },
  {
    id: 'tokens-in-keychain',
    stage: 'store',
    action: 'Keep tokens in the system’s keychain or keystore, out of files, preferences and backups',
    why: 'A file in the app or home folder can be read by whatever runs there, and travels with every backup.',
    verify:
      'Test: sign in, then search the app’s files, its preferences and a backup of the device for the token; none of them holds it.',
    citations: [
      { source: 'masvs-storage' },
      { source: 'owasp-mobile', section: 'Token Storage' },
      { source: 'owasp-mcp', section: 'Authentication, Authorization & Transport Security' },
    ],
    appliesTo: [inbound([said('home', 'installed', 'local')])],
  },
  {
    id: 'tokens-stay-on-server',
    stage: 'store',
    effort: 'days',
    action: 'Keep tokens on the server and give the browser only a session cookie',
    why: 'The browser then holds nothing that works anywhere else, and ending the session is one row.',
    verify: 'In the browser’s network panel, no response body or header carries an access or refresh token.',
    citations: [
      { source: 'oauth-browser-apps', section: '6.1' },
      { source: 'asvs-5', section: '10.1.1' },
    ],
    appliesTo: [cookies()],
  },
  {
    id: 'secrets-out-of-code',
    stage: 'store',
    action: 'Hold secrets in a secret store, and hand them over when the service starts',
    why: 'What was committed or built in once stays in the history, in every layer and in every copy; a store can say who read it.',
    verify:
      '`git log --all -p -S "your_key_prefix_" --oneline` prints nothing, and a secret scanner over the image that you deploy finds nothing.',
    citations: [{ source: 'asvs-5', section: '13.3.1' }, { source: 'owasp-secrets' }],
    appliesTo: [
      keys([said('home', 'server', 'local', 'ephemeral')]),
      clients([said('home', 'server', 'local', 'ephemeral')]),
      webhooks(),
    ],
    mends: ['committed-secrets'],
  },
];
