import { api, at, every, letIn, morning } from './basics.js';
import type { LabScenario } from './types.js';

/** A key is as revocable as its oldest cached copy. */
export const cachedKey: LabScenario = {
  title: 'The key that would not die',
  summary:
    'Gateways in three regions remember a good key for 300 seconds. The key leaks at 09:04 UTC; you revoke it at 09:05.',
  teaches:
    'A key is refused at once only where nothing is cached. The lifetime of the cache is the delay, in each region by itself.',
  cast: [
    { who: 'customer', is: 'Acme calls the region eu.' },
    { who: 'neighbour', is: 'Globex calls the region us, with a key of its own.' },
    { who: 'attacker', is: 'A thief calls the region ap, where nobody else does.' },
    { who: 'operator', is: 'You run the gateways.' },
  ],
  lanes: ['key'],
  opensAt: at(3, 30),
  actAt: at(5),
  ask: 'Shut the thief out within a minute, and keep most calls away from the database.',
  world: {
    ...morning,
    id: 'cached-key',
    endsAt: at(16),
    api: { ...api, keyCacheS: 300, regions: ['eu', 'us', 'ap'] },
    traffic: { customer: every(20), neighbour: every(20), attacker: every(20) },
    regions: { customer: 'eu', neighbour: 'us', attacker: 'ap' },
    script: [
      { at: at(0), type: 'mint', lane: 'key' },
      { at: at(0), type: 'mint', lane: 'key', for: 'neighbour' },
      { at: at(4), type: 'leak', credential: 'cred-1' },
    ],
  },
  settings: ['keyCacheS'],
  commands: ['revoke', 'configure'],
  prediction: {
    question:
      'The cache keeps answers for 300 seconds. You revoke at 09:05 UTC. When does the thief’s last call get through?',
    commands: [{ at: at(5), type: 'revoke', credential: 'cred-1' }],
    revealAt: at(11),
    options: [
      {
        id: 'at-once',
        label: 'Before 09:05: keys are looked up',
        when: [{ measure: letIn('attacker', 'key', at(5)), atMost: 0 }],
      },
      {
        id: 'minute',
        label: 'Within a minute',
        when: [
          { measure: letIn('attacker', 'key', at(5)), atLeast: 1 },
          { measure: letIn('attacker', 'key', at(6)), atMost: 0 },
        ],
      },
      {
        id: 'minutes',
        label: 'Minutes later',
        when: [{ measure: letIn('attacker', 'key', at(8)), atLeast: 1 }],
      },
    ],
    explanation:
      'The gateway in ap asked once, when the thief first came, and goes on answering from its copy until that is 300 seconds old. The row had been gone all along.',
  },
  goal: {
    sentence: 'The thief is out by 09:06 UTC, and by 09:15 at most 60 database reads were made.',
    conditions: [
      { measure: letIn('attacker', 'key', at(6)), atMost: 0, says: 'Refused from 09:06' },
      {
        measure: { of: 'bill', lane: 'key', line: 'reads' },
        atMost: 60,
        says: 'At most 60 database reads',
      },
    ],
    judgedAt: at(15),
    par: 2,
  },
  figures: ['exposureMs', 'reads'],
  next: {
    revoke: 'The row is gone. Press Play: each gateway answers from its copy until that is too old.',
  },
  hints: [
    'Turning the cache off works, and every call is a read from then on.',
    'How old may a copy be when the thief has to be out within 1 min?',
  ],
  solution: [
    { at: at(5), type: 'configure', dials: { keyCacheS: 60 } },
    { at: at(5), type: 'revoke', credential: 'cred-1' },
  ],
  sources: ['aws-authorizer', 'S52', 'boxlite-1418', 'worldmonitor-3125'],
  items: ['cache-is-delay', 'timed-revocation', 'published-revocation-delay'],
  recipe: { heading: 'recipe-check-a-key', title: 'Check an API key' },
};
