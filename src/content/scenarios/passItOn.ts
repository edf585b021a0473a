import type { Measure, SendOrder } from '../../core/simulation/index.js';
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

/** Answers 200 of the orders API to requests by hand. */
function answered(from: number, until: number): Measure {
  return { of: 'sent', status: 200, path: '/v1/orders', from, until };
}

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

/** No credential: a name in a header field, as a gateway would pass it inward. */
const FORGED: SendOrder['request'] = { ...NOTHING, userId: 'user-ana' };
/** When the same caller tries once more. */
const AGAIN = at(9);

/** A token is meant for one API, and says so. A header says whatever its sender likes. */
export const passItOn: LabScenario = {
  title: 'Pass it on',
  story:
    'Ana calls the billing service, which has to ask the orders API in her name. It holds a token that is meant for billing. The orders API also believes X-User-Id, which the gateway sets.',
  teaches:
    'A service does not pass on the token it was called with, nor a name in a header that anybody inside can write. It trades the token for one that the next API accepts and that says who acts.',
  cast: [
    { who: 'customer', is: 'Ana calls the orders API herself as well.' },
    { who: 'operator', is: 'You run billing and the orders API, and send requests by hand.' },
  ],
  lanes: ['jwt'],
  opensAt: at(2, 30),
  actAt: at(5),
  ask: 'Get an answer from the orders API in Ana’s name, and shut out whoever forges her name in a header.',
  world: {
    id: 'pass-it-on',
    startsAt: at(0),
    endsAt: at(12),
    api: { ...api, identityHeader: 'believed' },
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
      { at: at(4, 30), type: 'send', request: FORGED },
      { at: AGAIN, type: 'send', request: FORGED },
    ],
  },
  dials: ['identityHeader'],
  commands: ['send', 'configure'],
  prediction: {
    question:
      'At 09:03 UTC billing calls the orders API with its token for billing. At 09:04 it has edited what the token says. At 09:04:30 somebody inside sends no token, only X-User-Id: user-ana. Which call is answered?',
    commands: [],
    revealAt: at(4, 45),
    options: [
      {
        id: 'edited',
        label: 'The edited token: now it names the right API',
        when: [{ measure: answered(at(3, 30), at(4, 15)), atLeast: 1 }],
      },
      {
        id: 'none',
        label: 'None of them: no credential is good',
        when: [{ measure: answered(at(2, 30), at(5)), atMost: 0 }],
      },
      {
        id: 'header',
        label: 'The header alone',
        when: [
          { measure: answered(at(2, 30), at(4, 15)), atMost: 0 },
          { measure: answered(at(4, 15), at(5)), atLeast: 1 },
        ],
      },
    ],
    explanation:
      'The aud of the first token is another API. The second has other contents than were signed. The header proves nothing, and is believed: the orders API takes every caller for the gateway.',
  },
  goal: {
    sentence:
      'The orders API answers a token that says who acts for Ana, and refuses a forged header at 09:09.',
    conditions: [
      {
        measure: { of: 'sent', status: 200, path: '/v1/orders', delegated: true },
        atLeast: 1,
        says: 'A request by hand with an exchanged token is answered 200',
      },
      {
        measure: answered(AGAIN, AGAIN + 1000),
        atMost: 0,
        says: 'The forged header of 09:09 is refused',
      },
    ],
    judgedAt: at(11),
    par: 3,
  },
  hints: [
    'Ana’s own token would be let in, and nobody would know that it was you.',
    'The token endpoint trades a token for one with another audience (RFC 8693).',
    'Ask for the audience https://api.example, then call /v1/orders with what comes back. Under Dials, have X-User-Id ignored.',
  ],
  solution: [
    { at: at(6), type: 'configure', dials: { identityHeader: 'ignored' } },
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
