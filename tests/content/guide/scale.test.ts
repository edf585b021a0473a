import { expect, test } from 'vitest';
import { PRESETS } from '../../../src/content/scale/presets.js';
import { scaleFindings } from '../../../src/content/guide/scale.js';
import { checkSystem, estimate, type Figures, type System } from '../../../src/core/scale/index.js';
import { readScaleLink, systemOf } from '../../../src/state/scale/link.js';

/** What the page works out from the link of a finding. */
function shown(index: number): { system: System; figures: Figures } {
  const link = readScaleLink(scaleFindings[index]?.tryIt?.query ?? {});
  expect(link.unknown).toEqual([]);
  const system = systemOf(link);
  if (!system) throw new Error('no system');
  const found = estimate(system);
  if (!found.ok) throw new Error(JSON.stringify(found));
  return { system, figures: found.value };
}

test('all presets are systems, and each finding opens one', () => {
  for (const { id, system } of PRESETS) expect(checkSystem(system), id).toMatchObject({ ok: true });
  expect(scaleFindings.map((_, index) => shown(index).system)).toHaveLength(3);
});

test('a shorter life stops paying where the guide says', () => {
  const { system, figures } = shown(0);
  expect(system.lifetimeS).toBe(900);
  expect(system.detectS + system.decideS).toBe(1800);
  expect(system.lifetimeS).toBeLessThanOrEqual(figures.turns.littleGainedBelowS ?? 0);
});

test('a cache saves as little as the guide says', () => {
  const { system, figures } = shown(1);
  expect([system.callers, system.nodes, system.cacheTtlS]).toEqual([5_000_000, 400, 60]);
  expect(figures.keyCache.hitRatio).toBeLessThan(0.01);
  expect(figures.designs['key-cached'].stillLetIn.atMostS).toBe(61);
});

test('a mass revocation keeps a store busy for as long as the guide says', () => {
  const { system, figures } = shown(2);
  expect([system.massRevocation, system.lookupsPerSecondPerStore]).toEqual([2_500_000, 20_000]);
  expect(figures.outage.massLogin.drainS).toBeCloseTo(125, 6);
  expect(Math.round(figures.lists.listedAfterMass / 1e5)).toBe(25);
});
