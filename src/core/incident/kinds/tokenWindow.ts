import type { Ask, ChoiceId } from '../questions.js';
import type { Situation } from '../situation.js';
import { AT_ONCE, soonest, sum, type Window } from '../windowArithmetic.js';
import type { Step } from '../types.js';
import { all } from './kind.js';

/** Access tokens: leaked themselves, or issued from what has leaked. */

/** The questions about them; those of a kind whose holder has a client id may be refused by that. */
export function tokenAsks(when?: readonly [ChoiceId, ...string[]], byClient = true): readonly Ask[] {
  const only = byClient ? undefined : ['none', 'denylist', 'introspection'];
  return [
    { question: 'lookup', ...(when && { when }), ...(only && { only }) },
    { question: 'lifetime', when: ['lookup', 'none', 'denylist', 'client', 'introspection'] },
    { question: 'leeway', when: ['lookup', 'none', 'denylist', 'client'] },
    { question: 'list', when: ['lookup', 'denylist', 'client'] },
    { question: 'replication', when: ['lookup', 'denylist', 'client'] },
    { question: 'introspection', when: ['lookup', 'introspection'] },
    { question: 'gate', when: ['lookup', 'none', 'denylist', 'client', 'introspection'] },
  ];
}

/**
 * How long a token works that was issued in the last moment of `minting`: what issues tokens goes on doing so while
 * an old verdict lets it in, and the last token has its whole life before it.
 */
export function tokenWindow(situation: Situation, minting: Window = AT_ONCE): Window {
  const gate = situation.time('gate');
  const listed = sum(situation.time('replication'), situation.time('list'));
  const expiry = untilExpiry(situation);
  switch (situation.answer('lookup')) {
    case 'denylist':
      return sum(minting, soonest(listed, expiry), gate);
    // By the client's id, tokens to come are refused too.
    case 'client':
      return sum(soonest(listed, sum(minting, expiry)), gate);
    case 'introspection':
      return sum(minting, soonest(situation.time('introspection'), expiry), gate);
    default:
      return sum(minting, expiry, gate);
  }
}

/** The same if nobody ends them. */
export function tokenUntouched(situation: Situation): Window {
  return sum(untilExpiry(situation), situation.time('gate'));
}

/** Its issuer, asked about each token, has no leeway: its own clock is right (RFC 7662 section 2.2). */
function untilExpiry(situation: Situation): Window {
  const lifetime = situation.time('lifetime');
  return situation.says('lookup', 'introspection') ? lifetime : sum(lifetime, situation.time('leeway'));
}

/** What ends the tokens that were issued from something. */
export function endingTokensOfIt(situation: Situation): Step[] {
  const memory = situation.mayLast('gate') || situation.mayLast('introspection');
  const purge = memory ? all('purge-cache') : [];
  switch (situation.answer('lookup')) {
    case 'client':
      return [...all('list-client'), ...purge];
    case 'denylist':
    case 'introspection':
      return [...all('list-descendants'), ...purge];
    default:
      return [...all('refuse-tokens-of-it', 'note-end'), ...purge];
  }
}
