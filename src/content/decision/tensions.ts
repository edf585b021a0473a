import type { Tension } from '../../core/decision/index.js';

/** Wishes that conflict. Where every outcome is ruled out, at least one of these says why. */
export const tensions: readonly Tension[] = [
  {
    id: 'end-now-without-asking',
    when: [
      { question: 'revocation', answers: ['next-request'] },
      { question: 'lookup', answers: ['none'] },
    ],
    sentence: 'You want access to end on the very next request, without asking anything: nothing gives both.',
    giveUpFirst:
      'Accept a minute: tokens of 60 s, leeway included, or a list that each verifier pulls every few seconds, need no lookup.',
    giveUpSecond: 'Ask a store on each call, and access ends with the next one.',
    citations: [
      { source: 'rfc7009', section: '3' },
      { source: 'rfc7662', section: '4' },
    ],
  },
  {
    id: 'end-now-behind-a-cache',
    when: [
      { question: 'revocation', answers: ['next-request'] },
      { question: 'lookup', answers: ['cached'] },
    ],
    sentence: 'You want access to end on the very next request, and a cache in front of the store.',
    giveUpFirst: 'Accept the cache’s lifetime as the delay: 60 s or less keeps it within a minute.',
    giveUpSecond: 'Ask the store itself on each call.',
    citations: [{ source: 'rfc7662', section: '4' }, { source: 'S53' }],
  },
  {
    id: 'machine-secret-in-public',
    when: [
      { question: 'caller', answers: ['partner', 'ours', 'device', 'own-script'] },
      { question: 'home', answers: ['browser', 'installed'] },
    ],
    sentence: 'A machine’s credential would sit where anybody can read it.',
    giveUpFirst: 'Let a person sign in, and give the app a token of theirs.',
    giveUpSecond: 'Keep the credential on a server, and let the app call that.',
    citations: [{ source: 'oauth-browser-apps' }, { source: 'S41' }],
  },
  {
    id: 'high-stakes-without-a-platform',
    when: [
      { question: 'stakes', answers: ['high'] },
      { question: 'platform', answers: ['app-only'] },
    ],
    sentence:
      'A replay is costly, and only the application guards against it. It can, with more work; either of these takes some of that work away.',
    giveUpFirst: 'Keep the costly operations out of this API.',
    giveUpSecond: 'Run or rent an identity provider or a gateway, which issues short tokens.',
    citations: [{ source: 'owasp-rest' }, { source: 'S46' }],
  },
  {
    id: 'person-without-a-person',
    when: [
      { question: 'identity', answers: ['every-call'] },
      { question: 'caller', answers: ['partner', 'device'] },
    ],
    sentence: 'Each call should name a person, but a machine makes it.',
    giveUpFirst: 'Let calls name the customer or device; note the person in your own records.',
    giveUpSecond: 'Have the person sign in, and pass a token of theirs along.',
    citations: [{ source: 'owasp-api2-2023' }, { source: 'owasp-microservices' }],
  },
  {
    id: 'consent-without-an-issuer',
    when: [
      { question: 'caller', answers: ['third-party'] },
      { question: 'platform', answers: ['app-only'] },
    ],
    sentence:
      'Somebody else’s software should act for your users, but nobody runs what would ask them first.',
    giveUpFirst: 'Let users run scripts of their own with a key of theirs.',
    giveUpSecond: 'Run an authorization server, or rent one.',
    citations: [{ source: 'rfc6749', section: '1.1' }, { source: 'owasp-oauth2' }],
  },
  {
    id: 'offline-without-an-issuer',
    when: [
      { question: 'lookup', answers: ['none'] },
      { question: 'platform', answers: ['app-only'] },
    ],
    sentence: 'Nothing can be asked on a call, and nobody runs an issuer that would sign tokens.',
    giveUpFirst: 'Look the credential up, with a cache of a few seconds.',
    giveUpSecond: 'Run an issuer of signed tokens, or rent one.',
    citations: [{ source: 'S26' }, { source: 'S36' }],
  },
  {
    id: 'consent-for-a-machine',
    when: [
      { question: 'consent', answers: ['delegated'] },
      { question: 'caller', answers: ['partner', 'ours', 'device', 'own-script'] },
    ],
    sentence: 'A user should approve and withdraw access, but the caller acts for nobody.',
    giveUpFirst: 'Drop the consent: the contract with the customer covers it.',
    giveUpSecond: 'Treat the caller as someone else’s app acting for the user.',
    citations: [{ source: 'owasp-oauth2' }, { source: 'S50' }],
  },
];
