import { api, customer, leakBoth, letIn, mintBoth, revokeBoth } from './basics.js';
import type { LabScenario } from './types.js';

const at = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour, minute);
const REVOKE = at(24, 11);

/** A lifetime that many issuers have as their default. */
export const dayLongToken: LabScenario = {
  title: 'The 24-hour token',
  summary:
    'Both credentials leak at 10:00 UTC on 24 November. The JWT was signed at 09:00 for 24 hours. You revoke both at 11:00.',
  teaches:
    'A lifetime is a promise to whoever holds the token. Shortening it later does not change tokens already issued.',
  cast: [
    { who: 'customer', is: 'Acme calls twice an hour.' },
    { who: 'attacker', is: 'A thief calls three times an hour.' },
    { who: 'operator', is: 'You run the API.' },
  ],
  opensAt: at(24, 10, 45),
  actAt: REVOKE,
  ask: 'Shut the thief out of both lanes before noon.',
  world: {
    id: 'day-long-token',
    startsAt: at(24, 9),
    endsAt: at(25, 12),
    api: { ...api, accessTtlS: 86_400, refreshTtlS: 30 * 86_400 },
    traffic: {
      customer: { everyMs: 1_800_000, jitter: 0.35 },
      attacker: { everyMs: 1_200_000, jitter: 0.35 },
    },
    customer,
    script: [...mintBoth(at(24, 9)), ...leakBoth(at(24, 10))],
  },
  settings: ['accessTtlS', 'subjectCheck'],
  commands: ['revoke', 'configure', 'sign_out_everywhere', 'refresh'],
  prediction: {
    question:
      'You revoke both at 11:00 UTC on 24 November. When does the thief’s last call with the JWT get through?',
    commands: revokeBoth(REVOKE),
    revealAt: at(25, 10),
    options: [
      {
        id: 'before',
        label: 'On 24 November, before 11:00',
        when: [{ measure: letIn('attacker', 'jwt', REVOKE), atMost: 0 }],
      },
      {
        id: 'today',
        label: 'On 24 November, before noon',
        when: [
          { measure: letIn('attacker', 'jwt', REVOKE), atLeast: 1 },
          { measure: letIn('attacker', 'jwt', at(24, 12)), atMost: 0 },
        ],
      },
      {
        id: 'tomorrow',
        label: 'On 25 November, shortly before 09:00',
        when: [
          { measure: letIn('attacker', 'jwt', at(25, 8)), atLeast: 1 },
          { measure: letIn('attacker', 'jwt', at(25, 9)), atMost: 0 },
        ],
      },
    ],
    explanation:
      'The token says until when it is good, and was signed for 24 hours at 09:00. Nothing that the API checks by itself changed at 11:00.',
  },
  goal: {
    sentence: 'From noon UTC on 24 November, the thief gets in with neither.',
    conditions: [
      {
        measure: letIn('attacker', 'key', at(24, 12)),
        atMost: 0,
        says: 'Refused in the key lane from 12:00',
      },
      {
        measure: letIn('attacker', 'jwt', at(24, 12)),
        atMost: 0,
        says: 'Refused in the JWT lane from 12:00',
      },
    ],
    judgedAt: at(24, 18),
    par: 3,
  },
  next: { configure: 'Set. It changes what the API does from now on, not the token already issued.' },
  hints: [
    'A shorter lifetime applies to tokens issued later.',
    'The API can look up one thing about the person on every call: since when tokens count.',
    'Check sign-outs by time, then sign the user out everywhere.',
  ],
  solution: [
    { at: REVOKE, type: 'configure', dials: { subjectCheck: 'not_before' } },
    { at: REVOKE, type: 'sign_out_everywhere', user: 'user-ana' },
    { at: REVOKE, type: 'revoke', credential: 'cred-1' },
  ],
  sources: ['auth0-lifetime', 'supertokens-1019', 'rfc7519'],
  items: ['short-access-tokens', 'required-expiry', 'timed-revocation'],
  recipe: { heading: 'recipe-not-before', title: 'End all tokens of a user' },
};
