import { at, customer, every, letIn, mintBoth, revokeBoth } from './basics.js';
import { keyToJwt } from './keyToJwt.js';
import { leakedCredential } from './leakedCredential.js';
import { stolenRefresh } from './stolenRefresh.js';
import type { LabScenario } from './types.js';

/** The same stories from the other side: what to steal, and when. */

export const leakedCredentialAttacker: LabScenario = {
  title: 'The leaked credential: you are the thief',
  summary: 'You can copy one credential. At 09:08 UTC the operator revokes both. Which one is worth having?',
  teaches: 'A thief who can choose takes what nobody looks up.',
  cast: [
    { who: 'customer', is: 'Acme calls with a key, and with a JWT.' },
    { who: 'attacker', is: 'You.' },
    { who: 'operator', is: 'Revokes both at 09:08.' },
  ],
  opensAt: at(3, 30),
  actAt: at(4),
  ask: 'Copy one of the two, and be let in after both are revoked.',
  world: {
    ...leakedCredential.world,
    id: 'leaked-credential-attacker',
    script: [...mintBoth(at(0)), ...revokeBoth(at(8))],
  },
  settings: [],
  commands: ['leak'],
  goal: {
    sentence: 'Be let in at least 10 times after the revocation.',
    conditions: [
      {
        measure: letIn('attacker', 'jwt', at(8)),
        atLeast: 10,
        says: 'At least 10 of your calls are answered after 09:08',
      },
    ],
    judgedAt: at(14),
    par: 1,
  },
  figures: [{ says: 'Your calls let in after the revocation', measure: letIn('attacker', 'jwt', at(8)) }],
  next: { leak: 'You have a copy. Press Play to call with it.' },
  hints: ['Which of the two does the API look up?', 'Copy the access token.'],
  solution: [{ at: at(4), type: 'leak', credential: 'cred-2' }],
  sources: ['so-21978658', 'rfc6750'],
  items: ['revoke-first', 'sender-constraint'],
  recipe: { heading: 'recipe-denylist', title: 'A denylist by iss and jti' },
  side: 'attacker',
  otherSide: 'leaked-credential',
};

export const keyToJwtAttacker: LabScenario = {
  title: 'A key swapped for a JWT: you are the thief',
  summary: 'You can copy one credential, whenever you like. At 09:08 UTC the operator revokes the keys.',
  teaches: 'What you get with a stolen key lasts longer than the key.',
  cast: [
    { who: 'customer', is: 'Acme trades its key for tokens of 10 minutes.' },
    { who: 'attacker', is: 'You.' },
    { who: 'operator', is: 'Revokes both keys at 09:08.' },
  ],
  opensAt: at(3, 30),
  actAt: at(4),
  ask: 'Copy one credential at the moment that serves you best.',
  world: {
    ...keyToJwt.world,
    id: 'key-to-jwt-attacker',
    script: [...mintBoth(at(0)), ...revokeBoth(at(8))],
  },
  settings: [],
  commands: ['leak'],
  goal: {
    sentence: 'Be let in at least 24 times after the keys were revoked.',
    conditions: [
      {
        measure: letIn('attacker', 'jwt', at(8)),
        atLeast: 24,
        says: 'At least 24 of your calls are answered after 09:08',
      },
    ],
    judgedAt: at(20),
    par: 1,
  },
  figures: [
    { says: 'Your calls let in after the keys were revoked', measure: letIn('attacker', 'jwt', at(8)) },
  ],
  next: { leak: 'You have a copy. Press Play to call with it.' },
  hints: [
    'The customer’s token expires at 09:10. With the key you get one of your own.',
    'A token you get later lasts longer, but only a key that still works gets you one.',
  ],
  solution: [{ at: at(7), type: 'leak', credential: 'cred-2' }],
  sources: ['tari-2113', 'rfc8693'],
  items: ['short-exchanged-tokens', 'revoke-descendants'],
  recipe: { heading: 'recipe-key-for-token', title: 'Swap a key for a short token' },
  side: 'attacker',
  otherSide: 'key-to-jwt',
};

export const stolenRefreshAttacker: LabScenario = {
  title: 'The stolen refresh token: you are the thief',
  summary:
    'Ana’s refresh token is spent when it is used, and using it twice ends her session. When do you copy it?',
  teaches: 'Reuse detection ends the session, not the access token that the thief got a moment before.',
  cast: [
    { who: 'customer', is: 'Ana refreshes shortly before 09:10.' },
    { who: 'attacker', is: 'You.' },
    { who: 'operator', is: 'An issuer that notices reuse, and acts by itself.' },
  ],
  lanes: ['jwt'],
  opensAt: at(0, 30),
  actAt: at(1),
  ask: 'Copy Ana’s refresh token at the moment that serves you best.',
  world: {
    ...stolenRefresh.world,
    id: 'stolen-refresh-attacker',
    api: { ...stolenRefresh.world.api, accessTtlS: 600 },
    traffic: { customer: every(30), attacker: every(20) },
    customer,
    script: [{ at: at(0), type: 'mint', lane: 'jwt' }],
  },
  settings: [],
  commands: ['leak'],
  goal: {
    sentence: 'Be let in at least 18 times after the session has ended.',
    conditions: [
      {
        measure: { of: 'bill', lane: 'jwt', line: 'allowedAfterRevocation' },
        atLeast: 18,
        says: 'At least 18 of your calls are answered after the session has ended',
      },
    ],
    judgedAt: at(20),
    par: 1,
  },
  figures: ['allowedAfterRevocation'],
  next: { leak: 'You have a copy. Press Play to call with it.' },
  hints: [
    'The access token that you get lives for 10 minutes from then on, whatever happens to the session.',
    'Copy it shortly before Ana refreshes: at about 09:08.',
  ],
  solution: [{ at: at(8), type: 'leak', credential: 'cred-2' }],
  sources: ['rfc9700', 'rfc7009'],
  items: ['refresh-rotation', 'alert-on-reuse'],
  recipe: { heading: 'recipe-refresh-rotation', title: 'Refresh with rotation and reuse detection' },
  side: 'attacker',
  otherSide: 'stolen-refresh',
};
