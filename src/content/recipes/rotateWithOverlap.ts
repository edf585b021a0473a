// Routine rotation: the new key works at once, the old one a while longer, so that nobody is cut off between two
// deployments. An exposed key gets no overlap: it is revoked first and replaced then (OWASP Secrets Management). Give
// the function that mints, not a key, and that order comes by itself. It is not a transaction: write what it changed
// in one, and drop the old key from every cache. It does not find out whether the new key was exposed with the old.

export interface Key {
  id: string;
  customer: string;
  /** Milliseconds since 1970, or null. */
  expiresAt: number | null;
  revokedAt?: number | null;
  replacedBy: string | null;
}

export type Reason = 'routine' | 'exposed';

/**
 * Ends `old` in favour of `next`, and says from when on it is refused. `next` is a key, the function that mints it, or
 * null for an exposed key that gets no successor, or has one. In a routine rotation an error changes nothing; after an
 * exposure `old` is dead whatever happens then, such as a store that cannot take the new key.
 */
export function rotate(
  old: Key,
  next: Key | (() => Key) | null,
  reason: Reason,
  overlapS: number,
  now: number,
): number {
  if (!Number.isFinite(now)) throw new RangeError('now must be a number of milliseconds');
  if (reason === 'exposed') {
    old.revokedAt ??= now;
    // The earlier of the two; an end that is no number was none.
    old.expiresAt = old.expiresAt !== null && old.expiresAt < now ? old.expiresAt : now;
    if (next !== null) old.replacedBy = successorOf(old, next, now).id;
    return old.expiresAt;
  }

  // What is neither must not pass for routine: the key may be in a thief's hands.
  if (reason !== 'routine') throw new TypeError('a reason is routine or exposed');
  // An end at Infinity would be stored as null: as JSON writes it, and for ever.
  if (!Number.isFinite(now + overlapS * 1000) || overlapS < 0)
    throw new RangeError('an overlap is 0 seconds or more');
  // Who holds a dead key must not come by a live one, nor two by rotating twice.
  if (!isLive(old, now)) throw new Error('the old key has ended: mint a new one for who may ask for it');
  if (old.replacedBy !== null) throw new Error('the old key was rotated before');
  if (next === null) throw new Error('a routine rotation needs the new key');
  const successor = successorOf(old, next, now);
  // Never past its own end: a rotation must not make an old key live longer.
  old.expiresAt = Math.min(now + overlapS * 1000, old.expiresAt ?? Infinity);
  old.replacedBy = successor.id;
  return old.expiresAt;
}

function successorOf(old: Key, next: Key | (() => Key), now: number): Key {
  const successor = typeof next === 'function' ? next() : next;
  if (old.customer !== successor.customer) throw new Error('a key is replaced by one of the same customer');
  if (successor.id === old.id) throw new Error('a key does not replace itself');
  if (!isLive(successor, now)) throw new Error('the new key has ended before it began');
  return successor;
}

/** An end that is no number is in the past: NaN must not mean for ever. */
function isLive({ expiresAt, revokedAt = null }: Key, now: number): boolean {
  return revokedAt === null && (expiresAt === null || now < expiresAt);
}

/** Whom to write to before an overlap ends: who has called with the old key since then, each once. */
export function stillUsed(keys: readonly (Key & { lastUsedAt: number | null })[], since: number): string[] {
  const late = keys.filter(
    ({ replacedBy, lastUsedAt }) => replacedBy !== null && lastUsedAt !== null && lastUsedAt >= since,
  );
  return [...new Set(late.map(({ customer }) => customer))];
}
