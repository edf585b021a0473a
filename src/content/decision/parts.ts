import type { ResultName } from '../../core/decision/index.js';

/** Something a team has to build and run before it can issue or check a credential. */
export interface Part {
  id: string;
  name: string;
  /** What it keeps or does, in one line. */
  does: string;
  outcomes: readonly ResultName[];
}

/** What each outcome stands on: callers whose outcomes share a part share its work, and its outages. */
export const parts: readonly Part[] = [
  {
    id: 'key-table',
    name: 'A key table',
    does: 'Hash, owner, scopes, limit and last use of each key; revoking is one row',
    outcomes: ['api-key', 'key-to-jwt'],
  },
  {
    id: 'caller-public-keys',
    name: 'The callers’ public keys',
    does: 'One beside each API key, to check the signature and its age on each call; the private key stays with the caller',
    outcomes: ['api-key/signed'],
  },
  {
    id: 'authorization-server',
    name: 'An authorization server',
    does: 'Signs people or clients in and issues tokens',
    outcomes: ['jwt-refresh', 'client-credentials', 'session-to-jwt'],
  },
  {
    id: 'signing-keys',
    name: 'Signing keys and a JWKS',
    does: 'Published, cached by whoever verifies, rotated on a schedule',
    outcomes: ['jwt-refresh', 'key-to-jwt', 'session-to-jwt', 'client-credentials'],
  },
  {
    id: 'refresh-tokens',
    name: 'A refresh token table',
    does: 'Rotates on use, and ends the family on reuse',
    outcomes: ['jwt-refresh', 'session-to-jwt'],
  },
  {
    id: 'token-state',
    name: 'A token table, a denylist or introspection',
    does: 'Asked on each call, so that access ends before the expiry',
    outcomes: ['revocable-token'],
  },
  {
    id: 'session-store',
    name: 'A session store',
    does: 'One row for each person who is signed in, read where calls come in',
    outcomes: ['cookie-session', 'session-to-jwt'],
  },
  {
    id: 'edge',
    name: 'A gateway that swaps credentials',
    does: 'Checks what comes in and passes one signed identity inward, or a token endpoint that does',
    outcomes: ['key-to-jwt', 'session-to-jwt'],
  },
  {
    id: 'client-registry',
    name: 'A register of clients',
    does: 'Each client’s own secret or key, and its scopes',
    outcomes: ['client-credentials'],
  },
  {
    id: 'workload-issuer',
    name: 'An issuer of workload identity',
    does: 'Certificates or short tokens for machines, with no stored secret',
    outcomes: ['workload-identity'],
  },
  {
    id: 'webhook-secrets',
    name: 'Webhook secrets',
    does: 'One for each endpoint, to sign each body with',
    outcomes: ['webhook-signature'],
  },
];
