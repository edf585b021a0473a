import type { Situation } from '../situation.js';
import { AT_ONCE, sum, unknown, type Window } from '../windowArithmetic.js';
import { afterwards, all, NO_END, once, PUBLIC, type KindOfLeak } from './kind.js';
import { endingTokensOfIt, tokenAsks, tokenUntouched, tokenWindow } from './tokenWindow.js';

/** What a client proves itself with at the authorization server. */

export const clientSecret: KindOfLeak = {
  asks: [
    { question: 'grant' },
    { question: 'secrets' },
    { question: 'deploy' },
    { question: 'issued' },
    ...tokenAsks(['issued', 'yes']),
    PUBLIC,
  ],
  windows: (situation) => [
    { of: 'itself', window: AT_ONCE },
    ...(situation.says('issued', 'yes') ? [{ of: 'tokens' as const, window: tokenWindow(situation) }] : []),
    { of: 'outage', window: situation.time('deploy') },
  ],
  untouched: () => NO_END,
  steps(situation) {
    return once([
      ...all('limit-client'),
      ...(mayOverlap(situation) ? all('second-secret', 'delete-secret') : all('delete-secret')),
      ...all('check-registration', 'calm-client'),
      ...(situation.says('issued', 'yes') ? endingTokensOfIt(situation) : []),
      ...afterwards(situation),
    ]);
  },
  loggedOut(situation) {
    const people = situation.says('secrets', 'yes') ? 'two-secrets' : 'refresh-stops';
    if (!situation.isSaid('grant')) return [{ who: 'client' }, { who: people, where: 'web-app' }];
    return [{ who: situation.says('grant', 'alone') ? 'client' : people }];
  },
  exception: (situation) => (mayOverlap(situation) ? 'client-secret' : 'narrowed-reads'),
};

/** Where it opens nothing alone, the old one may stay until the new one runs. */
function mayOverlap(situation: Situation): boolean {
  return situation.says('grant', 'code') && situation.says('secrets', 'yes');
}

/** The private key of a client (RFC 7523), or of a certificate (RFC 8705). */
export const clientKey: KindOfLeak = {
  asks: [
    { question: 'form' },
    { question: 'clientkeys', when: ['form', 'assertion'] },
    { question: 'deploy', when: ['form', 'client-certificate'] },
    ...tokenAsks(['form', 'assertion', 'client-certificate']),
    PUBLIC,
  ],
  windows(situation) {
    switch (situation.answer('form')) {
      case 'client-certificate':
        // Each server that ends TLS has its own copy of the list.
        return [
          { of: 'itself', window: situation.time('deploy') },
          { of: 'tokens', window: tokenWindow(situation, situation.time('deploy')) },
          { of: 'if-owner', window: unknown('certificate') },
        ];
      case 'server-certificate':
        return [{ of: 'itself', window: unknown('certificate') }];
      default:
        return [
          { of: 'if-suspended', window: tokenWindow(situation) },
          { of: 'if-owner', window: tokenWindow(situation, situation.time('clientkeys')) },
        ];
    }
  },
  untouched: (situation) =>
    situation.says('form', 'assertion') ? NO_END : sum(unknown('certificate'), tokenOrNone(situation)),
  steps(situation) {
    const tokens = endingTokensOfIt(situation);
    switch (situation.answer('form')) {
      case 'client-certificate':
        return once([...all('take-off-allowlist'), ...tokens, ...afterwards(situation)]);
      case 'server-certificate':
        return [...all('new-certificate'), ...afterwards(situation, { replace: [] })];
      default:
        return once([...all('suspend-client', 'drop-client-keys'), ...tokens, ...afterwards(situation)]);
    }
  },
  loggedOut: (situation) => [{ who: situation.says('form', 'server-certificate') ? 'nobody' : 'client' }],
  exception: (situation) =>
    situation.says('form', 'server-certificate') ? 'new-key-first' : 'narrowed-reads',
};

function tokenOrNone(situation: Situation): Window {
  return situation.says('form', 'server-certificate') ? AT_ONCE : tokenUntouched(situation);
}
