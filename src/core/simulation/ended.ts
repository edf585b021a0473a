import type { ServerChange, SigningKeyRow, UserRow } from '../api/index.js';
import type { ApiKeyRow, RefreshFamilyRow } from '../credentials/index.js';
import type { Stage } from './stage.js';
import type { CredentialId, CredentialRow } from './types.js';

/**
 * Marks the credentials that an answer put an end to, or will: whatever the server changed, whoever asked for it.
 * From then on they count as taken away, whether or not every verifier knows. Returns the first of them.
 */
export function markEnded(stage: Stage, changes: readonly ServerChange[]): CredentialId | null {
  let first: CredentialId | null = null;
  for (const change of changes) {
    const end = endIn(change, stage.now);
    if (!end) continue;
    for (const credential of [...stage.state.credentials.values()]) {
      if (credential.revokedAt !== null || !end.isMeant(credential)) continue;
      stage.put('credentials', credential.id, { ...credential, ...end.then });
      first ??= credential.id;
    }
  }
  return first;
}

interface End {
  isMeant(credential: CredentialRow): boolean;
  then: Partial<Pick<CredentialRow, 'revokedAt' | 'expiresAt'>>;
}

/** Which credentials a change of the server's tables puts an end to. */
function endIn({ table, key, row }: ServerChange, now: number): End | null {
  const revoked = { revokedAt: now };
  switch (table) {
    case 'apiKeyIds':
      if (row !== undefined) return null;
      // The row of a key that expired goes too, sooner or later. A token got for the key ends with it in name.
      return {
        isMeant: (held) => isAlive(held, now) && (held.serverId === key || keyIdOf(held) === key),
        then: revoked,
      };
    case 'apiKeys': {
      if (row === undefined) return null;
      const { id, expiresAt } = row as ApiKeyRow;
      return { isMeant: (held) => held.serverId === id && held.expiresAt !== expiresAt, then: { expiresAt } };
    }
    case 'revokedTokens': {
      if (row === undefined) return null;
      const { jti } = row as { jti: string };
      return { isMeant: ({ kind, serverId }) => kind === 'access_token' && serverId === jti, then: revoked };
    }
    case 'families':
      if ((row as RefreshFamilyRow | undefined)?.endedAt == null) return null;
      return { isMeant: (held) => isAlive(held, now) && familyIdOf(held) === key, then: revoked };
    case 'users': {
      const { notBefore, deletedAt } = (row ?? {}) as Partial<UserRow>;
      if (notBefore !== now && deletedAt !== now) return null;
      return { isMeant: (held) => isAlive(held, now) && subjectOf(held) === key, then: revoked };
    }
    case 'signingKeys':
      if ((row as SigningKeyRow | undefined)?.removed == null) return null;
      return { isMeant: (held) => isAlive(held, now) && kidOf(held) === key, then: revoked };
    default:
      return null;
  }
}

function isAlive({ expiresAt }: CredentialRow, now: number): boolean {
  return expiresAt === null || expiresAt > now;
}

function keyIdOf({ facts }: CredentialRow): string | undefined {
  return 'claims' in facts ? facts.claims.key_id : undefined;
}

function familyIdOf({ facts }: CredentialRow): string | undefined {
  return 'claims' in facts ? facts.claims.sid : 'familyId' in facts ? facts.familyId : undefined;
}

function subjectOf({ facts }: CredentialRow): string | undefined {
  return 'claims' in facts && facts.claims.key_id === undefined ? facts.claims.sub : undefined;
}

function kidOf({ facts }: CredentialRow): string | undefined {
  return 'kid' in facts ? facts.kid : undefined;
}
