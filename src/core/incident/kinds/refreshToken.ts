import type { Situation } from '../situation.js';
import { AT_ONCE, sum } from '../windowArithmetic.js';
import { afterwards, all, once, PUBLIC, type KindOfLeak } from './kind.js';
import { endingTokensOfIt, tokenAsks, tokenUntouched, tokenWindow } from './tokenWindow.js';

/** A refresh token. Only its issuer takes it, and asks its own database. */
export const refreshToken: KindOfLeak = {
  asks: [
    { question: 'bound' },
    { question: 'issued', when: ['bound', 'no'] },
    ...tokenAsks(['issued', 'yes'], false),
    { question: 'lifetime', when: ['issued', 'no'] },
    { question: 'refresh', when: ['bound', 'no'] },
    PUBLIC,
  ],
  windows: (situation) => [
    { of: 'itself', window: AT_ONCE },
    ...(hasTokens(situation) ? [{ of: 'tokens' as const, window: tokenWindow(situation) }] : []),
  ],
  /** Without the client's credential it opens nothing (RFC 6749 sections 6 and 10.4). */
  untouched(situation) {
    if (situation.says('bound', 'yes')) return AT_ONCE;
    // Whoever holds it can bring tokens to the last moment, whether or not somebody has.
    const last = hasTokens(situation) ? tokenUntouched(situation) : situation.time('lifetime');
    return sum(situation.time('refresh'), last);
  },
  steps: (situation) =>
    once([
      ...all('end-family'),
      ...(situation.says('bound', 'yes') ? all('check-client-proof') : []),
      ...(hasTokens(situation) ? endingTokensOfIt(situation) : []),
      ...afterwards(situation),
    ]),
  loggedOut: () => [{ who: 'app-users' }],
  exception: (situation) => (situation.says('bound', 'yes') ? 'no-hurry' : 'none'),
};

function hasTokens(situation: Situation): boolean {
  return situation.asks.includes('issued') && situation.says('issued', 'yes');
}
