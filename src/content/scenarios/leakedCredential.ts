import { at, every, leakBoth, letIn, mintBoth, morning, revokeBoth } from './basics.js';
import type { LabScenario } from './types.js';

/** The same customer, with a key and with a token; the same thief, with a copy of each. */
export const leakedCredential: LabScenario = {
  title: 'The leaked credential',
  summary: 'Both credentials leak at 09:04 UTC. You revoke both at 09:08. Who still gets in?',
  opensAt: at(3, 30),
  actAt: at(8),
  ask: 'A thief calls with both credentials. Revoke both, then watch the next call in each lane.',
  world: {
    ...morning,
    id: 'leaked-credential',
    endsAt: at(24),
    traffic: { customer: every(30), attacker: every(20) },
    script: [...mintBoth(at(0)), ...leakBoth(at(4))],
  },
  teaches:
    'A revoked key is refused on the next call. A revoked JWT works until it expires, unless the API checks a list.',
  cast: [
    { who: 'customer', is: 'Acme calls your API with a key, and with a JWT.' },
    { who: 'attacker', is: 'A thief has a copy of each.' },
    { who: 'operator', is: 'You run the API.' },
  ],
  settings: ['denylist'],
  commands: ['revoke', 'rotate', 'refresh', 'configure', 'mint'],
  prediction: {
    question: 'You revoke both at 09:08 UTC. Who still gets in a minute later?',
    commands: revokeBoth(at(8)),
    revealAt: at(10),
    options: [
      {
        id: 'nobody',
        label: 'Nobody: both are revoked',
        when: [
          { measure: letIn('attacker', 'key', at(9)), atMost: 0 },
          { measure: letIn('attacker', 'jwt', at(9)), atMost: 0 },
        ],
      },
      {
        id: 'jwt',
        label: 'The thief with the JWT',
        when: [
          { measure: letIn('attacker', 'key', at(9)), atMost: 0 },
          { measure: letIn('attacker', 'jwt', at(9)), atLeast: 1 },
        ],
      },
      {
        id: 'both',
        label: 'The thief with either',
        when: [
          { measure: letIn('attacker', 'key', at(9)), atLeast: 1 },
          { measure: letIn('attacker', 'jwt', at(9)), atLeast: 1 },
        ],
      },
    ],
    explanation:
      'The key is looked up on every call, and its row is gone. The JWT is checked by its signature alone: nobody asks whether it was revoked, so it works until it expires at 09:15.',
  },
  goal: {
    sentence: 'From 09:10 UTC on, the thief gets in with neither.',
    conditions: [
      { measure: letIn('attacker', 'key', at(10)), atMost: 0, says: 'Refused in the key lane from 09:10' },
      { measure: letIn('attacker', 'jwt', at(10)), atMost: 0, says: 'Refused in the JWT lane from 09:10' },
    ],
    judgedAt: at(14),
    par: 3,
  },
  next: {
    revoke: 'Revoked. Press Play or Next call to see what each lane answers now.',
    configure: 'The API now asks the denylist on every call. Revoke whatever still works, then press Play.',
  },
  hints: [
    'Revoking only records that a token is revoked. The API has to check that record.',
    'Turn the denylist on: the API then checks it on every call.',
  ],
  solution: [
    { at: at(8), type: 'configure', dials: { denylist: true } },
    { at: at(8), type: 'revoke', credential: 'cred-1' },
    { at: at(8), type: 'revoke', credential: 'cred-2' },
  ],
  sources: ['so-21978658', 'rfc7009', 'owasp-jwt'],
  items: ['timed-revocation', 'revoke-first', 'denylist-by-id'],
  recipe: { heading: 'recipe-denylist', title: 'A denylist by iss and jti' },
  otherSide: 'leaked-credential-attacker',
};
