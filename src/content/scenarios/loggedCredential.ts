import { api, at, customer, every, leakBoth, letIn, mintBoth, morning, refused } from './basics.js';
import type { LabScenario } from './types.js';

/** A log is read later, by more people, and kept for long. */
export const loggedCredential: LabScenario = {
  title: 'The credential in the log file',
  summary:
    'A debug line writes both credentials into the log at 09:02 UTC. At 09:16 it is read by somebody who should not see it.',
  teaches:
    'A leak is found late. A short lifetime has passed by then; a key waits for whoever finds it, so it is revoked first and replaced second.',
  cast: [
    { who: 'customer', is: 'Acme calls in both lanes, and takes 3 minutes to put a new key to use.' },
    {
      who: 'attacker',
      name: 'the reader of the log',
      is: 'Somebody with access to the logs, from 09:16 on.',
    },
    { who: 'operator', is: 'You find the debug line at 09:14, and do not know who reads the log.' },
  ],
  opensAt: at(13),
  moments: [
    { at: at(2), label: 'written to the log' },
    { at: at(14), label: 'you find it' },
  ],
  actAt: at(14),
  ask: 'You have found the line. Make what is in the log worthless to whoever reads it next.',
  world: {
    ...morning,
    id: 'logged-credential',
    endsAt: at(26),
    api: { ...api, accessTtlS: 600 },
    traffic: { customer: every(30), attacker: every(20) },
    customer: { ...customer, deployKeyAfterMs: 180_000 },
    script: [...mintBoth(at(0)), ...leakBoth(at(16))],
  },
  settings: [],
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
      'The JWT in the log expired at 09:10. The key has no end unless somebody gives it one. Logs are kept for longer than a token lives, and read by more people than you might think.',
  },
  goal: {
    sentence: 'What was in the log never lets anybody in, and from 09:18 UTC Acme is served again.',
    conditions: [
      { measure: letIn('attacker', 'key'), atMost: 0, says: 'The key in the log is refused' },
      { measure: letIn('attacker', 'jwt'), atMost: 0, says: 'The JWT in the log is refused' },
      {
        measure: refused('customer', 'key', at(18)),
        atMost: 0,
        says: 'No call of Acme’s is refused in the key lane from 09:18',
      },
    ],
    judgedAt: at(20),
    par: 1,
  },
  figures: [
    { says: 'Let in with the key in the log', measure: letIn('attacker', 'key') },
    { says: 'Let in with the JWT in the log', measure: letIn('attacker', 'jwt') },
  ],
  next: {
    revoke: 'Revoked. Now let somebody read the log at 09:16: press Play.',
    rotate: 'Rotated. Now let somebody read the log at 09:16: press Play.',
  },
  hints: [
    'One of the two ends by itself before anybody reads the log.',
    'An overlap long enough for Acme is long enough for a reader of the log. An overlap is for routine rotation.',
    'Revoke the key first. Acme is refused for a moment, and gets a new one.',
  ],
  solution: [{ at: at(14), type: 'revoke', credential: 'cred-1' }],
  sources: ['owasp-secrets', 'dawarich-543', 'httpapi-privacy'],
  items: ['redacted-logs', 'nothing-in-urls', 'logged-credential-ids'],
  recipe: { heading: 'recipe-redact-logs', title: 'Keep credentials out of logs' },
};
