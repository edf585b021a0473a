import type { ChecklistItem } from '../types.js';
import { backends, clients, cookies, inbound, jwts, refresh, said, workloads } from './groups.js';

export const signIn: readonly ChecklistItem[] = [
  {
    id: 'code-with-pkce',
    stage: 'design',
    effort: 'days',
    action: 'Sign people in with authorization code and PKCE; turn off the implicit and password grants',
    why: 'The other grants give tokens or passwords to places that should not see them.',
    verify:
      'Test: `response_type=token`, `grant_type=password` and a request without `code_challenge` are each refused.',
    citations: [
      { source: 'rfc9700', section: '2.1.2, 2.4' },
      { source: 'oauth-2-1' },
      { source: 'asvs-5', section: '10.4.4, 10.4.6' },
    ],
    appliesTo: [
      refresh([said('caller', 'person', 'third-party')]),
      refresh([said('consent', 'delegated')]),
      backends(),
    ],
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
    id: 'step-up',
    stage: 'design',
    effort: 'days',
    action: 'Ask for a fresh or stronger sign-in before what cannot be undone',
    why: 'A session or token that was good enough to read may be hours old, or stolen, when it pays money out or changes a password.',
    verify:
      'Test: call such a route long after the sign-in; nothing happens, a token gets 401 with `error="insufficient_user_authentication"` and `max_age`, and after a fresh sign-in the same call works.',
    citations: [
      { source: 'rfc9470', section: '3' },
      { source: 'asvs-5', section: '7.5.1, 7.5.3' },
    ],
    appliesTo: [
      refresh([said('stakes', 'high'), said('caller', 'person', 'third-party')]),
      cookies([said('stakes', 'high')]),
    ],
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
      { source: 'asvs-5', section: '10.3.5' },
    ],
    appliesTo: [jwts([said('stakes', 'high')])],
  },
  {
    id: 'strong-client-authentication',
    stage: 'design',
    effort: 'days',
    action: 'Let clients authenticate with a private key instead of a shared secret where they can',
    why: 'With `private_key_jwt` or mutual TLS the issuer stores nothing that a thief could replay.',
    verify: 'Review: the metadata lists `private_key_jwt` or `tls_client_auth`, and your own clients use it.',
    citations: [
      { source: 'rfc9700', section: '2.5' },
      { source: 'asvs-5', section: '10.4.16' },
    ],
    appliesTo: [clients(), workloads()],
  },
];
