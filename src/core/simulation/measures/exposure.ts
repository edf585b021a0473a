import type { CredentialRow, Exposure, World } from '../types/index.js';
import type { AccessEnds } from './accessEnds.js';

/** What came of each credential that a thief holds and somebody took away, the first taken away first. */
export function exposuresAt(at: number, { simulation }: World, ends: AccessEnds): Exposure[] {
  return [...simulation.credentials.values()]
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
