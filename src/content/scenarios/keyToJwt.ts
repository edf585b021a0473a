import { api, at, every, leakBoth, letIn, mintBoth, morning, revokeBoth } from './basics.js';
import type { LabScenario } from './types.js';

/** A key for the door, a short JWT for the rooms: whose end counts? */
export const keyToJwt: LabScenario = {
  title: 'A key swapped for a JWT',
  summary:
    'In the JWT lane the client trades its API key for a token of 10 minutes. The keys leak at 09:04 UTC; you revoke them at 09:08.',
  teaches: 'Tokens obtained with a key outlive it, unless they carry the key’s id and the API checks that.',
  cast: [
    {
      who: 'customer',
      is: 'Acme has one key per lane. In one it calls with the key, in the other with a token it got for the key.',
    },
    { who: 'attacker', is: 'A thief has both keys, and trades one for tokens of its own.' },
    { who: 'operator', is: 'You run the API and its issuer.' },
  ],
  opensAt: at(3, 30),
  actAt: at(8),
  ask: 'Both keys have leaked. Shut the thief out of both lanes.',
  world: {
    ...morning,
    id: 'key-to-jwt',
    endsAt: at(22),
    api: { ...api, accessTtlS: 600 },
    traffic: { customer: every(30), attacker: every(20) },
    tokensFor: 'api_key',
    script: [...mintBoth(at(0)), ...leakBoth(at(4))],
  },
  settings: ['keyIdCheck', 'accessTtlS'],
  commands: ['revoke', 'configure', 'refresh'],
  prediction: {
    question: 'You revoke both keys at 09:08 UTC. When is the thief out of the JWT lane?',
    commands: revokeBoth(at(8)),
    revealAt: at(16),
    options: [
      {
        id: 'at-once',
        label: 'At once: the key behind the token is gone',
        when: [{ measure: letIn('attacker', 'jwt', at(8)), atMost: 0 }],
      },
      {
        id: 'expiry',
        label: 'At about 09:14, when the token it got at 09:04 expires',
        when: [
          { measure: letIn('attacker', 'jwt', at(13)), atLeast: 1 },
          { measure: letIn('attacker', 'jwt', at(15)), atMost: 0 },
        ],
      },
      {
        id: 'never',
        label: 'Not at all: it goes on getting tokens',
        when: [{ measure: letIn('attacker', 'jwt', at(15)), atLeast: 1 }],
      },
    ],
    explanation:
      'The token endpoint refuses the key at once, so there are no new tokens. Tokens already issued are checked by signature and work until their exp.',
  },
  goal: {
    sentence: 'From 09:09 UTC on, the thief gets in with neither.',
    conditions: [
      { measure: letIn('attacker', 'key', at(9)), atMost: 0, says: 'Refused in the key lane from 09:09' },
      { measure: letIn('attacker', 'jwt', at(9)), atMost: 0, says: 'Refused in the JWT lane from 09:09' },
    ],
    judgedAt: at(16),
    par: 3,
  },
  next: { revoke: 'The key gets no more tokens. Press Play to see the tokens it got before.' },
  hints: [
    'Each token says which key it was got for.',
    'Have the API check that key’s id on every call, then revoke both keys.',
  ],
  solution: [
    { at: at(8), type: 'configure', dials: { keyIdCheck: true } },
    { at: at(8), type: 'revoke', credential: 'cred-1' },
    { at: at(8), type: 'revoke', credential: 'cred-2' },
  ],
  sources: ['tari-2113', 'supertokens-1019', 'rfc8693'],
  items: ['short-exchanged-tokens', 'revoke-descendants', 'revoke-first'],
  recipe: { heading: 'recipe-key-for-token', title: 'Swap a key for a short token' },
  otherSide: 'key-to-jwt-attacker',
};
