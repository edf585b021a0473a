import { api, at, calls, letIn, mintBoth, morning } from './basics.js';
import type { LabScenario } from './types.js';

/** What is asked on every call has to be there on every call. */
export const storeDown: LabScenario = {
  title: 'The store goes down',
  summary:
    'The key table and the denylist cannot be reached from 09:06 to 09:12 UTC. A token stolen and revoked before is on that list.',
  teaches:
    'Whatever is checked on every call is part of your availability. A copy bridges an outage. So does letting every call in, the thief’s included.',
  cast: [
    { who: 'customer', is: 'Acme calls in both lanes, and should notice nothing.' },
    { who: 'attacker', is: 'A thief with a revoked JWT.' },
    { who: 'operator', is: 'You hear at 09:04 that the database will be out.' },
  ],
  opensAt: at(3, 30),
  actAt: at(4),
  ask: 'The database will be out from 09:06 to 09:12. Prepare, without letting the thief back in.',
  world: {
    ...morning,
    id: 'store-down',
    endsAt: at(18),
    api: { ...api, denylist: true },
    script: [
      ...mintBoth(at(0)),
      { at: at(1), type: 'leak', credential: 'cred-2' },
      { at: at(2), type: 'revoke', credential: 'cred-2' },
      { at: at(6), type: 'break', part: 'key_store' },
      { at: at(6), type: 'break', part: 'denylist' },
      { at: at(12), type: 'mend', part: 'key_store' },
      { at: at(12), type: 'mend', part: 'denylist' },
    ],
  },
  settings: ['keyCacheS', 'keyCacheStaleS', 'denylist', 'denylistFails', 'denylistPropagationS'],
  commands: ['configure', 'break', 'mend'],
  outage: { from: at(6), to: at(12) },
  prediction: {
    question: 'You do nothing. Who is answered between 09:06 and 09:12 UTC?',
    commands: [],
    revealAt: at(12),
    options: [
      {
        id: 'jwt',
        label: 'The JWT lane: it verifies by itself',
        when: [
          { measure: calls('customer', 'jwt', 'let_in', at(6), at(12)), atLeast: 1 },
          { measure: calls('customer', 'key', 'let_in', at(6), at(12)), atMost: 0 },
        ],
      },
      {
        id: 'nobody',
        label: 'Nobody in either lane',
        when: [
          { measure: calls('customer', 'jwt', 'let_in', at(6), at(12)), atMost: 0 },
          { measure: calls('customer', 'key', 'let_in', at(6), at(12)), atMost: 0 },
        ],
      },
      {
        id: 'both',
        label: 'Both lanes',
        when: [
          { measure: calls('customer', 'jwt', 'let_in', at(6), at(12)), atLeast: 1 },
          { measure: calls('customer', 'key', 'let_in', at(6), at(12)), atLeast: 1 },
        ],
      },
    ],
    explanation:
      'Since the denylist is asked on every call, the JWT depends on a store as the key does. Here the API refuses when it cannot ask.',
  },
  goal: {
    sentence: 'No good call is refused in the outage, and the thief stays out.',
    conditions: [
      {
        measure: calls('customer', 'key', 'refused', at(6), at(14)),
        atMost: 0,
        says: 'No good call is refused in the key lane',
      },
      {
        measure: calls('customer', 'jwt', 'refused', at(6), at(14)),
        atMost: 0,
        says: 'No good call is refused in the JWT lane',
      },
      { measure: letIn('attacker', 'jwt', at(6)), atMost: 0, says: 'The thief stays out' },
    ],
    judgedAt: at(14),
    par: 2,
  },
  figures: ['honestRefused', 'reads'],
  next: {
    configure:
      'Set. The list below says whether it outlasts the outage. Change something else, or press Play.',
  },
  hints: [
    'Failing open keeps Acme served, and lets the thief back in.',
    'A copy that is old enough bridges six minutes, for keys and for the list.',
    'Let copies of keys and of the list live for 10 min, before the outage.',
  ],
  solution: [
    { at: at(4), type: 'configure', dials: { keyCacheS: 600 } },
    { at: at(4), type: 'configure', dials: { denylistPropagationS: 600 } },
  ],
  sources: ['owasp-jwt', 'S53', 'kong-db-update'],
  items: ['cache-is-delay', 'published-revocation-delay'],
  recipe: { heading: 'recipe-denylist', title: 'A denylist by iss and jti' },
};
