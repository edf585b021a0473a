import { describe, expect, test } from 'vitest';
import {
  DESIGNS,
  estimate,
  simulate,
  type Figures,
  type Measures,
  type Sample,
} from '../../../src/core/scale/index.js';
import { countOf } from '../../counts.js';
import { drawnSystem } from './systems.js';

/** A formula and what was measured of the same thing. */
type Pair = [what: string, formula: number, measured: Sample];

function pairs(figures: Figures, measures: Measures): Pair[] {
  const { keyCache, introspectionCache, lists, herd } = measures;
  return [
    ['hit ratio of keys', figures.keyCache.hitRatio, keyCache.hitRatio],
    ['lookups', figures.keyCache.lookupsPerSecond.mean, keyCache.lookupsPerSecond],
    ...(introspectionCache
      ? ([
          ['hit ratio of introspection', figures.introspectionCache.hitRatio, introspectionCache.hitRatio],
          [
            'introspections',
            figures.introspectionCache.lookupsPerSecond.mean,
            introspectionCache.lookupsPerSecond,
          ],
        ] satisfies Pair[])
      : []),
    ...DESIGNS.flatMap((id): Pair[] => {
      const [said, found] = [figures.designs[id], measures.designs[id]];
      return [
        [`${id}: let in, mean`, said.stillLetIn.meanS, found.meanS],
        [`${id}: last node`, said.stillLetIn.lastNodeS, found.lastNodeS],
        [`${id}: exposure`, said.exposure.meanS, found.exposureS],
      ];
    }),
    ['list of tokens', figures.lists.tokensListed, lists.tokensListed],
    ['list of sessions', figures.lists.sessionsListed, lists.sessionsListed],
    ['herd', figures.outage.herd.waiting, herd.waiting],
    ['drain', figures.outage.herd.drainS, herd.drainS],
  ];
}

/** Relative to three per cent or four standard errors, whichever is larger: at most 1 is near enough. */
function miss([, formula, { value, error }]: Pair): number {
  if (formula === value) return 0;
  return Math.abs(formula - value) / Math.max(0.03 * Math.abs(formula), 4 * error, 1e-9);
}

const SEED = 7;
const CALLS = 400_000;

function proven(n: number): { left: Pair[]; bounds: [string, number, number][] } | null {
  const system = drawnSystem(n);
  const [said, found] = [estimate(system), simulate(system, SEED + n, { calls: CALLS })];
  if (!said.ok) throw new Error(JSON.stringify(said.faults));
  if (!found.ok) {
    expect(found.code).toBe('beyond-budget');
    return null;
  }
  return {
    left: pairs(said.value, found.value).filter((pair) => miss(pair) > 1),
    bounds: DESIGNS.flatMap((id): [string, number, number][] => [
      [`${id}: let in at most`, found.value.designs[id].longestS, said.value.designs[id].stillLetIn.atMostS],
      [
        `${id}: exposed at most`,
        found.value.designs[id].longestExposureS,
        said.value.designs[id].exposure.atMostS,
      ],
    ]),
  };
}

describe('the closed forms', () => {
  test('say what the simulation finds, within three per cent or four standard errors', () => {
    const wanted = countOf('drawn systems, formula against simulation', 200, 20);
    let simulated = 0;
    for (let n = 0; simulated < wanted; n += 1) {
      const found = proven(n);
      if (!found) continue;
      simulated += 1;
      expect(found.left, `system ${n}`).toEqual([]);
      for (const [what, longest, atMost] of found.bounds) {
        expect(longest, `system ${n}, ${what}`).toBeLessThanOrEqual(atMost + 1e-6);
      }
    }
  });
});
