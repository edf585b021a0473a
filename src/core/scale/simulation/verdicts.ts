/** Slots of one row, among which a verdict is looked for. */
const ROW = 16;

/**
 * The caches of all simulated nodes: when each verdict expires, by caller and node. There are too many callers for a
 * place each, and few verdicts alive at once, so it is a table in which an expired verdict gives up its slot.
 */
export class Verdicts {
  readonly #keys: Float64Array;
  readonly #expires: Float64Array;
  readonly #rows: number;

  /**
   * @param alive how many verdicts may be alive at once, at most. The table is three times as large, so that a row has five
   *   of them on average, and one in twenty thousand has more than it can hold: then the wrong one is forgotten. Ten
   *   million calls on the sharpest day need 230 MB of it.
   */
  constructor(alive: number) {
    this.#rows = Math.max(16, Math.ceil((3 * alive) / ROW));
    this.#keys = new Float64Array(this.#rows * ROW).fill(-1);
    this.#expires = new Float64Array(this.#rows * ROW).fill(-Infinity);
  }

  /**
   * Whether the verdict is alive. If not, it is from now on, until `expires`.
   *
   * @param firstExpiresBefore until then a verdict that was never asked for may be alive from the start: it has a random
   *   age, by its key, and was fetched `ttl` before that at most
   */
  holds(key: number, now: number, ttl: number, firstExpiresBefore: number): boolean {
    const mixed = mix(key);
    const keys = this.#keys;
    const expires = this.#expires;
    const start = Math.floor((mixed / 2 ** 32) * this.#rows) * ROW;
    const end = start + ROW;
    let slot = start;
    while (slot < end && keys[slot] !== key) slot += 1;
    if (slot < end) {
      if ((expires[slot] ?? 0) > now) return true;
    } else {
      if (now < firstExpiresBefore - ttl * (mix(mixed ^ 0x5bd1e995) / 2 ** 32)) return true;
      slot = start;
      while (slot < end - 1 && (expires[slot] ?? 0) > now) slot += 1;
    }
    keys[slot] = key;
    expires[slot] = now + ttl;
    return false;
  }
}

/** The finalizer of MurmurHash3 over both halves of a number up to 2⁵³. */
function mix(key: number): number {
  let mixed = (key | 0) ^ Math.imul((key / 2 ** 32) | 0, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
