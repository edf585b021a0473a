import { api, at, customer, every, letIn } from './basics.js';
import type { LabScenario } from './types.js';

/** Whoever can verify with a shared secret can also sign with it. */
export const signingKey: LabScenario = {
  title: 'The stolen signing key',
  story:
    'Three services verify with one shared HS256 secret. One of them is breached at 09:04 UTC, and the thief makes tokens of its own.',
  teaches:
    'A new signing key does not end the old one. Taking the old one away ends everybody’s tokens, and only as fast as copies of the key set are renewed.',
  cast: [
    { who: 'customer', is: 'Ana calls the service in eu.' },
    { who: 'neighbour', is: 'Gil calls the service in us.' },
    { who: 'attacker', is: 'A thief signs tokens in Ana’s name, and calls ap.' },
    { who: 'operator', is: 'You run the issuer.' },
  ],
  lanes: ['jwt'],
  opensAt: at(3, 30),
  actAt: at(6),
  ask: 'The thief can make any token. End that.',
  world: {
    id: 'signing-key',
    startsAt: at(0),
    endsAt: at(24),
    api: { ...api, alg: 'HS256', jwksCacheS: 300, regions: ['eu', 'us', 'ap'] },
    traffic: { customer: every(20), neighbour: every(20), attacker: every(20) },
    regions: { customer: 'eu', neighbour: 'us', attacker: 'ap' },
    customer,
    script: [
      { at: at(0), type: 'mint', lane: 'jwt' },
      { at: at(0), type: 'mint', lane: 'jwt', for: 'neighbour' },
      { at: at(4), type: 'leak_signing_key' },
    ],
  },
  dials: ['jwksCacheS', 'accessTtlS'],
  commands: ['rotate_signing_key', 'remove_signing_key', 'configure', 'refresh', 'revoke'],
  prediction: {
    question: 'At 09:06 UTC you publish a new key and sign with it at once. When is the thief out?',
    commands: [{ at: at(6), type: 'rotate_signing_key', useAfterS: 0 }],
    revealAt: at(23),
    options: [
      {
        id: 'at-once',
        label: 'At once: its key is the old one',
        when: [{ measure: letIn('attacker', 'jwt', at(6, 30)), atMost: 0 }],
      },
      {
        id: 'cache',
        label: 'Within 5 minutes, when the services fetch the keys again',
        when: [
          { measure: letIn('attacker', 'jwt', at(6, 30)), atLeast: 1 },
          { measure: letIn('attacker', 'jwt', at(12)), atMost: 0 },
        ],
      },
      {
        id: 'never',
        label: 'Not as long as the old key is published',
        when: [{ measure: letIn('attacker', 'jwt', at(20)), atLeast: 1 }],
      },
    ],
    explanation:
      'Both keys stand in the key set, so that tokens signed before still verify. Those of the thief do too.',
  },
  goal: {
    sentence: 'From 09:12 UTC on, no token of the thief is accepted, and Ana and Gil work on.',
    conditions: [
      { measure: letIn('attacker', 'jwt', at(12)), atMost: 0, says: 'The thief is refused from 09:12' },
      {
        measure: letIn('customer', 'jwt', at(12), at(20)),
        atLeast: 12,
        says: 'Ana’s calls are answered after 09:12',
      },
      {
        measure: letIn('neighbour', 'jwt', at(12), at(20)),
        atLeast: 12,
        says: 'Gil’s calls are answered after 09:12',
      },
    ],
    judgedAt: at(20),
    par: 1,
  },
  hints: [
    'A new key does not end the old one.',
    'Take the old one out of the key set; the issuer signs with a new one from then on. Each service finds out when its copy is 300 seconds old, or when it meets a key it does not know.',
  ],
  solution: [{ at: at(6), type: 'remove_signing_key' }],
  sources: ['kroxylicious-3194', 'devise-jwt-80', 'jose-remote-jwks', 'rfc8725'],
  items: ['signing-key-loss', 'signing-key-rotation', 'asymmetric-signing'],
};
