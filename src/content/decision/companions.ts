import type { Companion, Variant } from '../../core/decision/index.js';

/** The first whose conditions hold. */
export const variants: readonly Variant[] = [
  // A developer's script would keep the private key beside the API key, and an app would ship it.
  {
    outcome: 'api-key',
    id: 'signed',
    when: [
      { question: 'stakes', answers: ['high'] },
      { question: 'caller', answers: ['partner', 'ours', 'device'] },
      { question: 'home', answers: ['server', 'ephemeral', 'device'] },
    ],
  },
  // What sits in a page or an app is the swapped token alone: the key stays on a server.
  { outcome: 'key-to-jwt', id: 'client', when: [{ question: 'home', answers: ['browser', 'installed'] }] },
  {
    outcome: 'key-to-jwt',
    id: 'gateway',
    when: [
      { question: 'verifiers', answers: ['gateway'] },
      { question: 'lookup', answers: ['cheap', 'cached'] },
    ],
  },
  { outcome: 'key-to-jwt', id: 'client', when: [] },
  {
    outcome: 'session-to-jwt',
    id: 'on-behalf',
    when: [{ question: 'caller', answers: ['ours', 'partner'] }],
  },
  {
    outcome: 'session-to-jwt',
    id: 'cookie',
    when: [
      { question: 'caller', answers: ['person'] },
      { question: 'home', answers: ['browser', 'server'] },
    ],
  },
  { outcome: 'session-to-jwt', id: 'opaque', when: [] },
  { outcome: 'workload-identity', id: 'device', when: [{ question: 'caller', answers: ['device'] }] },
  // Your platform vouches for your own workloads alone; a pod that is always there somewhere is one of them, a run is not.
  { outcome: 'workload-identity', id: 'federation', when: [{ question: 'caller', answers: ['partner'] }] },
  {
    outcome: 'workload-identity',
    id: 'federation',
    when: [
      { question: 'home', answers: ['ephemeral'] },
      { question: 'verifiers', answers: ['other-organisations'] },
    ],
  },
  {
    outcome: 'workload-identity',
    id: 'federation',
    when: [
      { question: 'home', answers: ['ephemeral'] },
      { question: 'lifetime', answers: ['minutes', 'days'] },
    ],
  },
  { outcome: 'workload-identity', id: 'platform', when: [] },
];

