import type { ChecklistItem } from '../types.js';
import { backends, confidentialClient, cookies, publicClient, refresh, severalTabs } from './groups.js';

export const renew: readonly ChecklistItem[] = [
  {
    id: 'refresh-rotation',
    stage: 'rotate',
    effort: 'days',
    action:
      'Replace a public client’s refresh token at each use, and end the family when an old one comes back',
    why: 'The issuer cannot tell who holds the copy, so a used token that returns means theft or a race, and both must sign in again. Public clients need this unless their tokens are bound to a key; for clients that prove who they are it adds outages and no safety.',
    verify:
      'Test: refresh three times in a row, then send the first token again; it gets 400 `invalid_grant`, and so does the newest token of that family.',
    citations: [
      { source: 'rfc9700', section: '2.2.2, 4.14.2' },
      { source: 'fapi-2', section: '5.3.2.1' },
      { source: 'asvs-5', section: '10.4.5' },
    ],
    appliesTo: [refresh(publicClient)],
    mends: ['reusable-refresh'],
  },
  {
    id: 'refresh-grace',
    stage: 'rotate',
    effort: 'minutes',
    action: 'Allow a few seconds for two tabs that refresh at once, for the latest used token only',
    why: 'Without a grace, honest races look like theft and log people out; over the whole chain, it lets a thief in.',
    verify:
      'Test: two refreshes with the same token within the grace both work; the same token after the grace, or an older one at any time, gets 400 `invalid_grant` and ends the family.',
    citations: [{ source: 'rfc9700', section: '4.14.2' }],
    appliesTo: [refresh(severalTabs)],
  },
  {
    id: 'refresh-bound-to-client',
    stage: 'rotate',
    action:
      'Ask a client on a server for its own credential at every refresh, and leave its refresh token as it is',
    why: 'A copied refresh token is then of no use without the client’s key; replacing it at each use adds nothing here but a lost answer that logs everyone out.',
    verify:
      'Test: send the refresh token without client authentication, then with that of another client; 401 `invalid_client`, then 400 `invalid_grant`.',
    citations: [
      { source: 'rfc6749', section: '6, 10.4' },
      { source: 'rfc9700', section: '2.2.2' },
      { source: 'fapi-2', section: '5.3.2.1' },
    ],
    appliesTo: [refresh(confidentialClient), backends()],
  },
  {
    id: 'refresh-end',
    stage: 'rotate',
    action: 'Expire refresh tokens: when unused for a while, and in any case after a fixed time',
    why: 'Without a fixed end, one stolen sign-in renews itself for ever.',
    verify:
      'Test with a fixed clock: refresh every hour; at the fixed end after the sign-in it gets 400 `invalid_grant`. A token left alone for the idle time gets it sooner.',
    citations: [
      { source: 'oauth-browser-apps', section: '6.3.2.3' },
      { source: 'asvs-5', section: '10.4.8' },
    ],
    appliesTo: [refresh(), backends()],
    mends: ['long-lifetime'],
  },
  {
    id: 'session-timeouts',
    stage: 'rotate',
    action: 'End every session after a time unused, and in any case after a fixed time',
    why: 'The first ends sessions left open, the second those a thief keeps busy.',
    verify:
      'Test with a fixed clock: a session left alone past the idle time is refused, and so is one used every minute past the fixed time.',
    citations: [
      { source: 'asvs-5', section: '7.3.1, 7.3.2' },
      { source: 'owasp-session', section: 'Automatic Session Expiration' },
    ],
    appliesTo: [cookies()],
  },
];
