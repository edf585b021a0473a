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
      'Someone else’s software that acts for your user needs a token which that user granted, and nothing more.',
    citations: [{ source: 'owasp-oauth2' }, { source: 'S50' }, { source: 'S37' }],
  },
  {
    id: 'consent-can-be-withdrawn',
    when: [{ question: 'consent', answers: ['delegated'] }],
    rulesOut: ['api-key', 'client-credentials', 'workload-identity', 'cookie-session'],
    reason:
      'Access that a user grants and withdraws needs a token per grant, not the credential of a client.',
    citations: [{ source: 'owasp-oauth2' }, { source: 'S06' }],
  },
  {
    id: 'nobody-signs-in',
    when: [{ question: 'caller', answers: ['partner', 'ours', 'device', 'own-script'] }],
    rulesOut: ['cookie-session'],
    reason: 'A cookie session starts when a person signs in through a browser, and nobody does.',
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
    id: 'machines-need-no-refresh',
    when: [
      { question: 'caller', answers: ['partner', 'ours'] },
      { question: 'home', answers: ['server', 'ephemeral', 'local', 'device'] },
    ],
    rulesOut: ['jwt-refresh'],
    reason:
      'A machine that can keep its own credential asks for a new token with it; a refresh token adds nothing.',
    citations: [{ source: 'rfc6749', section: '4.4.3' }, { source: 'S50' }],
  },
  {
    id: 'no-secret-in-a-browser',
    when: [{ question: 'home', answers: ['browser'] }],
    rulesOut: ['api-key', 'key-to-jwt', 'client-credentials', 'workload-identity'],
    reason: 'Everything in a web page can be read by whoever opens it, so no long-lived secret may be there.',
    citations: [{ source: 'oauth-browser-apps' }, { source: 'S01' }, { source: 'S39' }],
  },
  {
    id: 'no-secret-in-an-installed-app',
    when: [{ question: 'home', answers: ['installed'] }],
    rulesOut: ['api-key', 'key-to-jwt', 'client-credentials', 'workload-identity'],
    reason: 'A secret shipped inside an app is the same in every copy, and anyone can take it out.',
    citations: [{ source: 'S01' }, { source: 'S39' }, { source: 'S42' }],
  },
  {
    id: 'keys-do-not-name-a-person',
    when: [
      { question: 'identity', answers: ['every-call'] },
      { question: 'caller', answers: ['partner', 'ours', 'device', 'third-party', 'person'] },
    ],
    rulesOut: ['api-key', 'client-credentials', 'workload-identity'],
    reason: 'These say which software calls; they cannot say which person is behind each call.',
    citations: [{ source: 'owasp-api2-2023' }, { source: 'S38' }],
  },
  {
    id: 'a-laptop-is-no-workload',
    when: [{ question: 'caller', answers: ['own-script'] }],
    rulesOut: ['workload-identity'],
    reason: 'A platform vouches for workloads it runs, not for a script on somebody’s own machine.',
    citations: [{ source: 'S25' }, { source: 'S37' }],
  },
  {
    id: 'issued-tokens-live-on',
    when: [{ question: 'revocation', answers: ['next-request', 'minute'] }],
    rulesOut: ['jwt-refresh', 'client-credentials'],
    reason:
      'A token that is checked by its signature alone works until it expires: revoking it at the issuer does not reach the service that checks it.',
    citations: [{ source: 'rfc7009', section: '3' }, { source: 'S29' }, { source: 'S34' }],
    disputed: 'Some products say that a new client secret disables issued tokens. It stops new ones only.',
  },
  {
    id: 'exchanged-tokens-live-on',
    when: [
      { question: 'revocation', answers: ['next-request', 'minute'] },
      { question: 'verifiers', answers: ['one', 'many', 'other-organisations'] },
    ],
    rulesOut: ['key-to-jwt'],
    reason: 'The key ends at once, but a token it was swapped for lives on to its expiry.',
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
    rulesOut: ['api-key', 'revocable-token', 'cookie-session'],
    reason: 'These are valid only while a store says so, and the checking service cannot ask one.',
    citations: [{ source: 'rfc7662', section: '2' }, { source: 'S36' }, { source: 'S52' }],
  },
  {
    id: 'a-cache-answers-late',
    when: [
      { question: 'revocation', answers: ['next-request'] },
      { question: 'lookup', answers: ['cached'] },
    ],
    rulesOut: ['api-key', 'key-to-jwt', 'revocable-token', 'cookie-session'],
    reason:
      'A cached answer stays in force until the cache lets go of it, so the next request may still pass.',
    citations: [{ source: 'rfc7662', section: '4' }, { source: 'S52' }, { source: 'S53' }],
    disputed: 'Vendors call key revocation instant; their own pages name the delay of the cache.',
  },
  {
    id: 'no-gateway-to-keep-up',
    when: [
      { question: 'revocation', answers: ['next-request', 'minute'] },
      { question: 'lookup', answers: ['none'] },
    ],
    rulesOut: ['key-to-jwt'],
    reason: 'A gateway that cannot ask the key store goes on accepting a key that was revoked.',
    citations: [{ source: 'S01' }, { source: 'S52' }],
  },
  {
    id: 'high-stakes-need-more-than-a-key',
    when: [{ question: 'stakes', answers: ['high'] }],
    rulesOut: ['api-key'],
    reason: 'A key alone is too little where a replay costs money, privacy or a licence.',
    citations: [{ source: 'owasp-rest' }, { source: 'S28' }, { source: 'S27' }],
    disputed: 'Many API vendors accept a key alone for such data; OWASP, AWS and Azure advise against it.',
  },
  {
    id: 'nobody-runs-the-platform',
    when: [{ question: 'platform', answers: ['app-only'] }],
    rulesOut: ['workload-identity', 'client-credentials'],
    reason: 'An authorization server, certificates or a mesh need somebody to run them.',
    citations: [{ source: 'S35' }, { source: 'S45' }],
  },
  {
    id: 'others-cannot-ask-your-store',
    when: [{ question: 'verifiers', answers: ['other-organisations'] }],
    rulesOut: ['api-key', 'cookie-session'],
    reason: 'Services that other organisations run cannot read your key table or your sessions.',
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
];
