import type { Companion, Variant } from '../../core/decision/index.js';

export const variants: readonly Variant[] = [
  { outcome: 'key-to-jwt', id: 'gateway', when: [{ question: 'verifiers', answers: ['gateway'] }] },
  { outcome: 'key-to-jwt', id: 'client', when: [] },
];

/** What goes beside an outcome, never instead of it. */
export const companions: readonly Companion[] = [
  {
    id: 'publishable-key',
    when: [
      { question: 'home', answers: ['browser', 'installed'] },
      { question: 'metering', answers: ['main', 'some'] },
    ],
    outcomes: ['jwt-refresh', 'cookie-session', 'revocable-token'],
    name: 'A publishable key',
    reason:
      'It names your app for usage and limits. Restricted to that, it is no secret, and may ship in the page or the app.',
    citations: [{ source: 'S39' }],
  },
  {
    id: 'backend-proxy',
    when: [
      { question: 'home', answers: ['browser', 'installed'] },
      { question: 'caller', answers: ['partner', 'ours', 'device', 'own-script'] },
    ],
    outcomes: ['jwt-refresh', 'revocable-token'],
    name: 'A backend that mints the token',
    reason: 'The long-lived credential stays on a server, which hands the app a short token.',
    citations: [{ source: 'S41' }, { source: 'S42' }],
  },
  {
    id: 'denylist-ready',
    when: [{ question: 'stakes', answers: ['business', 'high'] }],
    outcomes: ['jwt-refresh', 'client-credentials', 'key-to-jwt'],
    name: 'A denylist you can switch on',
    reason: 'Keyed by iss and jti, it ends single tokens before they expire, for one read on each call.',
    citations: [{ source: 'owasp-jwt' }],
  },
  {
    id: 'sender-constraint',
    when: [{ question: 'stakes', answers: ['high'] }],
    outcomes: ['jwt-refresh', 'client-credentials', 'revocable-token', 'key-to-jwt'],
    name: 'Sender-constrained tokens (DPoP or mTLS)',
    reason: 'A stolen copy is of no use without the key it is bound to.',
    citations: [{ source: 'rfc9449' }, { source: 'rfc8705' }, { source: 'S46' }],
  },
  {
    id: 'oauth-consent',
    when: [{ question: 'consent', answers: ['delegated'] }],
    outcomes: ['jwt-refresh', 'revocable-token', 'key-to-jwt'],
    name: 'A consent screen, and a page to withdraw it',
    reason: 'The user sees what is asked for, agrees to a scope, and can end it.',
    citations: [{ source: 'owasp-oauth2' }],
  },
];
