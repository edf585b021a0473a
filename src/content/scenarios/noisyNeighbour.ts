import { api, at, calls, every, morning } from './basics.js';
import type { LabScenario } from './types.js';

/** A limit that all share is a limit on whoever is quiet. */
export const noisyNeighbour: LabScenario = {
  title: 'The noisy neighbour',
  summary:
    'Your API takes 12 calls a minute in all. At 09:04 UTC Globex starts a script that makes 15 alone.',
  teaches: 'A limit has to be counted for each caller, or the loudest caller uses it up for everyone.',
  cast: [
    { who: 'customer', is: 'Acme calls three times a minute.' },
    { who: 'neighbour', is: 'Globex, whose script runs wild.' },
    { who: 'operator', is: 'You run the API.' },
  ],
  lanes: ['key'],
  opensAt: at(3, 30),
  actAt: at(6),
  ask: 'Acme did nothing wrong, yet it is turned away. Fix that, and keep Globex within its limit.',
  world: {
    ...morning,
    id: 'noisy-neighbour',
    endsAt: at(16),
    api: { ...api, limit: { requests: 12, windowS: 60 }, limitPer: 'api' },
    traffic: { customer: every(20), neighbour: every(4), attacker: every(20) },
    script: [
      { at: at(0), type: 'mint', lane: 'key' },
      { at: at(4), type: 'mint', lane: 'key', for: 'neighbour' },
    ],
  },
  settings: ['limitPer', 'limiter'],
  commands: ['configure', 'revoke'],
  prediction: {
    question: 'All callers share the limit of 12 a minute. Who is answered 429 after 09:04 UTC?',
    commands: [],
    revealAt: at(8),
    options: [
      {
        id: 'neighbour',
        label: 'Globex alone',
        when: [
          { measure: calls('neighbour', 'key', 429, at(4), at(14)), atLeast: 1 },
          { measure: calls('customer', 'key', 429, at(4), at(14)), atMost: 0 },
        ],
      },
      {
        id: 'both',
        label: 'Globex and Acme',
        when: [
          { measure: calls('neighbour', 'key', 429, at(4), at(14)), atLeast: 1 },
          { measure: calls('customer', 'key', 429, at(4), at(14)), atLeast: 1 },
        ],
      },
      {
        id: 'nobody',
        label: 'Nobody',
        when: [
          { measure: calls('neighbour', 'key', 429, at(4), at(14)), atMost: 0 },
          { measure: calls('customer', 'key', 429, at(4), at(14)), atMost: 0 },
        ],
      },
    ],
    explanation:
      'The counter does not know whose call it counts. Whoever calls once it is used up is turned away, and that includes Acme.',
  },
  goal: {
    sentence: 'From 09:07 UTC on, Acme is never turned away, and Globex still is when it goes too fast.',
    conditions: [
      {
        measure: calls('customer', 'key', 'refused', at(7)),
        atMost: 0,
        says: 'No call of Acme’s is refused from 09:07',
      },
      { measure: calls('customer', 'key', 'let_in', at(7)), atLeast: 10, says: 'Acme’s calls are answered' },
      {
        measure: calls('neighbour', 'key', 429, at(7)),
        atLeast: 1,
        says: 'Globex is answered 429 when it goes too fast',
      },
    ],
    judgedAt: at(14),
    par: 1,
  },
  figures: [
    { says: 'Acme’s calls answered 429', measure: calls('customer', 'key', 429) },
    { says: 'Globex’s calls answered 429', measure: calls('neighbour', 'key', 429) },
  ],
  hints: ['The limit is counted for the API as a whole.', 'Count it for each caller.'],
  solution: [{ at: at(6), type: 'configure', dials: { limitPer: 'caller' } }],
  sources: ['S28', 'rfc6585', 'httpapi-ratelimit'],
  items: ['limit-per-credential', 'retry-after', 'quota-per-customer'],
  recipe: { heading: 'recipe-limit-per-key', title: 'Limit each customer' },
};
