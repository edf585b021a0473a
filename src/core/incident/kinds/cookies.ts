import type { Situation } from '../situation.js';
import type { Step } from '../types.js';
import { soonest, sum, type Window } from '../windowArithmetic.js';
import { afterwards, all, NO_END, PUBLIC, type KindOfLeak } from './kind.js';

/** A region that has not heard yet says yes, and a cache remembers it. */
function untilTheCopiesAreGone(situation: Situation): Step[] {
  const isRemembered = situation.mayLast('verdict');
  return [
    ...(isRemembered ? all('purge-cache') : []),
    ...(isRemembered || situation.mayLast('replication') ? all('refuse-meanwhile') : []),
  ];
}

/**
 * How long the copy works once it is ended, and if nobody does anything: it ends by itself as well, and either way what
 * was remembered of it counts on.
 */
function windowsOf(situation: Situation, ended: Window, endsItself: Window) {
  const remembered = situation.time('verdict');
  return {
    itself: sum(soonest(ended, endsItself), remembered),
    untouched: sum(endsItself, remembered),
  };
}

const ofSession = (situation: Situation) =>
  windowsOf(situation, situation.time('replication'), situation.time('session'));

const ofCookie = (situation: Situation) =>
  windowsOf(
    situation,
    situation.time(situation.says('lookedup', 'yes') ? 'replication' : 'deploy'),
    situation.says('sliding', 'yes') ? NO_END : situation.time('cookie'),
  );

/** A cookie with the id of a session that the server keeps. */
export const sessionCookie: KindOfLeak = {
  asks: [{ question: 'verdict' }, { question: 'replication' }, { question: 'session' }, PUBLIC],
  windows: (situation) => [{ of: 'itself', window: ofSession(situation).itself }],
  untouched: (situation) => ofSession(situation).untouched,
  steps: (situation) => [
    ...all('end-session'),
    ...untilTheCopiesAreGone(situation),
    ...afterwards(situation),
  ],
  loggedOut: () => [{ who: 'session' }],
  exception: () => 'none',
};

/** A signed cookie that is the session: no server has a record that could be deleted. */
export const statelessCookie: KindOfLeak = {
  asks: [
    { question: 'lookedup' },
    { question: 'replication', when: ['lookedup', 'yes'] },
    { question: 'deploy', when: ['lookedup', 'no'] },
    { question: 'verdict' },
    { question: 'sliding' },
    { question: 'cookie', when: ['sliding', 'no'] },
    PUBLIC,
  ],
  windows: (situation) => [{ of: 'itself', window: ofCookie(situation).itself }],
  untouched: (situation) => ofCookie(situation).untouched,
  steps: (situation) => [
    ...(situation.says('lookedup', 'yes')
      ? all('disable-account')
      : all('cut-rights', 'ship-check', 'change-cookie-key')),
    ...untilTheCopiesAreGone(situation),
    ...afterwards(situation),
  ],
  loggedOut: (situation) =>
    situation.says('lookedup', 'yes') ? [{ who: 'person' }] : [{ who: 'cookie-holders' }],
  exception: (situation) => (situation.says('lookedup', 'yes') ? 'none' : 'per-user-check'),
};
