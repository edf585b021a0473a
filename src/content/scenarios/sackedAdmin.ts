import { at, every, letIn, morning } from './basics.js';
import type { LabScenario } from './types.js';

/** A signature says who was an admin when the token was made. */
export const sackedAdmin: LabScenario = {
  title: 'The sacked admin',
  summary: 'Bo, an admin, is sacked at 09:06 UTC. His token does not know it.',
  teaches:
    'Logging out, deleting the user and removing the role change rows in a database. A token that is never looked up stays valid.',
  cast: [
    { who: 'customer', is: 'Ana works on, and should notice nothing.' },
    { who: 'attacker', name: 'Bo', is: 'Bo, who has left, and whose script goes on calling.' },
    { who: 'operator', is: 'You run the API.' },
  ],
  lanes: ['jwt'],
  opensAt: at(5),
  actAt: at(6),
  ask: 'Bo has left. Shut him out, and let Ana work.',
  world: {
    ...morning,
    id: 'sacked-admin',
    endsAt: at(20),
    traffic: { customer: every(30), attacker: every(20) },
    script: [
      { at: at(0), type: 'mint', lane: 'jwt' },
      { at: at(0), type: 'mint', lane: 'jwt', for: 'attacker', user: 'user-bo' },
    ],
  },
  settings: ['subjectCheck'],
  commands: ['delete_user', 'change_role', 'sign_out_everywhere', 'log_out', 'configure'],
  prediction: {
    question: 'You delete Bo’s account at 09:06 UTC. When does his last call get through?',
    commands: [{ at: at(6), type: 'delete_user', user: 'user-bo' }],
    revealAt: at(16),
    options: [
      {
        id: 'at-once',
        label: 'Before 09:06: there is no such user any more',
        when: [{ measure: letIn('attacker', 'jwt', at(6)), atMost: 0 }],
      },
      {
        id: 'expiry',
        label: 'Shortly before 09:15, when his token expires',
        when: [
          { measure: letIn('attacker', 'jwt', at(13)), atLeast: 1 },
          { measure: letIn('attacker', 'jwt', at(15)), atMost: 0 },
        ],
      },
      {
        id: 'for-ever',
        label: 'Never: his app refreshes in time',
        when: [{ measure: letIn('attacker', 'jwt', at(15)), atLeast: 1 }],
      },
    ],
    explanation:
      'His refresh is refused, because the issuer looks the user up. His access token is checked by its signature, which shows who issued it, not whether he still works here.',
  },
  goal: {
    sentence: 'From 09:07 UTC on, Bo is out, and Ana is never refused.',
    conditions: [
      { measure: letIn('attacker', 'jwt', at(7)), atMost: 0, says: 'Bo is refused from 09:07' },
      {
        measure: { of: 'bill', lane: 'jwt', line: 'honestRefused' },
        atMost: 0,
        says: 'No call of Ana’s is refused',
      },
    ],
    judgedAt: at(16),
    par: 2,
  },
  figures: [
    { says: 'Bo’s calls let in after 09:06', measure: letIn('attacker', 'jwt', at(6)) },
    'honestRefused',
  ],
  next: {
    delete_user: 'The account is gone. Press Play to see what his token does now.',
    log_out: 'The refresh token is gone. Press Play to see what the access token does now.',
  },
  hints: [
    'The API has to look something up about the person on every call.',
    'Have it check the whole account, then delete the user.',
  ],
  solution: [
    { at: at(6), type: 'configure', dials: { subjectCheck: 'account' } },
    { at: at(6), type: 'delete_user', user: 'user-bo' },
  ],
  sources: ['casdoor-2133', 'wp-api-jwt-99', 'nest-boilerplate-23'],
  items: ['leavers-lose-access', 'logout-on-server', 'short-access-tokens'],
  recipe: { heading: 'recipe-not-before', title: 'End all tokens of a user' },
};
