import type { RequestContext } from '../requestContext.js';

/**
 * A model of hashing every key with bcrypt or scrypt, as passwords are hashed. Projects that did so report 60 to 100 ms
 * a hash, and 10 to 20 requests a second at most. One hash runs at a time; a request that would wait for more than a
 * second is turned away.
 */
const SLOW_HASH_MS = 80;
const LONGEST_QUEUE_MS = 1000;

/** Milliseconds the request spends waiting and hashing, or null when the queue is too long. */
export function hashSlowly(context: RequestContext): number | null {
  const freeAt = Math.max(context.now, context.recall('gauges', 'hashing until') ?? 0);
  if (freeAt - context.now > LONGEST_QUEUE_MS) return null;
  context.keep('gauges', 'hashing until', freeAt + SLOW_HASH_MS);
  return freeAt + SLOW_HASH_MS - context.now;
}
