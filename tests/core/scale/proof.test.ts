import { describe, expect, test } from 'vitest';
import { DESIGNS, estimate, simulate } from '../../../src/core/scale/index.js';
import { countOf } from '../../counts.js';
import { miss, pairs, type Pair } from './pairs.js';
import { drawnSystem } from './systems.js';

const SEED = 7;
const CALLS = 400_000;
/** All two hundred, on a machine that does other things too. */
const FULL_MS = 600_000;

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
  test(
    'say what the simulation finds, within three per cent or four standard errors',
    () => {
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
    },
    FULL_MS,
  );
});
