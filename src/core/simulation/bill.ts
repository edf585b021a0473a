import type { Checkpoint } from './history.js';
import type { Bill, CredentialRow, Lane } from './types.js';

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
