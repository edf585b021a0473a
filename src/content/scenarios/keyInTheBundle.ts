import { at, letIn, morning, refused } from './basics.js';
import type { LabScenario } from './types.js';

/** What every visitor loads, every visitor has. */
export const keyInTheBundle: LabScenario = {
  title: 'The key in the bundle',
  summary:
    'Acme’s site calls your API from the browser, so its key is in the script that every visitor loads.',
  teaches:
    'A secret in a page is public, and so is its replacement. The key belongs on a server that calls for the visitors.',
  cast: [
    { who: 'customer', is: 'Visitors of Acme’s site, with the key in its script.' },
    { who: 'attacker', name: 'the stranger', is: 'Somebody who opened the developer tools.' },
    { who: 'operator', is: 'You, for once, are Acme.' },
  ],
  lanes: ['key'],
  opensAt: at(4),
  actAt: at(5),
  ask: 'A stranger uses Acme’s key. Keep the visitors, lose the stranger.',
  world: {
    ...morning,
    id: 'key-in-the-bundle',
    endsAt: at(20),
    keysInBundle: true,
    script: [{ at: at(0), type: 'mint', lane: 'key' }],
  },
  settings: [],
  commands: ['revoke', 'rotate', 'add_proxy'],
  prediction: {
    question:
      'You revoke the key at 09:05 UTC. A new build with a new key is out 90 seconds later. What about the stranger?',
    commands: [{ at: at(5), type: 'revoke', credential: 'cred-1' }],
    revealAt: at(10),
    options: [
      {
        id: 'out',
        label: 'Out for good',
        when: [{ measure: letIn('attacker', 'key', at(5)), atMost: 0 }],
      },
      {
        id: 'back',
        label: 'Back as soon as the new build is out',
        when: [
          { measure: refused('attacker', 'key', at(5)), atLeast: 1 },
          { measure: letIn('attacker', 'key', at(8)), atLeast: 1 },
        ],
      },
      {
        id: 'never-out',
        label: 'Never out at all',
        when: [
          { measure: refused('attacker', 'key', at(5)), atMost: 0 },
          { measure: letIn('attacker', 'key', at(5)), atLeast: 1 },
        ],
      },
    ],
    explanation:
      'The new key is in the new script. Only the visitors who came in between were shut out. Build-time variables are no longer secret once the build has shipped.',
  },
  goal: {
    sentence: 'From 09:07 UTC on, the stranger is out, and no visitor is refused.',
    conditions: [
      { measure: letIn('attacker', 'key', at(7)), atMost: 0, says: 'The stranger is refused from 09:07' },
      {
        measure: { of: 'bill', lane: 'key', line: 'honestRefused' },
        atMost: 0,
        says: 'No call of a visitor is refused',
      },
    ],
    judgedAt: at(14),
    par: 2,
  },
  figures: [
    { says: 'The stranger’s calls let in', measure: letIn('attacker', 'key', at(5)) },
    'honestRefused',
  ],
  next: { add_proxy: 'Keys now stay on Acme’s server. The one that was public still works.' },
  hints: [
    'Any key that goes to the browser is read there.',
    'Put a proxy in between: the visitors call Acme’s server, which holds the key.',
    'The key that was public has to end too: rotate it.',
  ],
  solution: [
    { at: at(5), type: 'add_proxy' },
    { at: at(5), type: 'rotate', credential: 'cred-1', overlapS: 0 },
  ],
  sources: ['so-46838015', 'oauth-browser-apps', 'S39'],
  items: ['no-secret-in-clients', 'tokens-stay-on-server', 'secrets-out-of-code'],
  recipe: { heading: 'recipe-backend-proxy', title: 'A backend proxy for a browser' },
};
