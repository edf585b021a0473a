import { at, every, leakBoth, letIn, mintBoth, morning } from './basics.js';
import type { LabScenario } from './types.js';

/** Revocation can be bought back, and this is the price. */
export const denylist: LabScenario = {
  title: 'Buy back revocation',
  summary:
    'Both credentials leak at 09:04 UTC, and the JWT is revoked at 09:09. A list of revoked tokens would shut it out. What does asking that list cost?',
  teaches:
    'Checking a denylist on every call costs as much as looking up a key. A copy is cheaper, and it lags by its age.',
  cast: [
    { who: 'customer', is: 'Acme calls twice a minute.' },
    { who: 'attacker', is: 'A thief calls three times a minute.' },
    { who: 'operator', is: 'You run the API, and pay for its database.' },
  ],
  opensAt: at(3, 30),
  actAt: at(8),
  ask: 'The JWT is revoked at 09:09. Have the thief out of its lane within a minute of that, without a database read on every call.',
  world: {
    ...morning,
    id: 'denylist',
    endsAt: at(20),
    traffic: { customer: every(30), attacker: every(20) },
    script: [...mintBoth(at(0)), ...leakBoth(at(4)), { at: at(9), type: 'revoke', credential: 'cred-2' }],
  },
  settings: ['denylist', 'denylistPropagationS'],
  commands: ['configure'],
  prediction: {
    question:
      'At 09:05 UTC you have the API ask the list on every call. What do the ten minutes after cost in the JWT lane?',
    commands: [{ at: at(5), type: 'configure', dials: { denylist: true } }],
    revealAt: at(14),
    options: [
      {
        id: 'nothing',
        label: 'Next to nothing: the list is empty',
        when: [{ measure: { of: 'bill', lane: 'jwt', line: 'reads' }, atMost: 15 }],
      },
      {
        id: 'refreshes',
        label: 'A look-up for each new token',
        when: [{ measure: { of: 'bill', lane: 'jwt', line: 'reads' }, atLeast: 16, atMost: 25 }],
      },
      {
        id: 'every-call',
        label: 'A look-up for each call, as in the key lane',
        when: [{ measure: { of: 'bill', lane: 'jwt', line: 'reads' }, atLeast: 26 }],
      },
    ],
    explanation:
      'Even an empty list has to be checked: only the answer shows that a token is not on it. The list stays small; the number of checks does not.',
  },
  goal: {
    sentence:
      'The thief is out within 60 seconds of the revocation, for at most 30 database reads in the JWT lane by 09:14 UTC.',
    conditions: [
      {
        measure: letIn('attacker', 'jwt', at(11)),
        atMost: 0,
        says: 'Refused in the JWT lane from 09:11',
      },
      {
        measure: { of: 'bill', lane: 'jwt', line: 'exposureMs' },
        atMost: 60_000,
        says: 'At most 60 s from the revocation to the first refusal',
      },
      {
        measure: { of: 'bill', lane: 'jwt', line: 'reads' },
        atMost: 30,
        says: 'At most 30 database reads in the JWT lane',
      },
    ],
    judgedAt: at(14),
    par: 2,
  },
  figures: ['exposureMs', 'reads'],
  next: { configure: 'Set. The JWT is revoked at 09:09: press Play to see how old the copy is by then.' },
  hints: [
    'The API may keep a copy of the list and answer from it.',
    'A copy that is at most 30 s old is fetched twice a minute, whatever the traffic.',
  ],
  solution: [
    { at: at(8), type: 'configure', dials: { denylist: true } },
    { at: at(8), type: 'configure', dials: { denylistPropagationS: 30 } },
  ],
  sources: ['se-363335', 'owasp-jwt', 'kong-db-update'],
  items: ['denylist-by-id', 'denylist-until-expiry', 'published-revocation-delay'],
  recipe: { heading: 'recipe-denylist', title: 'A denylist by iss and jti' },
};
