import type { Checkpoint } from './history.js';
import type { Bill, CredentialRow, Exposure, Lane } from './types.js';

/** What each lane has cost by `at`. */
export function billAt(at: number, { world, tallies, ends }: Checkpoint): Record<Lane, Bill> {
  const { server, simulation } = world;
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

/** What came of each credential that a thief holds and somebody took away, the first taken away first. */
export function exposuresAt(at: number, { world, ends }: Checkpoint): Exposure[] {
  return [...world.simulation.credentials.values()]
    .flatMap((row): Exposure[] => {
      if (row.revokedAt === null || row.lane === null || !isWithThief(row)) return [];
      // Nobody is let in with what has not leaked yet.
      const from = Math.max(row.revokedAt, row.leakedAt ?? row.revokedAt);
      const end = ends.get(row.id) ?? null;
      const to = Math.max(from, Math.min(at, end ?? at));
      return [{ credential: row.id, lane: row.lane, from, to, counting: end === null || end > at }];
    })
    .sort((a, b) => a.from - b.from);
}

/** A copy leaked, or the thief made it with the stolen signing key. */
function isWithThief({ leakedAt, serverId }: CredentialRow): boolean {
  return leakedAt !== null || serverId.startsWith('forged-');
}
