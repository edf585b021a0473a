import { succeed, type Result } from '../shared/index.js';
import { checkSystem, type SystemRefusal } from './check.js';
import type { DesignId } from './formulas/designs.js';
import { simulateCache, type CacheMeasures } from './simulation/cacheRun.js';
import { simulateHerd, simulateList } from './simulation/issuerRuns.js';
import {
  simulateRevocations,
  simulateSpread,
  type Spread,
  type SpreadMeasures,
} from './simulation/revocations.js';
import type { Sample } from './simulation/sample.js';
import type { System } from './system.js';

/** What a simulation found: each figure beside the one of the same name that `estimate` gives. */
export interface Measures {
  calls: number;
  keyCache: CacheMeasures;
  /** Null where nothing is cached: each call asks. */
  introspectionCache: CacheMeasures | null;
  designs: Readonly<Record<DesignId, SpreadMeasures>>;
  lists: { tokensListed: Sample; sessionsListed: Sample };
  /** As in `estimate`, null where an issuer never catches up. */
  herd: { waiting: Sample; drainS: Sample | null };
  spread: Spread;
}

export type Measured = Result<
  Measures,
  SystemRefusal | { code: 'beyond-budget'; neededCalls: number } | { code: 'invalid-budget' | 'invalid-seed' }
>;

export interface Budget {
  /** Calls to simulate, 10,000 to 100 million. */
  calls: number;
}

const LEAST_CALLS = 10_000;
const MOST_CALLS = 100_000_000;
/** Nodes that hear of a revocation, over all trials, for each call of the budget. */
const NODES_PER_CALL = 0.05;

/**
 * Simulates a system event by event: callers who call, caches that fill and run out, credentials that are stolen and
 * revoked, an issuer that comes back. The same system, seed and budget give the same figures.
 *
 * @param progress hears how many calls of the budget are done
 */
export function simulate(
  system: System,
  seed: number,
  budget: Budget,
  progress?: (done: number) => void,
): Measured {
  const work = simulation(system, seed, budget);
  let done = 0;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    done += step.value;
    if (step.value > 0) progress?.(done);
  }
}

/** The same in steps of about a millisecond, each of which yields the calls it made: for a page that must not stutter. */
export function* simulation(system: System, seed: number, budget: Budget): Generator<number, Measured> {
  const checked = checkSystem(system);
  if (!checked.ok) return checked;
  if (!Number.isSafeInteger(seed)) return { ok: false, code: 'invalid-seed' };
  if (!(budget.calls >= LEAST_CALLS && budget.calls <= MOST_CALLS))
    return { ok: false, code: 'invalid-budget' };

  const { introspectionTtlS, cacheTtlS, callers, sessions, lookupsPerSecondPerStore } = checked.value;
  const calls = introspectionTtlS > 0 ? budget.calls / 2 : budget.calls;
  const keyCache = yield* simulateCache(checked.value, { callers, ttlS: cacheTtlS, seed, calls });
  if (typeof keyCache === 'number') return beyond(keyCache, budget, calls);
  const introspectionCache =
    introspectionTtlS > 0
      ? yield* simulateCache(checked.value, {
          callers: sessions,
          ttlS: introspectionTtlS,
          seed: seed + 1,
          calls,
        })
      : null;
  if (typeof introspectionCache === 'number') return beyond(introspectionCache, budget, calls);
  const designs = yield* simulateRevocations(checked.value, seed, budget.calls * NODES_PER_CALL);
  return succeed({
    calls: keyCache.calls + (introspectionCache?.calls ?? 0),
    keyCache,
    introspectionCache,
    designs,
    lists: simulateList(checked.value, seed),
    herd: simulateHerd(checked.value, lookupsPerSecondPerStore, seed),
    spread: simulateSpread(checked.value, seed),
  });
}

function beyond(needed: number, budget: Budget, calls: number): Measured {
  return { ok: false, code: 'beyond-budget', neededCalls: Math.ceil((needed * budget.calls) / calls) };
}
