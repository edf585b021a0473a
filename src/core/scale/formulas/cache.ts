import { SLOTS } from './day.js';
import { sumOver, type Callers } from './zipf.js';

/** How long a node answers with a verdict, and how much longer while it asks again. */
export interface Keeping {
  ttlS: number;
  staleS: number;
}

/** What caches of one TTL do to the calls of a whole system. */
export interface CacheFigures {
  /** The part of calls that a node answers from its cache, over a day. */
  hitRatio: number;
  lookupsPerSecond: { mean: number; peak: number };
  /** Callers whose verdict one node holds, mean over a day. */
  entriesPerNode: number;
}

/**
 * A node that keeps a verdict for T from when it fetched it. Of one caller it sees λ calls a second.
 *
 * A cycle begins with a miss; T later the entry is gone, and the next call, 1 / λ later on average, is the next miss. So
 * a cycle takes T + 1 / λ and holds one miss and λT hits:
 *
 *     misses a second = λ / (1 + λT)        hit ratio = λT / (1 + λT)
 *
 * and the entry is there for T of a cycle, which is the same fraction. Nodes share calls at random, so a node sees of a
 * caller the system’s rate divided by nodes (a Poisson process split is Poisson again). Summed over callers and over
 * the slots of a day, during each of which λ is constant. Answering stale while asking again changes who waits, not
 * how often a store is asked: the first call past T asks, either way. It does keep the entry for longer: until that call,
 * or for S, whichever is first, which is (1 − e^(−λS)) / λ of a cycle.
 *
 * @param ttlS 0: every call asks
 */
export function cacheFigures(
  callers: Callers,
  curve: Float64Array,
  { callsPerSecond, nodes }: { callsPerSecond: number; nodes: number },
  { ttlS, staleS }: Keeping,
): CacheFigures {
  const { share, weight } = callers;
  let [lookups, entries, peak] = [0, 0, 0];
  // The evening mirrors the morning: slot 1 is as slot 47.
  for (let slot = 0; slot <= SLOTS / 2; slot += 1) {
    const times = slot === 0 || slot === SLOTS / 2 ? 1 : 2;
    const perNode = (callsPerSecond / nodes) * (curve[slot] ?? 0);
    let [misses, held] = [0, 0];
    for (let index = 0; index < share.length; index += 1) {
      const rate = (share[index] ?? 0) * perNode;
      const missed = ((weight[index] ?? 0) * rate) / (1 + rate * ttlS);
      misses += missed;
      held += missed * (staleS > 0 ? ttlS - Math.expm1(-rate * staleS) / rate : ttlS);
    }
    lookups += times * misses * nodes;
    entries += times * held;
    peak = Math.max(peak, misses * nodes);
  }
  const mean = lookups / SLOTS;
  return {
    hitRatio: Math.max(0, 1 - mean / callsPerSecond),
    lookupsPerSecond: { mean, peak },
    entriesPerNode: entries / SLOTS,
  };
}

/**
 * The part of calls that nodes still answer from their caches so many seconds after the store was lost. A node asks again
 * in vain, and goes on with what it fetched before until that is T + S old. When the store is lost, it fetched it `a` ago
 * with density 1 / (T + 1 / λ) for a < T and e^(−λ(a − T)) of that beyond, until the next call asked. What is answered is
 * a < T + S − lost: λ (T + S − lost) / (1 + λT) once lost > S, a straight line down to nothing; before, also the e^ part,
 *
 *     λ (T + (1 − e^(−λ(S − lost))) / λ) / (1 + λT)
 */
export function stillAnswered(
  callers: Callers,
  { callsPerSecond, nodes }: { callsPerSecond: number; nodes: number },
  { ttlS, staleS }: Keeping,
): (lostS: number) => number {
  return (lostS) => {
    const stale = staleS - lostS;
    const fresh = Math.max(0, ttlS + Math.min(0, stale));
    return sumOver(callers, (share) => {
      const rate = (share * callsPerSecond) / nodes;
      const held = stale > 0 ? rate * fresh - Math.expm1(-rate * stale) : rate * fresh;
      return (share * held) / (1 + rate * ttlS);
    });
  };
}
