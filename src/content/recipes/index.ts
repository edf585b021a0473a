import type { Quoted } from '../guide/quoted.js';
import type { Section, TryIt } from '../guide/entry.js';
import accessTokenGo from './other/accessToken.go?raw';
import accessTokenPy from './other/accessToken.py?raw';
import apiKeyCheckGo from './other/apiKeyCheck.go?raw';
import apiKeyCheckPy from './other/apiKeyCheck.py?raw';
import denylistGo from './other/denylist.go?raw';
import denylistPy from './other/denylist.py?raw';
import accessToken from './accessToken.ts?raw';
import apiKeyCheck from './apiKeyCheck.ts?raw';
import apiKeyMint from './apiKeyMint.ts?raw';
import backendProxy from './backendProxy.ts?raw';
import denylist from './denylist.ts?raw';
import deviceFlow from './deviceFlow.ts?raw';
import keyForToken from './keyForToken.ts?raw';
import limitPerKey from './limitPerKey.ts?raw';
import notBefore from './notBefore.ts?raw';
import objectOwnership from './objectOwnership.ts?raw';
import onBehalf from './onBehalf.ts?raw';
import redactLogs from './redactLogs.ts?raw';
import refreshOnce from './refreshOnce.ts?raw';
import refreshRotation from './refreshRotation.ts?raw';
import requireScope from './requireScope.ts?raw';
import rotateWithOverlap from './rotateWithOverlap.ts?raw';
import secretScanning from './secretScanning.ts?raw';
import sessionCookie from './sessionCookie.ts?raw';

/** A module that our tests run, shown as it is. */
export interface Recipe {
  id: string;
  title: string;
  /** What it does, in a sentence. */
  does: string;
  file: string;
  code: string;
  /** What to change before it meets the world. */
  production: readonly string[];
  quoted: Quoted;
  tryIt: TryIt;
  /** The same in other languages: our tests give all three one table of inputs, and want the same answers. */
  others?: { python: string; go: string };
}

export const recipesSection: Section = {
  id: 'recipes',
  title: 'Recipes that run',
  lead: [
    {
      text: 'Each is a module on Node’s standard library, jose or Hono. What you see is the file that our tests run, alone and against the mock API. Where Python and Go are offered, all three pass one table of inputs.',
    },
  ],
  tryIt: { path: ['checklist'], label: 'The checklist says how to verify each' },
};

const lab = (scenario: string, label: string): TryIt => ({ path: ['lab', scenario], label });

