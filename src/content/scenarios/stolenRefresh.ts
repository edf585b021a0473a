import { api, at, every, letIn, morning, refused } from './basics.js';
import type { Traffic } from '../../core/simulation/index.js';
import type { LabScenario } from './types.js';

/** Both tabs call every 20 s, the second 2 s after the first: so close do honest tabs race. */
const steadily: Traffic = { everyMs: 20_000, jitter: 0 };

/** Rotation tells a thief from its victim, and two honest tabs from nobody. */
export const stolenRefresh: LabScenario = {
  title: 'The stolen refresh token',
  summary:
    'Ana has two tabs open that share one refresh token. At 09:06 UTC a thief copies the refresh token she has by then.',
  teaches:
    'Reuse of a spent refresh token ends the session, whoever reused it. A short grace spares honest tabs; a long one spares the thief.',
  cast: [
    { who: 'customer', is: 'Ana’s first tab.' },
    { who: 'second_tab', is: 'Ana’s second tab, with the same tokens.' },
    { who: 'attacker', is: 'A thief who refreshes as Ana does.' },
    { who: 'operator', is: 'You run the issuer.' },
  ],
  lanes: ['jwt'],
  opensAt: at(0, 40),
  actAt: at(1),
  ask: 'How long may the previous refresh token be used again? Choose before the first refresh.',
  world: {
    ...morning,
    id: 'stolen-refresh',
    endsAt: at(24),
    api: { ...api, accessTtlS: 300 },
    traffic: { customer: steadily, second_tab: steadily, attacker: every(20) },
    script: [
      { at: at(0), type: 'mint', lane: 'jwt' },
      { at: at(0, 22), type: 'open_tab' },
      { at: at(6), type: 'leak', credential: 'cred-4' },
    ],
  },
  settings: ['refreshGraceS'],
  commands: ['configure', 'revoke', 'refresh', 'log_out'],
  prediction: {
    question:
      'A spent refresh token may not be used again. What happens when both tabs refresh within 2 seconds, at about 09:04:40 UTC?',
    commands: [],
    revealAt: at(11),
    options: [
      {
        id: 'both-work',
        label: 'Both go on working',
        when: [
          { measure: refused('customer', 'jwt', at(0), at(11)), atMost: 0 },
          { measure: refused('second_tab', 'jwt', at(0), at(11)), atMost: 0 },
        ],
      },
      {
        id: 'one-out',
        label: 'The slower one is signed out, the other works on',
        when: [
          { measure: refused('second_tab', 'jwt', at(0), at(11)), atLeast: 1 },
          { measure: refused('customer', 'jwt', at(0), at(11)), atMost: 0 },
        ],
      },
      {
        id: 'both-out',
        label: 'Both are signed out',
        when: [
          { measure: refused('customer', 'jwt', at(0), at(11)), atLeast: 1 },
          { measure: refused('second_tab', 'jwt', at(0), at(11)), atLeast: 1 },
        ],
      },
    ],
    explanation:
      'The second tab presents a token that the first has spent. The issuer cannot tell a tab from a thief, so it ends the whole session (RFC 9700 section 4.14.2).',
  },
  goal: {
    sentence: 'Before the theft no tab is signed out, and from 09:16 UTC on the thief is out.',
    conditions: [
      {
        measure: refused('customer', 'jwt', at(0), at(6)),
        atMost: 0,
        says: 'Ana’s first tab is not refused before 09:06',
      },
      {
        measure: refused('second_tab', 'jwt', at(0), at(6)),
        atMost: 0,
        says: 'Ana’s second tab is not refused before 09:06',
      },
      { measure: letIn('attacker', 'jwt', at(16)), atMost: 0, says: 'The thief is refused from 09:16' },
    ],
    judgedAt: at(20),
    par: 1,
  },
  figures: [{ says: 'The thief’s calls let in', measure: letIn('attacker', 'jwt') }, 'honestRefused'],
  next: {
    configure: 'Set. Press Play: both tabs refresh at about 09:04:40, and the thief copies a token at 09:06.',
  },
  hints: [
    'The tabs refresh within seconds of each other.',
    'With an hour of grace the thief and Ana take turns, and nobody notices.',
    'A grace of 10 s spares the tabs, and still gives the thief away.',
  ],
  solution: [{ at: at(1), type: 'configure', dials: { refreshGraceS: 10 } }],
  sources: ['rfc9700', 'nocturne-326', 'openrisk-700', 'cognito-grace'],
  items: ['refresh-rotation', 'refresh-grace', 'alert-on-reuse'],
  recipe: { heading: 'recipe-refresh-rotation', title: 'Refresh with rotation and reuse detection' },
  otherSide: 'stolen-refresh-attacker',
};
