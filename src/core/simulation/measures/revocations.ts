import type { ServerChange } from '../../api/index.js';
import type { CredentialRow, SimulationState } from '../types/index.js';

/**
 * The credentials that a change of the server's tables put an end to, or will, whoever asked for it: as their rows
 * are from then on. They count as taken away whether or not every verifier knows.
 */
export function endedBy(
  change: ServerChange,
  { credentials }: SimulationState,
  now: number,
): CredentialRow[] {
  const end = endIn(change, now);
  if (!end) return [];
  return [...credentials.values()]
    .filter((credential) => credential.revokedAt === null && end.isMeant(credential))
    .map((credential) => ({ ...credential, ...end.then }));
}

interface End {
  isMeant(credential: CredentialRow): boolean;
  then: Partial<Pick<CredentialRow, 'revokedAt' | 'expiresAt'>>;
}

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
      const { id, expiresAt } = row;
      return { isMeant: (held) => held.serverId === id && held.expiresAt !== expiresAt, then: { expiresAt } };
    }
    case 'revokedTokens': {
      if (row === undefined) return null;
      const { jti } = row;
      return { isMeant: ({ kind, serverId }) => kind === 'access_token' && serverId === jti, then: revoked };
    }
    case 'families':
      if (row?.endedAt == null) return null;
      return { isMeant: (held) => isAlive(held, now) && familyIdOf(held) === key, then: revoked };
    case 'users':
      if (row?.notBefore !== now && row?.deletedAt !== now) return null;
      return { isMeant: (held) => isAlive(held, now) && subjectOf(held) === key, then: revoked };
    case 'signingKeys':
      if (row?.removed == null) return null;
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