export const recipes: readonly Recipe[] = [
  {
    id: 'recipe-mint-a-key',
    title: 'Make and store an API key',
    does: 'Makes a key of 178 random bits with a checksum, to be shown once, and the row to keep of it.',
    file: 'apiKeyMint.ts',
    code: apiKeyMint,
    production: [
      'Use a prefix of your own, and register it with secret scanners.',
      'Put a unique index on the hash.',
      'Send the key with `Cache-Control: no-store`, and keep that answer out of your logs.',
    ],
    quoted: { source: 'nist-800-63b', label: 'NIST SP 800-63B' },
    tryIt: lab('sandbox', 'Mint one in the sandbox'),
  },
  {
    id: 'recipe-check-a-key',
    title: 'Check an API key',
    does: 'One read by hash, and answers that tell a caller what to do and a guesser nothing.',
    file: 'apiKeyCheck.ts',
    code: apiKeyCheck,
    production: [
      'Write `last_used` in batches: a write on every call costs more than the check.',
      'A cache in front of the table is your revocation delay.',
      'Limit wrong keys per address, and alert on a revoked key that comes back.',
    ],
    quoted: { source: 'rfc6750', label: 'RFC 6750, 3.1' },
    tryIt: lab('cached-key', 'Put a cache in front'),
    others: { python: apiKeyCheckPy, go: apiKeyCheckGo },
  },
  {
    id: 'recipe-limit-per-key',
    title: 'Limit each customer',
    does: 'A token bucket for each customer: a full one at once, then as many as flow in. The headers say what is left.',
    file: 'limitPerKey.ts',
    code: limitPerKey,
    production: [
      'With several servers keep the buckets in one store, and take from them in one atomic step, by the store’s clock.',
      'Call sweep every minute, or the map grows with everybody who ever called.',
      'With 60 a minute, be ready for 119 in the first minute; to allow less at once, use a smaller bucket.',
    ],
    quoted: { source: 'httpapi-ratelimit', label: 'RateLimit draft' },
    tryIt: lab('noisy-neighbour', 'Meet the noisy neighbour'),
  },
  {
    id: 'recipe-rotate-with-overlap',
    title: 'Rotate with an overlap',
    does: 'Keeps the old key valid for a while beside the new one. An exposed key is revoked before another is made.',
    file: 'rotateWithOverlap.ts',
    code: rotateWithOverlap,
    production: [
      'Write both keys in one transaction, and drop the old one from every cache.',
      'Tell who still uses the old key before the overlap ends.',
    ],
    quoted: { source: 'owasp-secrets', label: 'OWASP Secrets' },
    tryIt: lab('rotate-a-key', 'Rotate without an outage'),
  },
  {
    id: 'recipe-access-token',
    title: 'Sign and verify an access token',
    does: 'Everything pinned: algorithm, type, issuer, audience, required claims and their types, leeway.',
    file: 'accessToken.ts',
    code: accessToken,
    production: [
      'Keep the private key where only the issuer can use it.',
      'Make the key set once for each issuer: it caches, and asks for unknown keys twice a minute at most, also while the issuer is down.',
      'Answer `401` for a token and `503` when the keys cannot be had.',
    ],
    quoted: { source: 'rfc9068', label: 'RFC 9068, 4' },
    tryIt: lab('pass-it-on', 'Pass a token on'),
    others: { python: accessTokenPy, go: accessTokenGo },
  },
  {
    id: 'recipe-refresh-rotation',
    title: 'Refresh with rotation and reuse detection',
    does: 'A refresh token works once; one that returns ends its family. For ten seconds, tabs and retries get the same successor.',
    file: 'refreshRotation.ts',
    code: refreshRotation,
    production: [
      'Keep families in a store and the keys in a secret store: without them, a restart signs everybody out.',
      'Rotate by compare-and-swap: two servers must not both take a token for the latest.',
      'Alert on `reused` and `wrong_client`, with the family; send the client `invalid_grant` alone.',
      'Have tabs share one store and hold a Web Lock while they refresh: beyond the grace, two tabs that do not look like a theft.',
    ],
    quoted: { source: 'rfc9700', label: 'RFC 9700, 4.14.2' },
    tryIt: lab('stolen-refresh', 'Steal a refresh token'),
  },
  {
    id: 'recipe-denylist',
    title: 'A denylist by `iss` and `jti`',
    does: 'Ends a single JWT, and forgets it when it would be refused anyway.',
    file: 'denylist.ts',
    code: denylist,
    production: [
      'Share it: a store with expiry, or a copy in each service that is pulled every few seconds.',
      'While it is out of reach, answer `503`: if you let everybody in then, you have no denylist.',
      'Give it the leeway of your most lenient verifier.',
    ],
    quoted: { source: 'owasp-jwt', label: 'OWASP JWT' },
    tryIt: lab('denylist', 'Buy back revocation'),
    others: { python: denylistPy, go: denylistGo },
  },
  {
    id: 'recipe-not-before',
    title: 'End all tokens of a user',
    does: 'A version in the token, compared with the user’s on each call, and in the sign-in, so that refresh tokens end too.',
    file: 'notBefore.ts',
    code: notBefore,
    production: [
      'Raise the version when the password or the role changes, and when the account is closed.',
      'Raise it and end the families in one transaction.',
    ],
    quoted: { source: 'firebase-sessions', label: 'Firebase' },
    tryIt: lab('sacked-admin', 'Sack the admin'),
  },
  {
    id: 'recipe-key-for-token',
    title: 'Swap a key for a short token',
    does: 'A token endpoint that takes an API key and gives an access token: no more scope, no longer than the key.',
    file: 'keyForToken.ts',
    code: keyForToken,
    production: [
      'Limit it by address more strictly than the rest, and look the key up without a cache.',
      'Put the key’s id into the token, and ask about it where a revoked key must end at once.',
      'Keep request bodies of this endpoint out of every log.',
    ],
    quoted: { source: 'rfc8693', label: 'RFC 8693, 2.1' },
    tryIt: lab('key-to-jwt', 'Swap it at the gateway, or by the client'),
  },
  {
    id: 'recipe-on-behalf',
    title: 'Call the next API for a person',
    does: 'Trades the person’s token for one that is meant for that API, allows less and names your service; and checks it there.',
    file: 'onBehalf.ts',
    code: onBehalf,
    production: [
      'Ask for the scope of the one call, not for all that the person may do.',
      'A token in the cache outlives its revocation: keep lifetimes short.',
      'Log person and actor of each call.',
    ],
    quoted: { source: 'rfc8693', label: 'RFC 8693, 4.1' },
    tryIt: lab('pass-it-on', 'Pass a token on'),
  },
  {
    id: 'recipe-require-scope',
    title: 'Check a scope',
    does: 'Refuses a good credential that lacks a scope: `403`, `insufficient_scope`, with the scope that is missing.',
    file: 'requireScope.ts',
    code: requireScope,
    production: [
      'Name the scopes at each route, and test that a route without any cannot be reached.',
      'Then ask whose object it is.',
    ],
    quoted: { source: 'rfc6750', label: 'RFC 6750, 3.1' },
    tryIt: lab('sandbox', 'Call with a key that may only read'),
  },
  {
    id: 'recipe-object-ownership',
    title: 'Check whose object it is',
    does: 'Asks the store for “this order, of this customer”: `404` for what is another’s, `403` for what may be seen and not changed.',
    file: 'objectOwnership.ts',
    code: objectOwnership,
    production: [
      'Have the database insist as well, with row-level security.',
      'For every route, a test that calls it with the id of another customer.',
      'Check each id of a list as well.',
    ],
    quoted: { source: 'owasp-api1-2023', label: 'OWASP API1:2023' },
    tryIt: { path: ['checklist'], label: 'The checklist says whose tenant it is' },
  },
  {
    id: 'recipe-device-flow',
    title: 'Sign in on a command line',
    does: 'Shows an address and a code, waits at the pace the issuer asks for, and keeps the tokens for one user of the machine.',
    file: 'deviceFlow.ts',
    code: deviceFlow,
    production: [
      'Keep the tokens in the system’s keychain where there is one.',
      'At the issuer, say on the page which program asks, and from where.',
    ],
    quoted: { source: 'rfc8628', label: 'RFC 8628, 3.5' },
    tryIt: { path: ['decide'], label: 'See what fits your program' },
  },
  {
    id: 'recipe-backend-proxy',
    title: 'A backend proxy for a browser',
    does: 'Keeps the key on the server, and asks the API only for what belongs to the user who is signed in.',
    file: 'backendProxy.ts',
    code: backendProxy,
    production: [
      'Write a rule for each thing that the page does: your database knows whose order it is.',
      'Limit each user: the API sees one caller.',
      'A rule that lists things has to ask for those of the user: nothing is filtered on the way back.',
    ],
    quoted: { source: 'oauth-browser-apps', label: 'Browser-based apps' },
    tryIt: lab('key-in-the-bundle', 'Find the key in the bundle'),
  },
  {
    id: 'recipe-session-cookie',
    title: 'A session cookie with the right flags',
    does: 'A random id in a __Host- cookie; the session stays on the server, and ends idle, old, or when somebody ends it.',
    file: 'sessionCookie.ts',
    code: sessionCookie,
    production: [
      'Write down how long idle and how long at most, and why (ASVS 5, 7.1.1); let polls of a page not count as use.',
      'Limit sign-ins, and ask for the password again before others’ sessions are ended.',
      'A sign-in that was checked before a password change must not begin a session after it: compare a version of the account.',
      'Lax instead of Strict where a link from elsewhere must find people signed in.',
    ],
    quoted: { source: 'owasp-session', label: 'OWASP Session' },
    tryIt: { path: ['decide'], label: 'See when a session is the answer' },
  },
  {
    id: 'recipe-redact-logs',
    title: 'Keep credentials out of logs',
    does: 'The second line of defence, after not logging: hides whatever has a telltale name or looks like a credential.',
    file: 'redactLogs.ts',
    code: redactLogs,
    production: [
      'Add your own prefix and names. Search the logs for the prefix now and then: what turns up was logged by mistake.',
      'Do the same in proxies and error trackers, which write logs of their own.',
    ],
    quoted: { source: 'rfc6750', label: 'RFC 6750, 5.3' },
    tryIt: lab('logged-credential', 'Read the log as a thief'),
  },
  {
    id: 'recipe-secret-scanning',
    title: 'Answer a secret-scanning report',
    does: 'Checks who reports, revokes all that was found, and then tells the owners.',
    file: 'secretScanning.ts',
    code: secretScanning,
    production: [
      'Where there may be many, queue the report and answer at once: the service does not say that it retries.',
      'Record which report revoked what, and retry what failed.',
    ],
    quoted: { source: 'github-scanning-partners', label: 'GitHub' },
    tryIt: { path: ['leaked'], label: 'What to do next' },
  },
  {
    id: 'recipe-refresh-once',
    title: 'A client that refreshes once for many calls',
    does: 'Parallel calls that meet a `401` wait for one refresh, then use its token, which goes only to the origins you name.',
    file: 'refreshOnce.ts',
    code: refreshOnce,
    production: [
      'Throw `SignedOut` from `refresh` where the issuer answers `invalid_grant`, and ask the person to sign in.',
      'Tabs that share a refresh token hold a Web Lock while refreshing, and read it again once they have the lock.',
    ],
    quoted: { source: 'rfc6750', label: 'RFC 6750, 3.1' },
    tryIt: lab('stolen-refresh', 'Race two tabs'),
  },
];
