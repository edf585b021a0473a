import { at, every, letIn, morning } from './basics.js';
import type { LabScenario } from './types.js';

/** A short lifetime does the revoking; the refresh token carries the session. */
export const shortAndRefresh: LabScenario = {
  title: 'Fifteen minutes, and a refresh token',
  summary:
    'The customer signs in at 09:02 UTC. Its access token leaks at 09:03 and is revoked at 09:05, but the API checks no list.',
  teaches:
    'Without a denylist, the lifetime is the delay. A refresh token keeps it short without another sign-in.',
  cast: [
    { who: 'customer', is: 'Ana works in a tab, and her app refreshes in time.' },
    { who: 'attacker', is: 'A thief copies the access token, not the refresh token.' },
    { who: 'operator', is: 'You choose how long access tokens live.' },
  ],
  lanes: ['jwt'],
  opensAt: at(0, 30),
  actAt: at(1),
  ask: 'Nobody has signed in yet. Choose how long access tokens live.',
  world: {
    ...morning,
    id: 'short-and-refresh',
    endsAt: at(24),
    traffic: { customer: every(30), attacker: every(20) },
    script: [
      { at: at(2), type: 'mint', lane: 'jwt' },
      { at: at(3), type: 'leak', credential: 'cred-1' },
      { at: at(5), type: 'revoke', credential: 'cred-1' },
    ],
  },
  settings: ['accessTtlS'],
  commands: ['configure', 'refresh'],
  prediction: {
    question: 'Tokens live for 15 minutes. Revoked at 09:05 UTC, until when does the stolen one work?',
    commands: [],
    revealAt: at(18),
    options: [
      {
        id: 'at-once',
        label: 'It is refused from 09:05 on',
        when: [{ measure: letIn('attacker', 'jwt', at(5)), atMost: 0 }],
      },
      {
        id: 'refresh',
        label: 'Until the customer refreshes at about 09:16',
        when: [
          { measure: letIn('attacker', 'jwt', at(15)), atLeast: 1 },
          { measure: letIn('attacker', 'jwt', at(16, 30)), atMost: 0 },
        ],
      },
      {
        id: 'expiry',
        label: 'Until it expires at 09:17',
        when: [
          { measure: letIn('attacker', 'jwt', at(16, 30)), atLeast: 1 },
          { measure: letIn('attacker', 'jwt', at(17)), atMost: 0 },
        ],
      },
    ],
    explanation:
      'Neither the revocation nor the refresh affects a token that is already out. It ends at its own exp, 15 minutes after it was signed.',
  },
  goal: {
    sentence:
      'At most 3 minutes between revocation and refusal, for at most 12 requests to the issuer by 09:18 UTC, and no good call refused.',
    conditions: [
      {
        measure: { of: 'bill', lane: 'jwt', line: 'exposureMs' },
        atMost: 180_000,
        says: 'The thief gets in for at most 3 min after the revocation',
      },
      {
        measure: { of: 'bill', lane: 'jwt', line: 'calls' },
        atMost: 12,
        says: 'At most 12 requests to the issuer: sign-ins and refreshes',
      },
      {
        measure: { of: 'bill', lane: 'jwt', line: 'honestRefused' },
        atMost: 0,
        says: 'No call of the customer is refused',
      },
    ],
    judgedAt: at(18),
    par: 1,
  },
  figures: ['exposureMs', 'calls'],
  next: {
    configure: 'Tokens issued from now on live that long. Press Play to see how long the stolen one works.',
  },
  hints: [
    'The thief has three minutes from 09:05. The token is signed at 09:02.',
    'The shortest lifetime refreshes every minute. Five minutes are short enough.',
  ],
  solution: [{ at: at(1), type: 'configure', dials: { accessTtlS: 300 } }],
  sources: ['rfc7009', 'rfc9700', 'nest-boilerplate-23'],
  items: ['short-access-tokens', 'refresh-rotation', 'small-leeway'],
  recipe: { heading: 'recipe-refresh-rotation', title: 'Refresh with rotation and reuse detection' },
};
