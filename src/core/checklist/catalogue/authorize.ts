import type { ChecklistItem } from '../types.js';
import { calls, clients, inbound, onBehalf, said } from './groups.js';

export const authorize: readonly ChecklistItem[] = [
  {
    id: 'object-authorization',
    stage: 'verify',
    effort: 'days',
    action: 'On every call that names an object, check that this caller may do this to this object',
    why: 'A good credential says who calls; without the second check, changing an id in the address opens everybody’s data.',
    verify:
      'Test: create an object as A, then read, change and delete it as B, who has no right to it, on every route with an id; each answers 403 or 404, and nothing has changed.',
    citations: [{ source: 'owasp-api1-2023' }, { source: 'asvs-5', section: '8.2.2' }],
    appliesTo: [inbound()],
    mends: ['excess-rights'],
  },
  {
    id: 'function-authorization',
    stage: 'verify',
    effort: 'days',
    action: 'Refuse every function by default, and open it to named scopes or roles',
    why: 'Administrative routes are found by guessing the address or changing the method, not by following a link.',
    verify:
      'Test: run every route and method with the weakest credential you issue; what is not in its table answers 403, with `error="insufficient_scope"` for a token.',
    citations: [
      { source: 'owasp-api5-2023' },
      { source: 'asvs-5', section: '8.2.1' },
      { source: 'rfc6750', section: '3.1' },
    ],
    appliesTo: [inbound()],
    mends: ['excess-rights'],
  },
  {
    id: 'no-token-passthrough',
    stage: 'verify',
    effort: 'days',
    action: 'Publish which tokens your server accepts, and never pass one on to another API',
    why: 'Agents and MCP clients talk to many servers: a token passed on works wherever it is accepted, and hides who really calls.',
    verify:
      'Test: a token issued for another server gets 401, and its `WWW-Authenticate` names `resource_metadata`; review: no outgoing call carries the token that came in.',
    citations: [
      { source: 'mcp-authorization' },
      { source: 'rfc8707', section: '2' },
      { source: 'rfc9728', section: '5.1' },
    ],
    appliesTo: [calls([said('caller', 'third-party')]), clients([said('caller', 'ours')]), onBehalf()],
  },
];
