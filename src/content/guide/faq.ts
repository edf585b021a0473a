import type { Entry, Section } from './entry.js';

export const faqSection: Section = {
  id: 'faq',
  title: 'Questions people ask',
  lead: [
    {
      text: 'The first three are everybody’s. The others were asked in public; where, stands beside the answer.',
    },
  ],
};

export const faq: readonly Entry[] = [
  {
    id: 'faq-which',
    title: 'Should my API use API keys or JWTs?',
    claims: [
      {
        text: 'Keys where companies or servers call, you meter them, and a leak must end on the next call. JWTs where people sign in, or many services have to check a caller without asking. A session cookie for people in one web app. Often a key outside and a short token inside.',
        quoted: { source: 'owasp-api2-2023', label: 'OWASP API2:2023' },
      },
    ],
    tryIt: { path: ['decide'], label: 'Choose for my API' },
  },
  {
    id: 'faq-can-a-jwt-be-revoked',
    title: 'Can a JWT be revoked before it expires?',
    claims: [
      {
        text: 'Yes, if the API asks something on each call: a denylist, the user’s version, the issuer. What it asks is the state that a JWT was meant to save, kept small: only what is revoked and not yet expired.',
        quoted: { source: 'rfc7009', label: 'RFC 7009, 3' },
      },
    ],
    tryIt: { path: ['lab', 'denylist'], label: 'Turn a denylist on' },
  },
  {
    id: 'faq-are-keys-secure',
    title: 'Are API keys secure enough?',
    claims: [
      {
        text: 'For software that calls from a server: yes, if they are random, hashed, limited, scoped and replaceable. Alone they are too little for money, health or personal data, and never for people.',
        quoted: { source: 'owasp-rest', label: 'OWASP REST' },
      },
    ],
    tryIt: { path: ['checklist'], label: 'See what makes them so' },
  },
  {
    id: 'faq-non-expiring-jwt-as-key',
    title: 'Can our API keys be JWTs without an expiry that we can revoke?',
    claims: [
      {
        text: 'Three wishes that pull apart. To revoke it, each call must check a list; then the signature buys little, and a random key is smaller.',
        quoted: { source: 'sensu-186', label: 'asked at sensu-go' },
      },
    ],
  },
  {
    id: 'faq-100-day-token',
    title: 'How can I revoke a token that lives for 100 days?',
    claims: [
      {
        text: 'If a key maps to it, you look that key up anyway: then you do not need the JWT. Otherwise a denylist of up to 100 days, or a new signing key for everybody.',
        quoted: { source: 'supertokens-1019', label: 'asked at SuperTokens' },
      },
    ],
    tryIt: { path: ['lab', 'day-long-token'], label: 'Try it with a day' },
  },
  {
    id: 'faq-valid-after-logout',
    title: 'Why is the token still valid after I log out?',
    claims: [
      {
        text: 'Logging out ends the browser’s session, or deletes the client’s copy. A token that was handed out is not in that browser only, and nobody told the API.',
        quoted: { source: 'casdoor-2133', label: 'asked at Casdoor' },
      },
    ],
    tryIt: { path: ['lab', 'sacked-admin'], label: 'Log out, and call again' },
  },
  {
    id: 'faq-logout-says-success',
    title: 'Logout answers success, and the old token works. Is that a bug?',
    claims: [
      {
        text: 'It did what it could: end the refresh token. Deleting a copy is not revoking.',
        quoted: { source: 'opentera-212', label: 'asked at OpenTera' },
      },
    ],
  },
  {
    id: 'faq-deleted-user',
    title: 'Why does a deleted user still count as valid?',
    claims: [
      {
        text: 'A signature answers “did we issue this?”, never “does this account still exist?”. Look the user up, or keep tokens short.',
        quoted: { source: 'wp-api-jwt-99', label: 'asked at wp-api-jwt-auth' },
      },
    ],
    tryIt: { path: ['lab', 'sacked-admin'], label: 'Delete one' },
  },
  {
    id: 'faq-changed-password',
    title: 'The password was changed and the token still works. Normal?',
    claims: [
      {
        text: 'Yes: the token knows nothing of the password. Keep a not-before time or a version for each user, and compare it on each call.',
        quoted: { source: 'wp-api-jwt-12', label: 'asked at wp-api-jwt-auth' },
      },
    ],
  },
  {
    id: 'faq-log-out-everywhere',
    title: 'Log out everywhere deleted all tokens, and the user still gets in. Why?',
    claims: [
      {
        text: 'The refresh tokens were deleted. The access token in hand runs to its expiry.',
        quoted: { source: 'nest-boilerplate-23', label: 'asked at nest-js-boilerplate' },
      },
    ],
    tryIt: { path: ['lab', 'short-and-refresh'], label: 'Watch it run out' },
  },
  {
    id: 'faq-blacklist-is-state',
    title: 'A blacklist needs a database. How is that different from sessions?',
    claims: [
      {
        text: 'A fair point. The list is small, revoked and unexpired ids only, and easy to copy to each service. Each call is stateful again, though; if that is acceptable, a session may be simpler.',
        quoted: { source: 'se-363335', label: 'asked at Software Engineering' },
      },
    ],
  },
  {
    id: 'faq-invalidate-from-server',
    title: 'How does a server invalidate JSON Web Tokens?',
    claims: [
      {
        text: 'Not by itself: a JWT is no session key. Choose one of the ways above by how soon it must end and what may be asked.',
        quoted: { source: 'so-21978658', label: 'asked at Stack Overflow' },
      },
    ],
  },
  {
    id: 'faq-oauth-more-secure',
    title: 'Is OAuth more secure than API keys? Both are stored secrets.',
    claims: [
      {
        text: 'Half right: a client secret lives as long as a key. The gain is that it goes to the issuer only, and the APIs see a short token with scopes.',
        quoted: { source: 'security-se-248428', label: 'asked at Information Security' },
      },
    ],
    tryIt: { path: ['lab', 'key-to-jwt'], label: 'Swap a key for a token' },
  },
  {
    id: 'faq-token-expires-in-queue',
    title: 'What if the token expires before a queued job runs?',
    claims: [
      {
        text: 'An access token is not a record of who asked. Put a signed note of yours in the message, or have the worker get its own token.',
        quoted: { source: 'so-54712714', label: 'asked at Stack Overflow' },
      },
    ],
  },
  {
    id: 'faq-two-tabs',
    title: 'Two tabs refresh at once and the user is logged out. What now?',
    claims: [
      {
        text: 'Reuse detection took an honest race for theft. Allow the token just used for some seconds more, and that one only; and let tabs share one refresh.',
        quoted: { source: 'openrisk-700', label: 'asked at OpenRisk' },
      },
    ],
    tryIt: { path: ['lab', 'stolen-refresh'], label: 'Race two tabs' },
  },
  {
    id: 'faq-reuse-flags',
    title: 'Most of our refresh tokens end as “reused”. Are we under attack?',
    claims: [
      {
        text: 'Perhaps by your own tabs: one project found 415 of its 679 refresh tokens revoked so, without a thief. Look at networks and times before you alert people.',
        quoted: { source: 'nocturne-326', label: 'asked at Nocturne' },
      },
    ],
  },
  {
    id: 'faq-sha-256-of-a-key',
    title: 'SHA-256 can be cracked in seconds. Should we not use argon2 for keys?',
    claims: [
      {
        text: 'That holds for passwords. A key of 128 random bits cannot be guessed, however fast the hash.',
        quoted: { source: 'claude-mem-2541', label: 'asked at claude-mem' },
      },
    ],
  },
  {
    id: 'faq-slow-api',
    title: 'Why does our API stop at 20 requests a second?',
    claims: [
      {
        text: 'bcrypt on every call, at 60 to 100 ms each, in the case that was reported. A fast hash and an index on it mend that.',
        quoted: { source: 'textbee-250', label: 'asked at TextBee' },
      },
    ],
  },
  {
    id: 'faq-revoked-key-works',
    title: 'We revoked an API key. Why does it still work?',
    claims: [
      {
        text: 'A cache says yes: two minutes here, five minutes there. Its lifetime is your revocation delay; clear it on deletion, or keep it short.',
        quoted: { source: 'worldmonitor-3125', label: 'asked at worldmonitor' },
      },
    ],
    tryIt: { path: ['lab', 'cached-key'], label: 'The key that would not die' },
  },
  {
    id: 'faq-agent-still-in',
    title: 'We revoked the key, and the agent is in for five minutes more. Why?',
    claims: [
      {
        text: 'It holds a token made from the key. Put the key’s id in the token and check it, or make the token as short as the delay you accept.',
        quoted: { source: 'tari-2113', label: 'asked at tari-ootle' },
      },
    ],
    tryIt: { path: ['lab', 'key-to-jwt'], label: 'Try both ways' },
  },
  {
    id: 'faq-431',
    title: 'Our users get 431 or 400 since they have many roles. Why?',
    claims: [
      {
        text: 'The token outgrew a header: 8 KB a line in nginx, 16 KB in all in Node.js. Put ids in the token and look the rest up.',
        quoted: { source: 'lexik-550', label: 'asked at LexikJWT' },
      },
    ],
    tryIt: { path: ['lab', 'fat-token'], label: 'Grow one' },
  },
  {
    id: 'faq-react-bundle',
    title: 'Does the key not end up in the React bundle, even with .env?',
    claims: [
      {
        text: 'Yes. What a build puts in is public. A server of yours keeps the key, and your page calls that.',
        quoted: { source: 'so-46838015', label: 'asked at Stack Overflow' },
      },
    ],
    tryIt: { path: ['lab', 'key-in-the-bundle'], label: 'Look into a bundle' },
  },
  {
    id: 'faq-firebase-api-key',
    title: 'Is it safe to expose the Firebase apiKey?',
    claims: [
      {
        text: 'That one, yes: it names a project and opens nothing by itself. Two things share a name here. A key that opens something stays on a server.',
        quoted: { source: 'so-37482366', label: 'asked at Stack Overflow' },
      },
    ],
  },
  {
    id: 'faq-shared-secret',
    title: 'Three services check tokens with one secret. Is that a problem?',
    claims: [
      {
        text: 'With HS256, whoever can check can forge. One service breached is all of them. Sign with a private key, and hand out the public one.',
        quoted: { source: 'devise-jwt-80', label: 'asked at devise-jwt' },
      },
    ],
    tryIt: { path: ['lab', 'signing-key'], label: 'Breach one of three' },
  },
  {
    id: 'faq-one-token-through-the-jwks',
    title: 'Can a single token be revoked by removing its key from the JWKS?',
    claims: [
      {
        text: 'Only together with all others of that key, and only once each verifier fetches the set again.',
        quoted: { source: 'kroxylicious-3194', label: 'asked at Kroxylicious' },
      },
    ],
    tryIt: { path: ['lab', 'signing-key'], label: 'Remove the key' },
  },
  {
    id: 'faq-key-in-url',
    title: 'Is a key in the address a risk, when everything is HTTPS?',
    claims: [
      {
        text: 'Yes: it stays in logs, proxies, history and error reports, where many people read it.',
        quoted: { source: 'dawarich-543', label: 'asked at Dawarich' },
      },
    ],
    tryIt: { path: ['lab', 'logged-credential'], label: 'Read such a log' },
  },
  {
    id: 'faq-quota-after-rotation',
    title: 'How do we rotate a key and keep its used quota?',
    claims: [
      {
        text: 'Count for the customer, not for the key. Then a new key changes nothing.',
        quoted: { source: 'repost-rotate-quota', label: 'asked at AWS re:Post' },
      },
    ],
    tryIt: { path: ['lab', 'rotate-a-key'], label: 'Rotate without an outage' },
  },
  {
    id: 'faq-jwt-is-readable',
    title: 'If anybody can decode a JWT, how is it secure?',
    claims: [
      {
        text: 'Signed is not secret. Everybody may read it; nobody can change it unseen. So nothing that must stay private belongs in it.',
        quoted: { source: 'rfc7515', label: 'RFC 7515' },
      },
    ],
  },
  {
    id: 'faq-local-storage',
    title: 'Where does a browser keep a JWT: localStorage or a cookie?',
    claims: [
      {
        text: 'Rather on your server, with a Secure, HttpOnly, SameSite session cookie in the browser. A script in the page reads localStorage; it can only ride a cookie.',
        quoted: { source: 'owasp-session', label: 'OWASP Session' },
      },
    ],
  },
];
