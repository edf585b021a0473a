import type { Entry, Section } from './entry.js';

export const faqSection: Section = {
  id: 'faq',
  title: 'Questions people ask',
  lead: [
    {
      text: 'The first twelve are everybody’s. Most others were asked or reported in public; the link beside the answer leads there.',
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
        text: 'Yes, if the API asks something on each call: a denylist, the user’s version, the issuer. That is the state which a JWT was meant to save. A denylist keeps it small: only what is revoked and not yet expired.',
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
        text: 'For software that calls from a server: yes, if they are random, hashed, limited, scoped and replaceable. On their own they are not enough for money, health or personal data, and they do not sign people in.',
        quoted: { source: 'owasp-rest', label: 'OWASP REST' },
        also: [{ source: 'owasp-api2-2023', label: 'OWASP API2:2023' }],
      },
    ],
    tryIt: { path: ['checklist'], label: 'See what makes them so' },
  },
  {
    id: 'faq-keys-for-ci',
    title: 'Can a CI job or an agent do without a stored key?',
    claims: [
      {
        text: 'Yes, where the other side supports it. The platform that runs the job signs who it is, and the other side answers with a short-lived token. npm takes packages that way; OpenAI takes API calls.',
        quoted: { source: 'npm-trusted-publishing', label: 'npm' },
        also: [{ source: 'openai-federation', label: 'OpenAI' }],
      },
    ],
  },
  {
    id: 'faq-algorithm-confusion',
    title: 'Isn’t algorithm confusion solved by now?',
    claims: [
      {
        text: 'At least three libraries had it again in 2026. Hono and LibJWT let the token’s header choose the algorithm where the key named none; fast-jwt took a public key for an HMAC secret if a space stood before it, and after the fix if other characters did.',
        quoted: { source: 'cve-hono-2026', label: 'CVE-2026-22818' },
        also: [
          { source: 'cve-libjwt-2026', label: 'CVE-2026-44699' },
          { source: 'cve-fast-jwt-2026', label: 'CVE-2026-34950' },
          { source: 'cve-fast-jwt-again-2026', label: 'CVE-2026-107722' },
        ],
      },
      {
        text: 'A fourth failed next door: pac4j-jwt took an encrypted token without a signature inside, which anybody could make with the public key. Tell the verifier the algorithm and the kind of key, and that encrypted is not signed.',
        quoted: { source: 'cve-pac4j-2026', label: 'CVE-2026-29000' },
        also: [{ source: 'rfc8725', label: 'RFC 8725, 3.1' }],
      },
    ],
    tryIt: { path: ['lab', 'pass-it-on'], label: 'Send a token that does not fit' },
  },
  {
    id: 'faq-found-token',
    title: 'I found somebody’s GitHub token. What now?',
    claims: [
      {
        text: 'GitHub revokes it for you, unless it is an installation’s: `POST /credentials/revoke` takes up to 1,000 tokens without a sign-in; a call that signs in is refused. The owner is told, and it cannot be undone. Elsewhere, write to whoever issued it.',
        quoted: { source: 'github-revoke-found', label: 'GitHub' },
      },
    ],
    tryIt: { path: ['leaked'], label: 'If it is your own' },
  },
  {
    id: 'faq-rotate-every-refresh-token',
    title: 'Must every refresh token be replaced when it is used?',
    claims: [
      {
        text: 'RFC 9700 asks it of public clients, such as pages and apps, unless the token is bound to a key. FAPI 2.0 admits only clients that can keep a secret, with bound tokens, and forbids replacing them except in extraordinary circumstances.',
        quoted: { source: 'rfc9700', label: 'RFC 9700, 2.2.2' },
        also: [{ source: 'fapi-2', label: 'FAPI 2.0, 5.3.2.1' }],
      },
    ],
    tryIt: { path: ['lab', 'stolen-refresh'], label: 'Replace them, and steal one' },
  },
  {
    id: 'faq-keys-between-services',
    title: 'May our own services call each other with API keys?',
    claims: [
      {
        text: 'It is common, and ASVS 5 asks for something better: a service account of its own, short-term tokens or certificates, and no credential that never changes.',
        quoted: { source: 'asvs-5', label: 'ASVS 5, 13.2.1' },
      },
    ],
    tryIt: { path: ['decide'], label: 'Answer for your services' },
  },
  {
    id: 'faq-mcp',
    title: 'What must an MCP server do with the tokens it gets?',
    claims: [
      {
        text: 'Over HTTP: publish where its tokens come from (RFC 9728), refuse those that name another server as audience, and pass none on to the APIs behind it. A local server takes its credentials from the environment.',
        quoted: { source: 'mcp-authorization', label: 'MCP 2026-07-28' },
      },
    ],
    tryIt: { path: ['lab', 'pass-it-on'], label: 'Pass a token on' },
  },
  {
    id: 'faq-still-valid',
    title: 'Is this token still valid?',
    claims: [
      {
        text: 'Its `exp` says until when, in seconds since 1970; an API may add some leeway. Whether it was revoked, or signed with a key that is still trusted, is not in it: ask its issuer, at its introspection endpoint if it has one.',
        quoted: { source: 'rfc7519', label: 'RFC 7519, 4.1.4' },
        also: [{ source: 'rfc7662', label: 'RFC 7662, 2.2' }],
      },
    ],
    tryIt: { path: ['inspect'], label: 'See until when' },
  },
  {
    id: 'faq-read-a-jwt',
    title: 'How do I read a JWT?',
    claims: [
      {
        text: 'It has three parts with dots between them: a header and claims, both JSON in base64url, and a signature. Nobody needs a key to read the first two, or to write them: what you read is true only if the signature holds.',
        quoted: { source: 'rfc7519', label: 'RFC 7519, 3.1' },
      },
    ],
    tryIt: { path: ['inspect'], label: 'Read one' },
  },
  {
    id: 'faq-not-in-a-jwt',
    title: 'What is in a JWT that should not be?',
    claims: [
      {
        text: 'Secrets, and personal data that its holders must not see: clients, and often users, can read a token that is only signed. Encrypt it, or leave them out.',
        quoted: { source: 'rfc7519', label: 'RFC 7519, 12' },
        also: [{ source: 'rfc9068', label: 'RFC 9068, 6' }],
      },
    ],
    tryIt: { path: ['inspect'], label: 'See what is in yours' },
  },
  {
    id: 'faq-non-expiring-jwt-as-key',
    title: 'Can our API keys be JWTs without an expiry that we can revoke?',
    claims: [
      {
        text: 'These wishes conflict. To revoke such a token, each call must check a list; then the signature gains little, and a random key is smaller.',
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
        text: 'Logging out ends the browser’s session, or deletes the client’s copy. Other copies of the token may exist, and nobody told the API.',
        quoted: { source: 'casdoor-2133', label: 'asked at Casdoor' },
      },
    ],
    tryIt: { path: ['lab', 'sacked-admin'], label: 'Log out, and call again' },
  },
  {
    id: 'faq-logout-says-success',
    title: 'After logout the old token still works. Is that a bug?',
    claims: [
      {
        text: 'If logout promises to end it, yes; OpenTera filed it as one. If logout ends only the session or the refresh token, no: an access token already issued runs to its expiry.',
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
        text: 'A fair point. The list is small, as it holds only what is revoked and not yet expired, and is easy to copy to each service. Still, each call needs state again; if that is acceptable, a session may be simpler.',
        quoted: { source: 'se-363335', label: 'asked at Software Engineering' },
      },
    ],
  },
  {
    id: 'faq-invalidate-from-server',
    title: 'How does a server invalidate JSON Web Tokens?',
    claims: [
      {
        text: 'Not by itself: a JWT is not a session key. Choose one of the ways above by how soon it must end and what may be asked.',
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
        text: 'An access token is not a record of who asked. Put who asked into the message, signed by you, or have the worker get a token of its own.',
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
        text: 'Perhaps by your own page: in one project 415 of 679 refresh tokens were revoked so, by its server’s parallel requests. Look at networks and times before you alert people.',
        quoted: { source: 'nocturne-326', label: 'reported at Nocturne' },
      },
    ],
  },
  {
    id: 'faq-sha-256-of-a-key',
    title: 'SHA-256 can be cracked on a graphics card. Shouldn’t keys get argon2?',
    claims: [
      {
        text: 'That holds for passwords, and for keys that people choose. A key of 128 random bits cannot be guessed, however fast the hash.',
        quoted: { source: 'claude-mem-2541', label: 'asked at claude-mem' },
      },
    ],
  },
  {
    id: 'faq-slow-api',
    title: 'Why does our API stop at 20 requests a second?',
    claims: [
      {
        text: 'In the case that was reported, bcrypt on every call blocked the process for 60 to 100 ms each. A fast hash and an index on it fix that.',
        quoted: { source: 'textbee-250', label: 'reported at TextBee' },
      },
    ],
  },
  {
    id: 'faq-revoked-key-works',
    title: 'We revoked an API key. Why does it still work?',
    claims: [
      {
        text: 'A cache still says yes: for up to five minutes in the case that was reported. Its lifetime is your revocation delay. Clear it on deletion, or keep it short.',
        quoted: { source: 'worldmonitor-3125', label: 'reported at worldmonitor' },
      },
    ],
    tryIt: { path: ['lab', 'cached-key'], label: 'The key that would not die' },
  },
  {
    id: 'faq-agent-still-in',
    title: 'We revoked the key, and the agent got in for five more minutes. Why?',
    claims: [
      {
        text: 'It holds a token that it got for the key. Put the key’s id in the token and check it, or let the token live no longer than the delay you accept.',
        quoted: { source: 'tari-2113', label: 'reported at tari-ootle' },
      },
    ],
    tryIt: { path: ['lab', 'key-to-jwt'], label: 'Try both ways' },
  },
  {
    id: 'faq-431',
    title: 'Our users get `431` or `400` since they have many roles. Why?',
    claims: [
      {
        text: 'The token outgrew a header: 8 KB per line in nginx, 16 KB in all in Node.js. Put ids in the token and look the rest up.',
        quoted: { source: 'lexik-550', label: 'asked at LexikJWT' },
      },
    ],
    tryIt: { path: ['lab', 'fat-token'], label: 'Grow one' },
  },
  {
    id: 'faq-react-bundle',
    title: 'Doesn’t the key end up in the React bundle, even with .env?',
    claims: [
      {
        text: 'Yes. Whatever a build puts into the bundle is public. Keep the key on a server of yours, and let the page call that.',
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
        text: 'Yes, while it is restricted to Firebase’s own APIs, as Firebase now makes it: it names a project, and rules decide who may read what.',
        quoted: { source: 'so-37482366', label: 'asked at Stack Overflow' },
        also: [{ source: 'firebase-keys', label: 'Firebase' }],
      },
      {
        text: 'Without that restriction a public key can gain power later. In February 2026 researchers reported nearly 3,000 keys on web pages, put there for Maps and the like, that opened the Gemini API.',
        quoted: { source: 'google-keys-gemini', label: 'Truffle Security' },
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
        text: 'Signed is not secret. Whoever holds it can read it; nobody can change it unseen. So nothing that must stay private belongs in it.',
        quoted: { source: 'rfc7515', label: 'RFC 7515' },
      },
    ],
  },
  {
    id: 'faq-local-storage',
    title: 'Where does a browser keep a JWT: `localStorage` or a cookie?',
    claims: [
      {
        text: 'Ideally neither: keep it on your server, and give the browser a `Secure`, `HttpOnly`, `SameSite` session cookie. A hostile script can read `localStorage`. It cannot read such a cookie, only use it in that page.',
        quoted: { source: 'owasp-session', label: 'OWASP Session' },
      },
    ],
  },
];
