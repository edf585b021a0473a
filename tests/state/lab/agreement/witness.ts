import type {
  CredentialRow,
  Lane,
  LogEvent,
  RequestEvent,
  Run,
} from '../../../../src/core/simulation/index.js';

/** What the log says by itself, without any measure of ours. */

export function requestsOf(log: readonly LogEvent[], lane: Lane): RequestEvent[] {
  return log.filter((event): event is RequestEvent => event.kind === 'request' && event.lane === lane);
}

export function callsOf(log: readonly LogEvent[], lane: Lane, by: 'thief' | 'honest'): RequestEvent[] {
  return requestsOf(log, lane).filter(
    ({ purpose, actor }) => purpose === 'call' && (actor === 'attacker') === (by === 'thief'),
  );
}

export function isLetIn({ exchange }: RequestEvent): boolean {
  return exchange.response.status < 400;
}

/** Turned away by a limit that counts this caller alone, as the API was set up then. */
export function isOverOwnLimit(event: RequestEvent, run: Run): boolean {
  return event.exchange.response.status === 429 && run.view(event.at).settings.limitPer === 'caller';
}

/** When each credential was taken away. One forged with a key that is gone was taken away with the key. */
export function revocationsIn(log: readonly LogEvent[]): Map<string, number> {
  const ends = new Map<string, number>();
  const removals = new Map<string, number>();
  for (const { at, changes, ...event } of log) {
    if (event.kind === 'request') {
      for (const { table, key, row } of event.trace.changes)
        if (table === 'signingKeys' && row?.removed) removals.set(key, row.removed.at);
    }
    for (const { table, row } of changes) {
      const held: CredentialRow | undefined = table === 'credentials' ? row : undefined;
      if (held?.revokedAt == null || ends.has(held.id)) continue;
      const kid = 'kid' in held.facts ? held.facts.kid : '';
      const isLateForgery = held.serverId.startsWith('forged-') && held.revokedAt === held.mintedAt;
      const removed = removals.get(kid) ?? Math.max(...removals.values());
      ends.set(held.id, isLateForgery ? removed : Math.min(at, held.revokedAt));
    }
  }
  return ends;
}

/** Since when something that the thief holds in a lane is taken away; null where nothing is. */
export function takenFromThief(log: readonly LogEvent[], lane: Lane): number | null {
  for (const { at, changes } of log) {
    const isSo = changes.some(
      ({ table, row }) =>
        table === 'credentials' && row?.lane === lane && row.leakedAt !== null && row.revokedAt !== null,
    );
    if (isSo) return at;
  }
  return null;
}

/** The last request that a credential carried, let in or turned away for its caller’s limit or its scope. */
export function lastUse(log: readonly LogEvent[], id: string): number | null {
  const used = log.findLast(
    (event) =>
      event.kind === 'request' &&
      event.credential === id &&
      ['call', 'refresh', 'exchange', 'by_hand'].includes(event.purpose) &&
      (isLetIn(event) || [403, 429].includes(event.exchange.response.status)),
  );
  return used?.at ?? null;
}
