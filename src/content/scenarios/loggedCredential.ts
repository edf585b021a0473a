import { api, at, customer, every, leakBoth, letIn, mintBoth, morning } from './basics.js';
import type { LabScenario } from './types.js';

/** A log is read later, by more people, and kept for long. */
export const loggedCredential: LabScenario = {
  title: 'The credential in the log file',
  story:
    'A debug line writes both credentials into the log at 09:02 UTC. At 09:16 somebody reads it who should not.',
  teaches: 'A leak is found late. A short lifetime has passed by then; a key waits for whoever finds it.',
  cast: [
    { who: 'customer', is: 'Acme calls in both lanes, and takes 2 minutes to put a new key to use.' },
    { who: 'attacker', is: 'Somebody with access to the logs, from 09:16 on.' },
    { who: 'operator', is: 'You find the debug line at 09:08.' },
  ],
  opensAt: at(7),
  actAt: at(8),
  ask: 'You found the line before anybody else did. See to it that what is in the log is worth nothing.',
  world: {
    ...morning,
    id: 'logged-credential',
    endsAt: at(26),
    api: { ...api, accessTtlS: 600 },
    traffic: { customer: every(30), attacker: every(20) },
    customer: { ...customer, deployKeyAfterMs: 120_000 },
    script: [...mintBoth(at(0)), ...leakBoth(at(16))],
  },
  dials: [],
  commands: ['revoke', 'rotate', 'refresh', 'mint'],
  prediction: {
    question: 'Nobody does anything. What works when the log is read at 09:16 UTC?',
    commands: [],
    revealAt: at(18),
    options: [
      {
        id: 'both',
        label: 'Both',
        when: [
          { measure: letIn('attacker', 'key', at(16)), atLeast: 1 },
          { measure: letIn('attacker', 'jwt', at(16)), atLeast: 1 },
        ],
      },
      {
        id: 'key',
        label: 'The key alone',
        when: [
          { measure: letIn('attacker', 'key', at(16)), atLeast: 1 },
          { measure: letIn('attacker', 'jwt', at(16)), atMost: 0 },
        ],
      },
      {
        id: 'jwt',
        label: 'The JWT alone',
        when: [
          { measure: letIn('attacker', 'key', at(16)), atMost: 0 },
          { measure: letIn('attacker', 'jwt', at(16)), atLeast: 1 },
        ],
      },
    ],
    explanation:
      'The JWT in the log expired at 09:10. The key has no end unless somebody gives it one. Logs are kept for longer than a token lives, and read by more people than you think of.',
  },
  goal: {
    sentence: 'What was in the log never lets anybody in, and no good call is refused.',
    conditions: [
      { measure: letIn('attacker', 'key'), atMost: 0, says: 'The key in the log is refused' },
      { measure: letIn('attacker', 'jwt'), atMost: 0, says: 'The JWT in the log is refused' },
      {
        measure: { of: 'bill', lane: 'key', line: 'honestRefused' },
        atMost: 0,
        says: 'No call of Acme’s is refused in the key lane',
      },
    ],
    judgedAt: at(20),
    par: 1,
  },
  hints: [
    'One of the two ends by itself before anybody reads the log.',
    'Rotate the key. Acme needs 2 minutes to put the new one to use.',
  ],
  solution: [{ at: at(8), type: 'rotate', credential: 'cred-1', overlapS: 180 }],
  sources: ['owasp-secrets', 'dawarich-543', 'httpapi-privacy'],
  items: ['redacted-logs', 'nothing-in-urls', 'logged-credential-ids'],
};
