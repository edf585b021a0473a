import type { SendOrder } from '../../core/simulation/index.js';
import { api, at, customer, every } from './basics.js';
import type { LabScenario } from './types.js';

const NOTHING: SendOrder['request'] = {
  method: 'GET',
  path: '/v1/orders',
  query: [],
  region: null,
  longLines: [],
  credentials: [],
  body: null,
};

function exchange(token: 'cred-1' | 'cred-3', audience: string): SendOrder['request'] {
  return {
    ...NOTHING,
    method: 'POST',
    path: '/oauth/token',
    body: {
      sentAs: 'form',
      content: {
        form: [
          ['grant_type', 'urn:ietf:params:oauth:grant-type:token-exchange'],
          ['client_id', 'demo-app'],
          ['subject_token', { secret: token, edits: [] }],
          ['subject_token_type', 'urn:ietf:params:oauth:token-type:access_token'],
          ['audience', audience],
        ],
      },
    },
  };
}

/** A token is meant for one API, and says so. */
export const passItOn: LabScenario = {
  title: 'Pass it on',
  story:
    'Ana calls the billing service, which has to ask the orders API in her name. It holds a token that is meant for billing.',
  teaches:
    'A service does not pass on the token it was called with. It trades it for one that the next API accepts and that says who acts.',
  cast: [
    { who: 'customer', is: 'Ana calls the orders API herself as well.' },
    { who: 'operator', is: 'You are the billing service, and send requests by hand.' },
  ],
  lanes: ['jwt'],
  opensAt: at(2, 30),
  actAt: at(5),
  ask: 'You hold a token for billing.example. Get an answer from the orders API, in Ana’s name.',
  world: {
    id: 'pass-it-on',
    startsAt: at(0),
    endsAt: at(12),
    api,
    traffic: { customer: every(60), attacker: every(60) },
    customer,
    script: [
      { at: at(0), type: 'mint', lane: 'jwt' },
      { at: at(2), type: 'send', request: exchange('cred-1', 'https://billing.example') },
      {
        at: at(3),
        type: 'send',
        request: { ...NOTHING, credentials: [{ as: 'bearer', secret: 'cred-3', edits: [] }] },
      },
      {
        at: at(4),
        type: 'send',
        request: { ...NOTHING, credentials: [{ as: 'bearer', secret: 'cred-3', edits: ['payload'] }] },
      },
    ],
  },
  dials: [],
  commands: ['send'],
  prediction: {
    question:
      'At 09:03 UTC billing calls the orders API with its token for billing. At 09:04 it has edited what the token says. What comes back?',
    commands: [],
    revealAt: at(4, 30),
    options: [
      {
        id: 'both',
        label: '200 both times: the issuer is the same',
        when: [{ measure: { of: 'sent', status: 200, path: '/v1/orders', until: at(5) }, atLeast: 2 }],
      },
      {
        id: 'edited',
        label: '401, then 200: now it names the right API',
        when: [
          { measure: { of: 'sent', status: 401, path: '/v1/orders', until: at(5) }, atLeast: 1 },
          { measure: { of: 'sent', status: 200, path: '/v1/orders', until: at(5) }, atLeast: 1 },
        ],
      },
      {
        id: 'neither',
        label: '401 both times',
        when: [
          { measure: { of: 'sent', status: 401, path: '/v1/orders', until: at(5) }, atLeast: 2 },
          { measure: { of: 'sent', status: 200, path: '/v1/orders', until: at(5) }, atMost: 0 },
        ],
      },
    ],
    explanation:
      'The aud of the first is another API. The second has other contents than were signed, so the signature does not match. A header with a name in it, and no signature, would have passed anywhere that believes it.',
  },
  goal: {
    sentence: 'The orders API answers 200 to a token that says who acts for Ana.',
    conditions: [
      {
        measure: { of: 'sent', status: 200, path: '/v1/orders', delegated: true },
        atLeast: 1,
        says: 'A request by hand with an exchanged token is answered 200',
      },
    ],
    judgedAt: at(11),
    par: 2,
  },
  hints: [
    'Ana’s own token would be let in, and nobody would know that it was you.',
    'The token endpoint trades a token for one with another audience (RFC 8693).',
    'Ask for the audience https://api.example, then call /v1/orders with what comes back.',
  ],
  solution: [
    { at: at(6), type: 'send', request: exchange('cred-3', 'https://api.example') },
    {
      at: at(6),
      type: 'send',
      request: { ...NOTHING, credentials: [{ as: 'bearer', secret: 'cred-4', edits: [] }] },
    },
  ],
  sources: ['rfc8693', 'rfc9068', 'owasp-identity-propagation'],
  items: ['checked-behind-gateway', 'checked-claims', 'short-exchanged-tokens'],
};