/** What goes beside an outcome, never instead of it. */
export const companions: readonly Companion[] = [
  {
    id: 'more-than-a-key',
    when: [{ question: 'stakes', answers: ['high'] }],
    outcomes: ['api-key', 'key-to-jwt'],
    name: 'Something besides the key',
    reason:
      'Sensitive data should not rest on a key alone. Have each request signed with a private key that stays with the caller. Where the caller cannot sign, ask for a client certificate, or accept the key from the caller’s addresses alone, with few rights and a short life.',
    citations: [
      { source: 'owasp-rest', section: 'API Keys' },
      { source: 'S28' },
      { source: 'S27' },
      { source: 'rfc9421' },
    ],
  },
  {
    id: 'signed-identity',
    when: [
      { question: 'verifiers', answers: ['gateway', 'many'] },
      // Somebody has to sign it.
      { question: 'platform', answers: ['idp', 'platform-team'] },
    ],
    outcomes: ['cookie-session', 'api-key', 'client-credentials', 'revocable-token'],
    name: 'One signed identity for the services behind',
    reason:
      'Services that need to know who calls get a short signed token, never the caller’s own credential.',
    citations: [{ source: 'owasp-microservices' }, { source: 'S33' }],
  },
  // Where nobody signs one, the services have to be told another way.
  {
    id: 'checked-once',
    when: [
      { question: 'verifiers', answers: ['many'] },
      { question: 'platform', answers: ['app-only'] },
    ],
    outcomes: ['cookie-session', 'api-key', 'revocable-token'],
    name: 'One service that checks it for the others',
    reason:
      'It looks the credential up and tells the services behind who calls, over connections that nobody else can open. Otherwise each needs the same store.',
    citations: [{ source: 'owasp-microservices', section: 'Edge-level authorization' }],
  },
  {
    id: 'no-static-key',
    when: [
      { question: 'caller', answers: ['ours'] },
      { question: 'home', answers: ['server', 'ephemeral'] },
    ],
    outcomes: ['api-key', 'key-to-jwt', 'client-credentials', 'workload-identity', 'revocable-token'],
    name: 'No static key at all',
    reason:
      'Where the other side takes the identity of your platform (clouds, package registries and some model providers do), there is no secret to store or to leak.',
    citations: [{ source: 'S25' }, { source: 'S24' }, { source: 'owasp-secrets' }],
  },
  {
    id: 'audience-binding',
    when: [
      { question: 'caller', answers: ['third-party', 'ours'] },
      { question: 'platform', answers: ['idp', 'platform-team'] },
    ],
    outcomes: ['jwt-refresh', 'revocable-token', 'session-to-jwt', 'client-credentials'],
    name: 'Tokens bound to your API',
    reason:
      'The client names your API as the resource, the token’s audience is its address, and your API never passes on a token it was given.',
    citations: [{ source: 'rfc8707', section: '2' }, { source: 'rfc9728' }, { source: 'mcp-authorization' }],
  },
  {
    id: 'short-or-pulled',
    when: [{ question: 'revocation', answers: ['minute'] }],
    outcomes: ['jwt-refresh', 'client-credentials', 'key-to-jwt', 'session-to-jwt', 'workload-identity'],
    name: 'Tokens of 60 s with their leeway, or a list pulled every few seconds',
    reason:
      'Either keeps the delay within a minute without asking anything on a call, while the connection is up.',
    citations: [{ source: 'status-list' }, { source: 'owasp-jwt', section: 'JWT denylist' }],
  },
  {
    id: 'pulled-list',
    when: [{ question: 'lookup', answers: ['none'] }],
    outcomes: ['revocable-token'],
    name: 'A list that each verifier pulls',
    reason: 'A signed JWT and a copy of the list: access ends when the next copy arrives.',
    citations: [{ source: 'status-list' }],
  },
  {
    id: 'device-renewal',
    when: [{ question: 'caller', answers: ['device'] }],
    outcomes: ['workload-identity', 'api-key', 'client-credentials', 'key-to-jwt', 'revocable-token'],
    name: 'A plan for renewal in the field',
    reason:
      'No platform renews for a device: plan how it gets its first credential, the next one, and what happens when one expires while it is off.',
    citations: [{ source: 'S44' }, { source: 'S45' }],
  },
  {
    id: 'publishable-key',
    when: [
      { question: 'home', answers: ['browser', 'installed'] },
      { question: 'caller', answers: ['partner'] },
      { question: 'metering', answers: ['main', 'some'] },
    ],
    outcomes: ['api-key', 'revocable-token', 'key-to-jwt'],
    name: 'A publishable key',
    reason:
      'It names the app for usage and limits, and is not a secret: it may ship, restricted to the APIs and origins it is for.',
    citations: [{ source: 'S39' }],
  },
  {
    id: 'backend-proxy',
    when: [
      { question: 'home', answers: ['browser', 'installed'] },
      { question: 'caller', answers: ['partner', 'ours', 'device', 'own-script'] },
    ],
    outcomes: ['api-key', 'jwt-refresh', 'revocable-token', 'key-to-jwt'],
    name: 'A backend that mints the token',
    reason: 'The long-lived credential stays on a server, which hands the app a short token.',
    citations: [{ source: 'S41' }, { source: 'S42' }],
  },
  {
    id: 'denylist-ready',
    when: [{ question: 'stakes', answers: ['business', 'high'] }],
    outcomes: ['jwt-refresh', 'client-credentials', 'key-to-jwt', 'session-to-jwt'],
    name: 'A denylist you can switch on',
    reason:
      'Keyed by iss and jti, it ends single tokens before they expire, for one read per call, from a store or a pulled copy.',
    citations: [{ source: 'owasp-jwt' }],
  },
  {
    id: 'sender-constraint',
    when: [{ question: 'stakes', answers: ['high'] }],
    outcomes: ['jwt-refresh', 'client-credentials', 'revocable-token', 'session-to-jwt', 'workload-identity'],
    name: 'Sender-constrained tokens (DPoP or mTLS)',
    reason: 'Where the verifier checks for it, a stolen copy is of no use without the key it is bound to.',
    citations: [{ source: 'rfc9449' }, { source: 'rfc8705' }, { source: 'S46' }],
  },
  {
    id: 'fresh-sign-in',
    when: [
      { question: 'stakes', answers: ['high'] },
      { question: 'caller', answers: ['person'] },
    ],
    outcomes: ['cookie-session', 'jwt-refresh', 'revocable-token', 'session-to-jwt'],
    name: 'A fresh sign-in for costly actions',
    reason: 'Whoever holds a stolen copy has no second factor: ask for it again before money or rights move.',
    citations: [{ source: 'asvs-5', section: '7.5.3' }],
  },
  {
    id: 'oauth-consent',
    when: [
      { question: 'consent', answers: ['delegated'] },
      { question: 'platform', answers: ['idp', 'platform-team'] },
    ],
    outcomes: ['jwt-refresh', 'revocable-token', 'session-to-jwt'],
    name: 'A consent screen, and a page to withdraw it',
    reason: 'The user sees what is asked for, agrees to a scope, and can end it.',
    citations: [{ source: 'owasp-oauth2' }],
  },
];
