import type { ServerChange } from '../../api/index.js';
import type { CredentialRow, Scenario, World } from '../types/index.js';
import { expiredFrom } from './refusedEverywhere.js';

/**
 * The credentials that a change of the server's tables put an end to, or will, whoever asked for it: as their rows
 * are from then on. They count as taken away whether or not every verifier knows.
 */
export function endedBy(
  change: ServerChange,
  world: World,
  scenario: Scenario,
  now: number,
): CredentialRow[] {
  /** What is past its expiry may be let in all the same: in its leeway, by a clock that lags, by a copy that knows another. */
  const isAlive = (held: CredentialRow): boolean =>
    now < (held.expiresAt ?? Infinity) || now < (expiredFrom(held, world, scenario) ?? 0);
  const end = endIn(change, now, isAlive);
  if (!end) return [];
  return [...world.simulation.credentials.values()]
    .filter((credential) => credential.revokedAt === null && end.isMeant(credential))
    .map((credential) => ({ ...credential, ...end.then }));
}

interface End {
  isMeant(credential: CredentialRow): boolean;
  then: Partial<Pick<CredentialRow, 'revokedAt' | 'expiresAt'>>;
}

function endIn(
  { table, key, row }: ServerChange,
  now: number,
  isAlive: (held: CredentialRow) => boolean,
): End | null {
  const revoked = { revokedAt: now };
  switch (table) {
    case 'apiKeyIds':
      if (row !== undefined) return null;
      // The row of a key that expired goes too, sooner or later. A token got for the key ends with it in name.
      return {
        isMeant: (held) => (held.serverId === key || keyIdOf(held) === key) && isAlive(held),
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
      return { isMeant: (held) => familyIdOf(held) === key && isAlive(held), then: revoked };
    case 'users':
      if (row?.notBefore !== now && row?.deletedAt !== now) return null;
      return { isMeant: (held) => subjectOf(held) === key && isAlive(held), then: revoked };
    case 'signingKeys':
      if (row?.removed == null) return null;
      return { isMeant: (held) => kidOf(held) === key && isAlive(held), then: revoked };
    default:
      return null;
  }
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
