import type { Bill, CredentialRow, Lane, World } from '../types/index.js';
import type { AccessEnds } from './accessEnds.js';
import type { Tallies } from './tally.js';

/** What each lane has cost by `at`. */
export function billAt(
  at: number,
  { server, simulation }: World,
  tallies: Tallies,
  ends: AccessEnds,
): Record<Lane, Bill> {
  const rows: Record<Lane, number> = {
    key: server.apiKeys.size,
    jwt: server.families.size + server.refreshTokens.size + server.revokedTokens.size + server.users.size,
  };
  const exposureMs = (lane: Lane): number =>
    Math.max(0, ...[...simulation.credentials.values()].filter((row) => row.lane === lane).map(exposureOf));
  /** From the revocation to the first refusal, as far as it has come. */
  function exposureOf({ id, revokedAt }: CredentialRow): number {
    if (revokedAt === null || revokedAt > at) return 0;
    return Math.max(0, Math.min(at, ends.get(id) ?? Infinity) - revokedAt);
  }
  return {
    key: { ...tallies.key, rows: rows.key, exposureMs: exposureMs('key') },
    jwt: { ...tallies.jwt, rows: rows.jwt, exposureMs: exposureMs('jwt') },
  };
}
