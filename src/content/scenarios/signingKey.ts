import { api, at, every, letIn, morning } from './basics.js';
import type { LabScenario } from './types.js';

/** Whoever can verify with a shared secret can also sign with it. */
export const signingKey: LabScenario = {
  title: 'The stolen signing key',
  summary:
    'Three services verify with one shared HS256 secret. One is breached at 09:04 UTC, and the thief signs tokens that the others accept. At 09:14 the next one is breached.',
  teaches:
    'Whoever can verify with a shared secret can sign with it. Of a key pair, a breached service holds the half that only verifies.',
  cast: [
    { who: 'customer', is: 'Ana calls the service in eu.' },
    { who: 'neighbour', is: 'Gil calls the service in us.' },
    {
      who: 'attacker',
      is: 'A thief takes what the service in ap verifies with, signs in Ana’s name, and calls eu.',
    },
    { who: 'operator', is: 'You run the issuer.' },
  ],
  lanes: ['jwt'],
  opensAt: at(3, 30),
  actAt: at(6),
  ask: 'The thief can make any token. End that, also for the next breach.',
  world: {
    ...morning,
    id: 'signing-key',
    endsAt: at(24),
    api: { ...api, alg: 'HS256', jwksCacheS: 300, regions: ['eu', 'us', 'ap'] },
    traffic: { customer: every(20), neighbour: every(20), attacker: every(20) },
    regions: { customer: 'eu', neighbour: 'us', attacker: 'eu' },
    script: [
      { at: at(0), type: 'mint', lane: 'jwt' },
      { at: at(0), type: 'mint', lane: 'jwt', for: 'neighbour' },
      { at: at(4), type: 'leak_signing_key', from: 'verifier' },
      { at: at(14), type: 'leak_signing_key', from: 'verifier' },
    ],
  },
  settings: ['alg', 'jwksCacheS', 'accessTtlS'],
  commands: ['rotate_signing_key', 'remove_signing_key', 'configure', 'refresh', 'revoke'],
  prediction: {
    question:
      'At 09:06 UTC you take the secret away, and a new one is handed to all three services. When is the thief let in?',
    commands: [{ at: at(6), type: 'remove_signing_key' }],
    revealAt: at(17),
    options: [
      {
        id: 'out',
        label: 'Never again: its secret is the old one',
        when: [{ measure: letIn('attacker', 'jwt', at(12)), atMost: 0 }],
      },
      {
        id: 'next',
        label: 'Again from 09:14, when the next service is breached',
        when: [
          { measure: letIn('attacker', 'jwt', at(12), at(14)), atMost: 0 },
          { measure: letIn('attacker', 'jwt', at(14)), atLeast: 1 },
        ],
      },
      {
        id: 'never-out',
        label: 'All the time: old tokens still verify',
        when: [{ measure: letIn('attacker', 'jwt', at(12), at(14)), atLeast: 1 }],
      },
    ],
    explanation:
      'With HS256 whoever verifies holds what signs (RFC 7515 section 10.5). A new secret shuts the thief out once the copies of the old one are 300 seconds old, until one of those who share the new one is breached.',
  },
  goal: {
    sentence:
      'From 09:12 UTC on, no token of the thief is accepted, whoever is breached, and Ana and Gil work on.',
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
  figures: [{ says: 'Forged tokens let in', measure: letIn('attacker', 'jwt') }, 'honestRefused'],
  hints: [
    'A new secret is shared with all three services, as the old one was.',
    'Of a key pair, services need the public half alone.',
    'Have tokens signed with ES256. Each service is set up to accept nothing else, so the old secret ends with it.',
  ],
  solution: [{ at: at(6), type: 'configure', dials: { alg: 'ES256' } }],
  sources: ['devise-jwt-80', 'rfc7515', 'jose-remote-jwks', 'kroxylicious-3194'],
  items: ['asymmetric-signing', 'signing-key-loss', 'signing-key-rotation'],
  recipe: { heading: 'recipe-access-token', title: 'Sign and verify an access token' },
};
