import { dayCurve, SLOTS } from '../formulas/day.js';
import type { System } from '../system.js';
import { callerPicker } from './callers.js';
import { drawer } from './random.js';
import type { Sample } from './sample.js';
import { Verdicts } from './verdicts.js';

export interface CacheMeasures {
  hitRatio: Sample;
  lookupsPerSecond: Sample;
  calls: number;
  /** How many of the nodes were simulated. */
  nodes: number;
  /** How much time was simulated, after the warm-up, and how long a day was made for that. */
  measuredS: number;
  dayS: number;
}

/** Not fewer times the TTL than this are simulated, or the hours of the day would run into each other. */
const LEAST_TTLS = 40;
const GOOD_TTLS = 200;
const MOST_NODES = 16;
const WARM_UP_TTLS = 2;
const DAY_S = 86_400;
/** Calls between two pauses: a millisecond or two. */
const AT_ONCE = 8192;

/**
 * Callers call by chance (Poisson), each at its own rate, which rises and falls with the day; a node at random gets the
 * call, and asks the store unless it holds a verdict that is younger than the TTL.
 *
 * Of many nodes some are simulated, with every caller at the true rate: what a node sees does not depend on the others.
 * At first every verdict is there, of random age, and two TTLs are discarded. Where the budget does not last for a day,
 * the day is made shorter.
 *
 * Yields the calls made since the last pause. Comes back with the number of calls that it would need, if that is more
 * than the budget.
 */
export function* simulateCache(
  system: System,
  { callers, ttlS, seed, calls }: { callers: number; ttlS: number; seed: number; calls: number },
): Generator<number, CacheMeasures | number> {
  const perTtl = (system.callsPerSecond / system.nodes) * ttlS;
  const needed = (LEAST_TTLS + WARM_UP_TTLS) * perTtl;
  if (needed > calls) return Math.ceil(needed);

  const nodes = Math.min(system.nodes, MOST_NODES, Math.max(1, Math.floor(calls / (GOOD_TTLS * perTtl))));
  const rate = (system.callsPerSecond / system.nodes) * nodes;
  const warmS = WARM_UP_TTLS * ttlS;
  const measuredS = calls / rate - warmS;
  const dayS = measuredS >= DAY_S ? measuredS / Math.floor(measuredS / DAY_S) : measuredS;
  const slotS = dayS / SLOTS;
  const curve = dayCurve(system.peakCallsPerSecond / system.callsPerSecond);
  const busiest = (curve[0] ?? 1) * perTtl * nodes;

  const draw = drawer(seed, callers);
  const pick = callerPicker(callers, system.callerSkew);
  const verdicts = new Verdicts(Math.min(busiest, calls, callers * nodes));
  // The warm-up is the end of the day before.
  let now = -warmS;
  let slot = Math.floor(now / slotS);
  let [made, paused, counted, missed] = [0, 0, 0, 0];
  while (now < measuredS) {
    const perSecond = rate * (curve[((slot % SLOTS) + SLOTS) % SLOTS] ?? 0);
    const endS = Math.min((slot + 1) * slotS, measuredS);
    for (;;) {
      now -= Math.log(1 - draw()) / perSecond;
      if (now >= endS) break;
      made += 1;
      const verdict = pick(draw) * nodes + Math.floor(draw() * nodes);
      const isHit = verdicts.holds(verdict, now, ttlS, ttlS - warmS);
      if (now >= 0) {
        counted += 1;
        if (!isHit) missed += 1;
      }
      if (made - paused >= AT_ONCE) {
        yield made - paused;
        paused = made;
      }
    }
    // Memoryless: the wait for the next call begins anew with the new rate.
    now = endS;
    slot += 1;
  }
  yield made - paused;
  const scale = system.nodes / (nodes * measuredS);
  // Misses of one caller are more even than chance, and so are hits: these errors are upper bounds.
  const chance = Math.sqrt(Math.max(1, Math.min(missed, counted - missed)));
  return {
    hitRatio: { value: 1 - missed / counted, error: chance / counted },
    lookupsPerSecond: { value: missed * scale, error: Math.sqrt(missed) * scale },
    calls: made,
    nodes,
    measuredS,
    dayS,
  };
}
