// Routine rotation: the new key works at once, the old one a while longer, so that nobody is cut off between two
// deployments. An exposed key gets no overlap: revoke it first, and replace it then (OWASP Secrets Management).

export interface Key {
  id: string;
  customer: string;
  expiresAt: number | null;
  replacedBy: string | null;
}

export type Reason = 'routine' | 'exposed';

/** Ends `old` in favour of `next`, and says from when on it is refused. */
export function rotate(old: Key, next: Key, reason: Reason, overlapS: number, now: number): number {
  if (old.customer !== next.customer) throw new Error('a key is replaced by one of the same customer');
  const overlapEnds = reason === 'exposed' ? now : now + overlapS * 1000;
  // Never past its own end: a rotation must not make an old key live longer.
  old.expiresAt = Math.min(overlapEnds, old.expiresAt ?? Infinity);
  old.replacedBy = next.id;
  return old.expiresAt;
}

/** Whom to write to before an overlap ends: who still calls with the old key. */
export function stillUsed(keys: readonly (Key & { lastUsedAt: number | null })[], since: number): string[] {
  return keys
    .filter(({ replacedBy, lastUsedAt }) => replacedBy !== null && (lastUsedAt ?? 0) >= since)
    .map(({ customer }) => customer);
}
