import type { ChecklistItem } from '../types.js';
import { clients, conflict, inbound, jwts, keys, refresh, said, webhooks, workloads } from './groups.js';

export const design: readonly ChecklistItem[] = [
  {
    id: 'one-credential-per-caller',
    stage: 'design',
    effort: 'days',
    action: 'Give every caller a credential of its own',
    why: 'A shared credential cannot be revoked for one caller without cutting off all of them, and nobody can tell whose call it was.',
    verify: 'Test: mint two credentials, revoke one, and the other still gets 200.',
    citations: [{ source: 'owasp-mcp' }, { source: 'asvs-5', section: '13.2.1' }],
    appliesTo: [inbound()],
    mends: ['one-key'],
  },
  {
    id: 'credential-per-device',
    stage: 'design',
    effort: 'days',
    action: 'Give every device its own credential, never one for the fleet',
    why: 'A token shared by a fleet opens the whole hub when one device gives it up.',
    verify:
      'Test: take the credential out of one device and act as another; the API refuses, and revoking it stops only that device.',
    citations: [{ source: 'S44' }],
    appliesTo: [inbound([said('caller', 'device')])],
  },
  {
    id: 'secret-per-endpoint',
    stage: 'design',
    action: 'Use a separate signing secret for each webhook endpoint',
    why: 'One leaked secret then forges events for one receiver only.',
    verify: 'Test: an event signed for one endpoint fails the check of another.',
    citations: [{ source: 'S48' }],
    appliesTo: [webhooks()],
  },
  {
    id: 'smallest-scope',
    stage: 'design',
    action: 'Give each credential the fewest scopes its work needs',
    why: 'A thief can do what the credential can do, and no more.',
    verify:
      '`curl -i -X POST $API/orders -H "Authorization: Bearer $READ_ONLY"` answers 403 with `error="insufficient_scope"`.',
    citations: [
      { source: 'rfc6750', section: '3.1' },
      { source: 'asvs-5', section: '10.4.11' },
    ],
    appliesTo: [inbound()],
  },
  {
    id: 'key-names-software',
    stage: 'design',
    action: 'Let a key stand for the software that calls, and sign people in by other means',
    why: 'OWASP says to authenticate API clients with keys, not users. A personal access token is no exception: it stands for the scripts of the one person who made it.',
    verify:
      'Review: no route derives a user, or what a user may see, from a key that this user did not make.',
    citations: [{ source: 'owasp-api2-2023' }, { source: 'S08' }],
    appliesTo: [keys()],
  },
  {
    id: 'more-than-a-key',
    stage: 'design',
    action: 'Ask for more than a key before high-value actions',
    why: 'A key works for whoever holds it, and OWASP says not to rely on keys alone for sensitive, critical or high-value resources.',
    verify: 'Test: the most sensitive route refuses a call that brings a valid key and nothing else.',
    citations: [{ source: 'owasp-rest', section: 'API Keys' }, { source: 'S28' }],
    appliesTo: [keys([said('stakes', 'high')])],
  },
  {
    id: 'sender-constraint',
    stage: 'design',
    effort: 'days',
    action: 'Bind tokens to their sender with DPoP or mutual TLS',
    why: 'A stolen token is then useless without the private key that belongs to it.',
    verify:
      'Test: replay a captured token from another client without its key; the API answers 401 `invalid_token`.',
    citations: [
      { source: 'rfc9700', section: '2.2.1' },
      { source: 'rfc9449', section: '7.1' },
      { source: 'rfc8705', section: '3' },
    ],
    appliesTo: [jwts([said('stakes', 'high')])],
  },
  {
    id: 'no-secret-in-clients',
    stage: 'design',
    effort: 'days',
    action: 'Keep secrets out of web pages and installed apps',
    why: 'Whoever opens the page or the app can read what is in it; build-time variables end up in the bundle.',
    verify: '`grep -rE "your_key_prefix_|client_secret" dist/` finds nothing in what you ship.',
    citations: [
      { source: 'oauth-browser-apps', section: '6.3.3.1' },
      { source: 'asvs-5', section: '13.3.1' },
    ],
    appliesTo: [inbound([said('home', 'browser', 'installed')])],
    mends: ['exposed-credentials'],
  },
  {
    id: 'code-with-pkce',
    stage: 'design',
    effort: 'days',
    action: 'Sign people in with authorization code and PKCE; turn off the implicit and password grants',
    why: 'The other grants hand tokens or passwords to places that should not see them.',
    verify:
      'Test: `response_type=token`, `grant_type=password` and a request without `code_challenge` are each refused.',
    citations: [
      { source: 'rfc9700', section: '2.1.2, 2.4' },
      { source: 'oauth-2-1' },
      { source: 'asvs-5', section: '10.4.4, 10.4.6' },
    ],
    appliesTo: [refresh([said('caller', 'person', 'third-party')]), refresh([said('consent', 'delegated')])],
  },
  {
    id: 'withdrawable-grants',
    stage: 'design',
    effort: 'days',
    action: 'Show users what they have granted, and let them take it back',
    why: 'A user who no longer trusts an app has to be able to end its access without asking you.',
    verify:
      'Test: withdraw a grant, then use its refresh token; the token endpoint answers 400 `invalid_grant`.',
    citations: [
      { source: 'asvs-5', section: '10.4.9, 10.7.3' },
      { source: 'rfc7009', section: '2.1' },
    ],
    appliesTo: [inbound([said('consent', 'delegated')])],
  },
  {
    id: 'strong-client-authentication',
    stage: 'design',
    effort: 'days',
    action: 'Let clients prove themselves with a private key instead of a shared secret where they can',
    why: 'With `private_key_jwt` or mutual TLS the issuer stores nothing that a thief could replay.',
    verify: 'Review: the metadata lists `private_key_jwt` or `tls_client_auth`, and your own clients use it.',
    citations: [
      { source: 'rfc9700', section: '2.5' },
      { source: 'asvs-5', section: '10.4.16' },
    ],
    appliesTo: [clients(), workloads()],
  },
  {
    id: 'tenant-from-credential',
    stage: 'design',
    action: 'Take the tenant from the verified credential, never from a header or parameter',
    why: 'A caller can write any tenant into a header, and would then read another customer’s data.',
    verify:
      'Test: call with tenant A’s credential and tenant B’s id in header, path and body; none of them returns B’s data.',
    citations: [{ source: 'owasp-multi-tenant' }],
    appliesTo: [inbound([said('caller', 'partner', 'person', 'third-party')])],
  },
  {
    id: 'published-revocation-delay',
    stage: 'design',
    effort: 'minutes',
    action: 'Write down how long a revoked credential can still work',
    why: 'Remaining lifetime, leeway and every cache in front of the check add up, and an incident is no time to find out.',
    verify: 'Review: the number stands in your runbook, and the revocation drill stays under it.',
    citations: [
      { source: 'rfc7009', section: '2.1, 3' },
      { source: 'rfc7662', section: '4' },
    ],
    appliesTo: [inbound()],
    mends: ['never-revoked'],
  },
  {
    id: 'settle-conflict',
    stage: 'design',
    effort: 'days',
    action: 'Settle which of the two conflicting wishes you give up, before anything is built',
    why: 'Nothing grants both, so what is built on both breaks one of them without telling you.',
    verify:
      'Change one answer and see the advice name an outcome; keep the changed answer in your decision record.',
    citations: [{ source: 'rfc7009', section: '3' }],
    appliesTo: [conflict()],
  },
];
