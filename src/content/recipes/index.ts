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
import keyForToken from './keyForToken.ts?raw';
import limitPerKey from './limitPerKey.ts?raw';
import notBefore from './notBefore.ts?raw';
import redactLogs from './redactLogs.ts?raw';
import refreshOnce from './refreshOnce.ts?raw';
import refreshRotation from './refreshRotation.ts?raw';
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
      'Send the key with Cache-Control: no-store, and keep that answer out of your logs.',
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
      'Write last_used in batches: a write on every call costs more than the check.',
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
    does: 'A token bucket for each customer, with the headers that say what is left.',
    file: 'limitPerKey.ts',
    code: limitPerKey,
    production: [
      'With several servers keep the buckets in one store, and take from them in one atomic step.',
    ],
    quoted: { source: 'httpapi-ratelimit', label: 'RateLimit draft' },
    tryIt: lab('noisy-neighbour', 'Meet the noisy neighbour'),
  },
  {
    id: 'recipe-rotate-with-overlap',
    title: 'Rotate with an overlap',
    does: 'Gives the old key some time beside the new one; none where it was exposed.',
    file: 'rotateWithOverlap.ts',
    code: rotateWithOverlap,
    production: ['Tell who still uses the old key before the overlap ends.'],
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
      'Make the key set once for each issuer: it caches, and asks for unknown keys twice a minute at most.',
      'Answer 401 for a token and 503 when the keys cannot be had.',
    ],
    quoted: { source: 'rfc9068', label: 'RFC 9068, 4' },
    tryIt: lab('pass-it-on', 'Pass a token on'),
    others: { python: accessTokenPy, go: accessTokenGo },
  },
  {
    id: 'recipe-refresh-rotation',
    title: 'Refresh with rotation and reuse detection',
    does: 'A refresh token works once; one that returns ends its family, with a grace for two tabs.',
    file: 'refreshRotation.ts',
    code: refreshRotation,
    production: [
      'Keep families in a store, and refresh in one transaction: two servers must not both take a token for the latest.',
      'Alert on a family that ends.',
    ],
    quoted: { source: 'rfc9700', label: 'RFC 9700, 4.14.2' },
    tryIt: lab('stolen-refresh', 'Steal a refresh token'),
  },
  {
    id: 'recipe-denylist',
    title: 'A denylist by iss and jti',
    does: 'Ends a single JWT, and forgets it when it would be refused anyway.',
    file: 'denylist.ts',
    code: denylist,
    production: [
      'Share it: a store with expiry, or a copy in each service that is pulled every few seconds.',
      'While it is out of reach, answer 503: who lets everybody in then has no denylist.',
      'Give it the leeway of your most lenient verifier.',
    ],
    quoted: { source: 'owasp-jwt', label: 'OWASP JWT' },
    tryIt: lab('denylist', 'Buy back revocation'),
    others: { python: denylistPy, go: denylistGo },
  },
  {
    id: 'recipe-not-before',
    title: 'End all tokens of a user',
    does: 'A version in the token, compared with the user’s on each call.',
    file: 'notBefore.ts',
    code: notBefore,
    production: ['Raise the version when the password or the role changes, and when the account is closed.'],
    quoted: { source: 'firebase-sessions', label: 'Firebase' },
    tryIt: lab('sacked-admin', 'Sack the admin'),
  },
  {
    id: 'recipe-key-for-token',
    title: 'Swap a key for a short token',
    does: 'A token endpoint that takes an API key and gives an access token with its scopes.',
    file: 'keyForToken.ts',
    code: keyForToken,
    production: ['Limit it per client more strictly than the rest, and look the key up without a cache.'],
    quoted: { source: 'rfc8693', label: 'RFC 8693, 2.1' },
    tryIt: lab('key-to-jwt', 'Swap it at the gateway, or by the client'),
  },
  {
    id: 'recipe-backend-proxy',
    title: 'A backend proxy for a browser',
    does: 'Keeps the key on the server, and offers the page only what it needs.',
    file: 'backendProxy.ts',
    code: backendProxy,
    production: ['Limit each user: the upstream sees one caller.', 'Set a timeout on the upstream call.'],
    quoted: { source: 'oauth-browser-apps', label: 'Browser-based apps' },
    tryIt: lab('key-in-the-bundle', 'Find the key in the bundle'),
  },
  {
    id: 'recipe-session-cookie',
    title: 'A session cookie with the right flags',
    does: 'A random id in a __Host- cookie; the session itself stays on the server.',
    file: 'sessionCookie.ts',
    code: sessionCookie,
    production: [
      'Ask for a header of your own on every call that changes something, against forged requests.',
    ],
    quoted: { source: 'owasp-session', label: 'OWASP Session' },
    tryIt: { path: ['decide'], label: 'See when a session is the answer' },
  },
  {
    id: 'recipe-redact-logs',
    title: 'Keep credentials out of logs',
    does: 'Hides what comes under a telling name, and what looks like a credential anywhere else.',
    file: 'redactLogs.ts',
    code: redactLogs,
    production: [
      'Do it in proxies and error trackers as well, and search the logs for your prefix now and then.',
    ],
    quoted: { source: 'rfc6750', label: 'RFC 6750, 5.3' },
    tryIt: lab('logged-credential', 'Read the log as a thief'),
  },
  {
    id: 'recipe-secret-scanning',
    title: 'Answer a secret-scanning report',
    does: 'Checks who reports, revokes what was found, and tells its owner.',
    file: 'secretScanning.ts',
    code: secretScanning,
    production: [
      'Answer at once and revoke in a queue where there may be many.',
      'Write down which report revoked what.',
    ],
    quoted: { source: 'github-scanning-partners', label: 'GitHub' },
    tryIt: { path: ['leaked'], label: 'What to do next' },
  },
  {
    id: 'recipe-refresh-once',
    title: 'A client that refreshes once for many calls',
    does: 'Parallel calls that meet a 401 wait for one refresh, and go on with its token.',
    file: 'refreshOnce.ts',
    code: refreshOnce,
    production: [
      'Across tabs, hold a Web Lock while refreshing. When the refresh is refused, ask the person to sign in.',
    ],
    quoted: { source: 'rfc6750', label: 'RFC 6750, 3.1' },
    tryIt: lab('stolen-refresh', 'Race two tabs'),
  },
];
