import type { CommandInput, ManualRequest } from '../../core/simulation/index.js';
import { api, at, every, letIn, morning } from './basics.js';
import type { LabScenario } from './types.js';

const NOTHING: ManualRequest = {
  method: 'GET',
  path: '/v1/orders',
  query: [],
  region: null,
  longLines: [],
  credentials: [],
  body: null,
};

function exchange(token: 'cred-1' | 'cred-3', audience: string): ManualRequest {
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

/** Around the gateway, with a name in a header and nothing to prove it. */
const FORGED: CommandInput<'send'> = {
  type: 'send',
  by: 'attacker',
  request: { ...NOTHING, path: '/inner/orders', identity: 'user-ana' },
};

/** A token is meant for one API, and says so. A header is meant for whoever reads it. */
export const passItOn: LabScenario = {
  title: 'Pass it on',
  summary:
    'Billing asks the orders API in Ana’s name, with a token that is meant for billing. From 09:04 UTC on a thief calls the service behind the gateway, with Ana’s id in a header.',
  teaches:
    'Who calls is passed on signed: by a token for the next API, and inside by the gateway. A plain header says whatever its sender likes.',
  cast: [
    { who: 'customer', is: 'Ana calls the orders API herself as well.' },
    { who: 'attacker', is: 'A thief inside the network, who skips the gateway and has no token.' },
    { who: 'operator', is: 'You run billing and the orders API, and send requests by hand.' },
  ],
  lanes: ['jwt'],
  opensAt: at(2, 30),
  actAt: at(5),
  ask: 'You hold a token for billing.example. Get an answer from the orders API in Ana’s name, and shut the thief out.',
  world: {
    ...morning,
    id: 'pass-it-on',
    endsAt: at(12),
    api: { ...api, innerIdentity: 'header' },
    traffic: { customer: every(60), attacker: every(60) },
    script: [
      { at: at(0), type: 'mint', lane: 'jwt' },
      { at: at(2), type: 'send', request: exchange('cred-1', 'https://billing.example') },
      {
        at: at(3),
        type: 'send',
        request: { ...NOTHING, credentials: [{ as: 'bearer', secret: 'cred-3', edits: [] }] },
      },
      ...[4, 5, 6, 7, 8, 9, 10].map((minute) => ({ ...FORGED, at: at(minute) })),
    ],
  },
  settings: ['innerIdentity'],
  commands: ['send', 'configure'],
  prediction: {
    question:
      'At 09:03 UTC billing calls the orders API with its token for billing. At 09:04 the thief calls the service behind the gateway: no token, and a header that says user-ana. What comes back?',
    commands: [],
    revealAt: at(4, 30),
    options: [
      {
        id: 'both',
        label: '200 both times',
        when: [
          { measure: { of: 'sent', status: 200, path: '/v1/orders', until: at(5) }, atLeast: 1 },
          { measure: letIn('attacker', 'jwt', at(4), at(5)), atLeast: 1 },
        ],
      },
      {
        id: 'header',
        label: '401 to the token, 200 to the header',
        when: [
          { measure: { of: 'sent', status: 401, path: '/v1/orders', until: at(5) }, atLeast: 1 },
          { measure: letIn('attacker', 'jwt', at(4), at(5)), atLeast: 1 },
        ],
      },
      {
        id: 'neither',
        label: '401 both times',
        when: [
          { measure: { of: 'sent', status: 401, path: '/v1/orders', until: at(5) }, atLeast: 1 },
          { measure: letIn('attacker', 'jwt', at(4), at(5)), atMost: 0 },
        ],
      },
    ],
    explanation:
      'The aud of the token is another API, so a good signature does not help it. The header has no signature that anybody could check: the service was built to believe what stands in front of it, and the thief stands there too.',
  },
  goal: {
    sentence:
      'The orders API answers 200 to a token that says who acts for Ana, and from 09:07 UTC on the thief is out.',
    conditions: [
      {
        measure: { of: 'sent', status: 200, path: '/v1/orders', delegated: true },
        atLeast: 1,
        says: 'A request by hand with an exchanged token is answered 200',
      },
      { measure: letIn('attacker', 'jwt', at(7)), atMost: 0, says: 'The thief is refused from 09:07' },
      { measure: letIn('customer', 'jwt', at(7)), atLeast: 2, says: 'Ana’s own calls are answered' },
    ],
    judgedAt: at(11),
    par: 3,
  },
  prepared: [
    {
      label: 'Call in Ana’s name with her own token',
      request: { ...NOTHING, credentials: [{ as: 'bearer', secret: 'cred-1', edits: [] }] },
    },
    {
      label: 'Trade billing’s token for one for api.example',
      request: exchange('cred-3', 'https://api.example'),
    },
  ],
  figures: [{ says: 'The thief’s calls let in', measure: letIn('attacker', 'jwt') }],
  hints: [
    'Ana’s own token would be let in, and nobody would know that it was you.',
    'The token endpoint trades a token for one with another audience (RFC 8693): https://api.example.',
    'Have the service learn who calls from a signed token. The gateway then signs each identity it passes on.',
  ],
  solution: [
    { at: at(6), type: 'configure', dials: { innerIdentity: 'signed' } },
    { at: at(6), type: 'send', request: exchange('cred-3', 'https://api.example') },
    {
      at: at(6),
      type: 'send',
      request: { ...NOTHING, credentials: [{ as: 'bearer', secret: 'cred-4', edits: [] }] },
    },
  ],
  sources: ['owasp-microservices', 'rfc8693', 'rfc9068'],
  items: ['checked-behind-gateway', 'checked-claims', 'audience-per-service', 'short-exchanged-tokens'],
  recipe: { heading: 'recipe-on-behalf', title: 'Call the next API for a person' },
};
