import { at, customer, morning } from './basics.js';
import type { LabScenario } from './types.js';

/** Two keys are good for a while, so that nobody has to be quick. */
export const rotateAKey: LabScenario = {
  title: 'Rotate a key without an outage',
  summary: 'A yearly rotation, nothing leaked. Acme takes 6 minutes to put a new key to use.',
  teaches:
    'Routine rotation overlaps: both keys work until the new one is everywhere. After a leak there is no overlap.',
  cast: [
    { who: 'customer', is: 'Acme deploys a new key within 6 minutes.' },
    { who: 'operator', is: 'You run the API.' },
  ],
  lanes: ['key'],
  opensAt: at(3),
  actAt: at(4),
  ask: 'Rotate Acme’s key. For how long should the old one still work?',
  world: {
    ...morning,
    id: 'rotate-a-key',
    endsAt: at(24),
    customer: { ...customer, deployKeyAfterMs: 360_000, replaceKeyAfterMs: 360_000 },
    script: [{ at: at(0), type: 'mint', lane: 'key' }],
  },
  settings: [],
  commands: ['rotate', 'revoke', 'mint'],
  prediction: {
    question: 'You rotate at 09:04 UTC with no overlap. What does Acme notice?',
    commands: [{ at: at(4), type: 'rotate', credential: 'cred-1', overlapS: 0 }],
    revealAt: at(12),
    options: [
      {
        id: 'nothing',
        label: 'Nothing: it has the new key',
        when: [{ measure: { of: 'bill', lane: 'key', line: 'honestRefused' }, atMost: 0 }],
      },
      {
        id: 'one',
        label: 'One refused call',
        when: [{ measure: { of: 'bill', lane: 'key', line: 'honestRefused' }, atLeast: 1, atMost: 3 }],
      },
      {
        id: 'outage',
        label: 'An outage of 6 minutes',
        when: [{ measure: { of: 'bill', lane: 'key', line: 'honestRefused' }, atLeast: 10 }],
      },
    ],
    explanation:
      'The new key exists at 09:04, but Acme’s software goes on using the old one until somebody has deployed the new one.',
  },
  goal: {
    sentence: 'No good call is refused, and by 09:20 UTC the old key is dead.',
    conditions: [
      {
        measure: { of: 'bill', lane: 'key', line: 'honestRefused' },
        atMost: 0,
        says: 'No call of Acme’s is refused',
      },
      { measure: { of: 'alive', credential: 'cred-1' }, atMost: 0, says: 'The old key no longer works' },
    ],
    judgedAt: at(20),
    par: 1,
  },
  figures: ['honestRefused'],
  next: { rotate: 'There are two keys now. Press Play to see which one Acme calls with, and until when.' },
  hints: [
    'An overlap keeps the old key alive for a while.',
    'An overlap of 10 min is enough for a deployment of 6.',
  ],
  solution: [{ at: at(4), type: 'rotate', credential: 'cred-1', overlapS: 600 }],
  sources: ['S52', 'S53', 'repost-rotate-quota'],
  items: ['overlap-rotation', 'scheduled-rotation', 'keys-expire'],
  recipe: { heading: 'recipe-rotate-with-overlap', title: 'Rotate with an overlap' },
};
