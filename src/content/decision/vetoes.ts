import type { Veto } from '../../core/decision/index.js';

/** What rules an outcome out. Each holds for any answers to the other questions. */
export const vetoes: readonly Veto[] = [
  {
    id: 'keys-identify-software',
    when: [{ question: 'caller', answers: ['person'] }],
    rulesOut: ['api-key', 'key-to-jwt', 'client-credentials', 'workload-identity'],
    reason: 'A key, a client secret or a certificate identifies software, not the person who signed in.',
    citations: [{ source: 'owasp-api2-2023' }, { source: 'S08' }, { source: 'asvs-5', section: '7.2.2' }],
  },
  {
    id: 'delegated-access-is-granted',
    when: [{ question: 'caller', answers: ['third-party'] }],
    rulesOut: ['api-key', 'key-to-jwt', 'client-credentials', 'workload-identity', 'cookie-session'],
    reason:
      'Someone else’s software that acts for your user needs a token that the user granted, and nothing more.',
    citations: [{ source: 'owasp-oauth2' }, { source: 'S50' }, { source: 'S37' }],
  },
  {
    id: 'consent-can-be-withdrawn',
    when: [{ question: 'consent', answers: ['delegated'] }],
    rulesOut: ['api-key', 'key-to-jwt', 'client-credentials', 'workload-identity', 'cookie-session'],
    reason:
      'Access that a user grants and withdraws needs a token per grant, not the credential of a client.',
    citations: [{ source: 'owasp-oauth2' }, { source: 'S06' }],
  },
  {
    id: 'nobody-signs-in',
    when: [{ question: 'caller', answers: ['partner', 'ours', 'device', 'own-script'] }],
    rulesOut: ['cookie-session'],
    reason: 'A cookie session starts when a person signs in through a browser, and here nobody does.',
    citations: [{ source: 'owasp-session' }, { source: 'S37' }],
  },
  {
    id: 'no-browser-no-cookie',
    when: [{ question: 'home', answers: ['installed', 'ephemeral', 'local', 'device'] }],
    rulesOut: ['cookie-session'],
    reason: 'The credential sits outside a browser, so there is no cookie to keep it in.',
    citations: [{ source: 'oauth-browser-apps' }, { source: 'S37' }],
  },
  {
    id: 'refresh-is-for-people',
    when: [{ question: 'caller', answers: ['partner', 'ours', 'device'] }],
    rulesOut: ['jwt-refresh'],
    reason:
      'A refresh token stands for a person who signed in. A machine asks for its next token with its own credential.',
    citations: [{ source: 'rfc6749', section: '4.4.3' }, { source: 'S50' }],
  },
  {
    id: 'nobody-to-act-for',
    when: [{ question: 'caller', answers: ['device', 'own-script'] }],
    rulesOut: ['session-to-jwt'],
    reason:
      'What is swapped here is a person’s session or token. These callers hold a credential of their own.',
    citations: [{ source: 'rfc8693', section: '1.1' }, { source: 'S33' }],
  },
  {
    id: 'no-user-no-exchange',
    when: [
      { question: 'caller', answers: ['partner', 'ours'] },
      { question: 'identity', answers: ['sometimes', 'no'] },
    ],
    rulesOut: ['session-to-jwt'],
    reason: 'A machine swaps a user’s token only where each call is made for a user.',
    citations: [{ source: 'rfc8693', section: '1.1' }],
  },
  {
    id: 'no-secret-in-a-browser',
    when: [{ question: 'home', answers: ['browser'] }],
    rulesOut: ['api-key', 'client-credentials', 'workload-identity'],
    reason: 'Everything in a web page can be read by whoever opens it, so no long-lived secret may be there.',
    citations: [{ source: 'oauth-browser-apps' }, { source: 'S01' }, { source: 'S39' }],
  },
  {
    id: 'no-secret-in-an-installed-app',
    when: [
      { question: 'home', answers: ['installed'] },
      { question: 'caller', answers: ['ours', 'device'] },
    ],
    rulesOut: ['api-key', 'client-credentials'],
    reason: 'A secret of yours shipped inside an app is the same in every copy, and anyone can take it out.',
    citations: [{ source: 'S01' }, { source: 'S39' }, { source: 'S42' }],
  },
  {
    id: 'no-platform-under-an-app',
    when: [{ question: 'home', answers: ['installed'] }],
    rulesOut: ['workload-identity'],
    reason: 'A platform vouches for what it runs, not for an app on somebody else’s machine.',
    citations: [{ source: 'S25' }, { source: 'S42' }],
  },
  {
    id: 'keys-do-not-name-a-person',
    when: [
      { question: 'identity', answers: ['every-call'] },
      { question: 'caller', answers: ['partner', 'ours', 'device'] },
    ],
    rulesOut: ['api-key', 'key-to-jwt'],
    reason: 'A key says which software calls; it cannot say which person is behind each call.',
    citations: [{ source: 'owasp-api2-2023' }, { source: 'S38' }],
  },
  {
    id: 'clients-do-not-name-a-person',
    when: [{ question: 'identity', answers: ['every-call'] }],
    rulesOut: ['client-credentials', 'workload-identity'],
    reason: 'The token of a client or a workload says which software calls, not which person is behind it.',
    citations: [
      { source: 'rfc6749', section: '4.4' },
      { source: 'rfc9068', section: '2.2' },
    ],
  },
  {
    id: 'machines-are-no-person',
    when: [
      { question: 'identity', answers: ['every-call'] },
      { question: 'caller', answers: ['partner', 'device'] },
    ],
    rulesOut: ['revocable-token'],
    reason: 'A token issued to a machine names the machine, however often it is looked up.',
    citations: [{ source: 'rfc7662', section: '2.2' }, { source: 'owasp-api2-2023' }],
  },
  {
    id: 'a-laptop-is-no-workload',
    when: [{ question: 'caller', answers: ['own-script'] }],
    rulesOut: ['workload-identity', 'client-credentials'],
    reason:
      'A script on somebody’s own machine acts as that person: it is neither a workload nor a client of its own.',
    citations: [{ source: 'S25' }, { source: 'S37' }],
  },
  {
    id: 'issued-tokens-live-on',
    when: [{ question: 'revocation', answers: ['next-request'] }],
    rulesOut: ['jwt-refresh', 'client-credentials'],
    reason:
      'A token that is checked by its signature alone works until it expires: revoking it at the issuer does not reach the service that checks it.',
    citations: [{ source: 'rfc7009', section: '3' }, { source: 'S29' }, { source: 'S34' }],
    disputed: 'Some products say that a new client secret disables issued tokens. It stops new ones only.',
  },
  {
    id: 'exchanged-tokens-live-on',
    when: [
      { question: 'revocation', answers: ['next-request'] },
      { question: 'verifiers', answers: ['one', 'many', 'other-organisations'] },
    ],
    rulesOut: ['key-to-jwt', 'session-to-jwt'],
    reason: 'The original ends at once, but a token it was swapped for lives on to its expiry.',
    citations: [{ source: 'rfc7009', section: '3' }, { source: 'rfc8693' }],
  },
  {
    id: 'a-token-in-an-app-lives-on',
    when: [
      { question: 'revocation', answers: ['next-request'] },
      { question: 'home', answers: ['browser', 'installed'] },
    ],
    rulesOut: ['key-to-jwt'],
    reason: 'The app holds the swapped token, not the key, and that token works until it expires.',
    citations: [{ source: 'rfc7009', section: '3' }, { source: 'S41' }],
  },
  {
    id: 'a-token-for-a-service-lives-on',
    when: [
      { question: 'revocation', answers: ['next-request'] },
      { question: 'caller', answers: ['partner', 'ours'] },
    ],
    rulesOut: ['session-to-jwt'],
    reason: 'The calling service holds the token that it swapped, and that works until it expires.',
    citations: [{ source: 'rfc7009', section: '3' }, { source: 'rfc8693' }],
  },
  {
    id: 'offline-checks-do-not-see-deletion',
    when: [
      { question: 'revocation', answers: ['next-request'] },
      { question: 'lookup', answers: ['cached', 'none'] },
    ],
    rulesOut: ['workload-identity'],
    reason:
      'Only an online check sees at once that a workload was deleted; an offline one accepts it until expiry.',
    citations: [{ source: 'S26' }],
  },
  {
    id: 'no-lookup-no-key',
    when: [{ question: 'lookup', answers: ['none'] }],
    rulesOut: ['api-key', 'cookie-session'],
    reason: 'These are valid only while a store says so, and the checking service cannot ask one.',
    citations: [{ source: 'S36' }, { source: 'S52' }],
  },
  {
    id: 'no-lookup-at-the-edge',
    when: [
      { question: 'lookup', answers: ['none'] },
      { question: 'caller', answers: ['person', 'third-party'] },
    ],
    rulesOut: ['session-to-jwt'],
    reason: 'The edge has to look up a session or an opaque token before it swaps it, and here it cannot.',
    citations: [{ source: 'rfc7662', section: '2' }, { source: 'S33' }],
  },
  {
    id: 'a-pulled-list-is-late',
    when: [
      { question: 'revocation', answers: ['next-request'] },
      { question: 'lookup', answers: ['none'] },
    ],
    rulesOut: ['revocable-token', 'key-to-jwt', 'session-to-jwt'],
    reason: 'With nothing to ask, a verifier learns of a revocation only from its next copy of the list.',
    citations: [{ source: 'rfc7009', section: '3' }, { source: 'status-list' }],
  },
  {
    id: 'a-cache-answers-late',
    when: [
      { question: 'revocation', answers: ['next-request'] },
      { question: 'lookup', answers: ['cached'] },
    ],
    rulesOut: ['api-key', 'key-to-jwt', 'revocable-token', 'cookie-session', 'session-to-jwt'],
    reason: 'A cached answer counts until the cache drops it, so the next request may still pass.',
    citations: [{ source: 'rfc7662', section: '4' }, { source: 'S52' }, { source: 'S53' }],
    disputed: 'Vendors call key revocation instant; their own pages name the delay of the cache.',
  },
  {
    id: 'nobody-runs-the-issuer',
    when: [{ question: 'platform', answers: ['app-only'] }],
    rulesOut: ['jwt-refresh', 'client-credentials', 'key-to-jwt', 'session-to-jwt', 'workload-identity'],
    reason: 'An authorization server, a gateway that signs, or a mesh needs somebody to run it.',
    citations: [{ source: 'rfc6749', section: '1.1' }, { source: 'S45' }],
    disputed:
      'A library can make an application its own authorization server. Then you run one, and the answer changes.',
  },
  {
    id: 'consent-needs-an-issuer',
    when: [
      { question: 'platform', answers: ['app-only'] },
      { question: 'caller', answers: ['third-party'] },
    ],
    rulesOut: ['revocable-token'],
    reason:
      'Somebody else’s software gets its token from an authorization server, after the user agreed there.',
    citations: [{ source: 'rfc6749', section: '1.1' }, { source: 'owasp-oauth2' }],
  },
  {
    id: 'a-pulled-list-is-of-signed-tokens',
    when: [
      { question: 'platform', answers: ['app-only'] },
      { question: 'lookup', answers: ['none'] },
    ],
    rulesOut: ['revocable-token'],
    reason:
      'Without a lookup only a signed token can be checked, and nobody runs an issuer that would sign it.',
    citations: [{ source: 'status-list' }, { source: 'S26' }],
  },
  {
    id: 'others-cannot-ask-your-store',
    when: [{ question: 'verifiers', answers: ['other-organisations'] }],
    rulesOut: ['api-key', 'cookie-session', 'session-to-jwt'],
    reason:
      'Services that other organisations run cannot read your tables, and do not stand behind your edge.',
    citations: [{ source: 'S26' }, { source: 'S31' }],
  },
  {
    id: 'looked-up-anyway',
    when: [
      { question: 'verifiers', answers: ['one'] },
      { question: 'lookup', answers: ['cheap', 'cached'] },
    ],
    rulesOut: ['key-to-jwt'],
    reason: 'One application that looks the key up anyway gains nothing from a token beside it.',
    citations: [{ source: 'supertokens-1019' }],
  },
  {
    id: 'nothing-inside',
    when: [
      { question: 'verifiers', answers: ['one'] },
      { question: 'caller', answers: ['person', 'third-party'] },
    ],
    rulesOut: ['session-to-jwt'],
    reason: 'One application has nothing behind it to pass a token to.',
    citations: [{ source: 'supertokens-1019' }, { source: 'oauth-browser-apps' }],
  },
];
