import type { ServerState } from '../../api/index.js';
import type { CredentialRow, Lane, RequestEvent } from '../types/index.js';
import { isRefused } from './verdict.js';

/** A copy leaked, or the thief made it with the stolen signing key. */
export function isWithThief({ leakedAt, serverId }: CredentialRow): boolean {
  return leakedAt !== null || isForged(serverId);
}

/**
 * The credential as the revocation left it. One that was forged with a key that is gone was taken away with that key,
 * before it was made.
 */
export function asTakenAway(row: CredentialRow, { signingKeys }: ServerState): CredentialRow {
  const { revokedAt, mintedAt, facts, serverId } = row;
  if (revokedAt === null || revokedAt !== mintedAt || !isForged(serverId)) return row;
  const removals = [...signingKeys.values()].flatMap(({ kid, removed }) =>
    removed && removed.at <= mintedAt ? [{ kid, at: removed.at }] : [],
  );
  const ofItsKey = removals.find(({ kid }) => 'kid' in facts && facts.kid === kid) ?? removals.at(-1);
  return ofItsKey ? { ...row, revokedAt: ofItsKey.at } : row;
}

/** Since when something that the thief holds in a lane is taken away: revoked, or stolen when it was; null where nothing is. */
export function takenFromThief(lane: Lane, credentials: Iterable<CredentialRow>): number | null {
  let since: number | null = null;
  for (const row of credentials) {
    if (row.lane !== lane || row.revokedAt === null || !isWithThief(row)) continue;
    since = Math.min(since ?? Infinity, Math.max(row.revokedAt, row.leakedAt ?? row.mintedAt));
  }
  return since;
}

/**
 * How long after the revocation a request of the thief comes: of what it presents, or, where it is let in with something
 * else, of what was taken from it first. Null where that has not been.
 */
export function lateBy(
  event: RequestEvent,
  credentials: ReadonlyMap<string, CredentialRow>,
): { ms: number; withAnother: boolean } | null {
  const { at, actor, lane, credential } = event;
  if (actor !== 'attacker' || lane === null) return null;
  const own = credentials.get(credential ?? '')?.revokedAt ?? Infinity;
  if (own <= at) return { ms: at - own, withAnother: false };
  const taken = takenFromThief(lane, credentials.values()) ?? Infinity;
  return taken <= at && !isRefused(event) ? { ms: at - taken, withAnother: true } : null;
}

function isForged(serverId: string): boolean {
  return serverId.startsWith('forged-');
}
