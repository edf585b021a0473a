import type { CredentialRow, View } from '../../../core/simulation/index.js';
import { shortHash } from '../serverTables/keys.js';

/** How long a credential was made to live, in milliseconds; null without an end. A token says so itself, in whole seconds. */
export function lifetimeMs({ facts, mintedAt, expiresAt }: CredentialRow): number | null {
  if ('claims' in facts) return (facts.claims.exp - facts.claims.iat) * 1000;
  return expiresAt === null ? null : expiresAt - mintedAt;
}

/** What the server holds of a credential. */
export function storedAs({ facts }: CredentialRow, { server }: View): string {
  if (!('hash' in facts)) return 'nowhere';
  return server.apiKeys.has(facts.hash) ? `sha256 ${shortHash(facts.hash)}` : 'row deleted';
}
