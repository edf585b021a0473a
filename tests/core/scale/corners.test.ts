import { describe, expect, test } from 'vitest';
import { draw } from '../../../src/core/shared/seeded.js';
import {
  checkSystem,
  estimate,
  FIGURES,
  LIMITS,
  simulate,
  sweep,
  type System,
} from '../../../src/core/scale/index.js';
import { ordinary } from './systems.js';

/** Every number in a value that is none, by where it is. `null` is a word of the figures: “never”, or “does not apply”. */
function notFinite(value: unknown, at = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${at}: ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => notFinite(each, `${at}.${name}`));
}

/** With what is at odds brought together. */
function consistent(system: System): System {
  const { callsPerSecond, nodes, regions, sessions, massRevocation } = system;
  const peakCallsPerSecond = Math.min(
    Math.max(system.peakCallsPerSecond, callsPerSecond),
    20 * callsPerSecond,
  );
  return {
    ...system,
    peakCallsPerSecond,
    regions: Math.min(regions, nodes),
    massRevocation: Math.min(massRevocation, sessions),
  };
}

/** As small as may be; and where that is nothing, next to nothing. */
const TINY = 1e-12;
const least = (field: (typeof FIGURES)[number]): number[] => {
  const { least: from, whole } = LIMITS[field];
  return from === 0 && !whole ? [0, TINY] : [from];
};

const edges = FIGURES.flatMap((field) =>
  [...least(field), LIMITS[field].most].map(
    (value) => [field, value, consistent({ ...ordinary, [field]: value })] as const,
  ),
);
/** Corner number `n`: each figure as small or as large as may be. */
const corner = (n: number): System =>
  consistent({
    ...ordinary,
    refreshTokenStolen: draw(n, 'refreshTokenStolen', 2) < 0.5,
    rotation: draw(n, 'rotation', 2) < 0.5,
    ...Object.fromEntries(
      FIGURES.map((field) => {
        const [low = 0, tiny = low] = least(field);
        const at = draw(n, field, 2);
        return [field, at < 0.4 ? low : at < 0.5 ? tiny : LIMITS[field].most];
      }),
    ),
  });

describe('at the edge of what is allowed', () => {
  test.each(edges)('%s of %d has finite figures', (_, __, system) => {
    expect(checkSystem(system)).toMatchObject({ ok: true });
    expect(notFinite(estimate(system))).toEqual([]);
    for (const field of ['lifetimeS', 'cacheTtlS'] as const)
      expect(notFinite(sweep(system, field, [1, 60, 3600, 86_400]))).toEqual([]);
  });

  test('all figures at once have finite figures, in any corner', () => {
    for (let n = 0; n < 400; n += 1) expect(notFinite(estimate(corner(n))), `corner ${n}`).toEqual([]);
  });

  test('a simulation has finite figures, or says why it has none', () => {
    let simulated = 0;
    for (let n = 0; n < 30; n += 1) {
      const found = simulate({ ...corner(n), nodes: 3, regions: n % 3 === 0 ? 3 : 1 }, n, { calls: 10_000 });
      expect(notFinite(found), `corner ${n}`).toEqual([]);
      if (found.ok) simulated += 1;
      else expect(found.code, `corner ${n}`).toBe('beyond-budget');
    }
    expect(simulated).toBeGreaterThan(5);
  });
});

describe('what comes to nothing', () => {
  const figures = (changes: Partial<System>) => {
    const found = estimate(consistent({ ...ordinary, ...changes }));
    if (!found.ok) throw new Error(JSON.stringify(found));
    return found.value;
  };

  test('no cache: every call asks, nobody is let in after the issuer knows, and nothing is answered without it', () => {
    const { designs, introspectionCache, outage } = figures({ introspectionTtlS: 0 });
    expect(introspectionCache).toMatchObject({ hitRatio: 0, entriesPerNode: 0 });
    expect(designs.introspection.load.lookupsPerSecond.mean).toBeCloseTo(ordinary.callsPerSecond, 6);
    expect(designs.introspection.stillLetIn).toEqual({ meanS: 0, lastNodeS: 0, atMostS: 0 });
    expect(new Set(outage.answered.introspection)).toEqual(new Set([0]));
  });

  test('no lifetime, no leeway, nobody to wait for: rotation is still the shorter', () => {
    const of = (changes: Partial<System>) => {
      const { jwt, 'jwt-list': list } = figures({ rotation: true, leewayS: 0, ...changes }).designs;
      return [jwt.exposure, list.exposure];
    };
    // Acting at once leaves rotation nothing to do.
    for (const lifetimeS of [1, 900, LIMITS.lifetimeS.most]) {
      const now = { lifetimeS, detectS: 0, decideS: 0 };
      expect(of(now)).toEqual(of({ ...now, rotation: false }));
    }
    // However late somebody acts, a life of a second ends within two of the theft.
    const late = { lifetimeS: 1, detectS: LIMITS.detectS.most };
    expect(of(late)[0]?.meanS).toBeCloseTo(1.5, 9);
    expect(of(late)[0]?.atMostS).toBe(2);
    expect(of(late)[1]?.atMostS).toBe(2);
    // And before a month is over somebody has acted.
    const [jwt, list] = of({ lifetimeS: LIMITS.lifetimeS.most, regions: 1 });
    const actS = ordinary.detectS + ordinary.decideS;
    expect(jwt?.atMostS).toBe(actS + LIMITS.lifetimeS.most);
    expect(list?.atMostS).toBe(actS + ordinary.pullIntervalS);
  });

  test('one region: nothing is replicated', () => {
    const { designs, outage } = figures({ regions: 1, replicationS: 3600 });
    expect(designs['key-looked-up'].stillLetIn).toEqual({ meanS: 0, lastNodeS: 0, atMostS: 0 });
    expect(designs['jwt-list'].stillLetIn.atMostS).toBe(ordinary.pullIntervalS);
    expect(outage.loadAfterRegionLost).toBeNull();
  });

  test('no revocation, no outage, nobody revoked at once', () => {
    const { lists, outage } = figures({ revocationsPerDay: 0, massRevocation: 0, outageS: 0 });
    expect([lists.sessionsListed, lists.listedAfterMass, lists.bloomBytes]).toEqual([0, 0, 0]);
    expect(outage).toMatchObject({ herd: { waiting: 0, drainS: 0 }, massLogin: { waiting: 0, drainS: 0 } });
  });

  test('a limit below what the thief sends is all that is answered', () => {
    const of = (thiefCallsPerSecond: number) =>
      figures({ thiefCallsPerSecond, limitPerSecond: 2, callers: 10 }).designs['key-cached'];
    expect(of(1e6)).toEqual(of(2));
    expect(of(2).callsStolen.mean).toBeCloseTo(2 * of(2).exposure.meanS, 6);
  });
});

test('an issuer that never catches up says so of the outage and of the mass revocation alike', () => {
  const overloaded = { sessions: 1_000_000, lifetimeS: 10, lookupsPerSecondPerStore: 20_000 };
  for (const massRevocation of [1000, 1_000_000]) {
    const found = estimate({ ...ordinary, ...overloaded, massRevocation });
    expect(found).toMatchObject({
      ok: true,
      value: { outage: { herd: { drainS: null }, massLogin: { drainS: null, waiting: massRevocation } } },
    });
  }
});

test('no JWT with a list gets in for longer than one alone, no cached key for less than one looked up', () => {
  for (let n = 0; n < 200; n += 1) {
    const found = estimate(corner(n));
    if (!found.ok) throw new Error(JSON.stringify(found));
    const { designs } = found.value;
    for (const part of ['meanS', 'lastNodeS', 'atMostS'] as const) {
      const slack = 1e-6 * designs.jwt.stillLetIn[part] + 1e-9;
      expect(designs['jwt-list'].stillLetIn[part], `${n}`).toBeLessThanOrEqual(
        designs.jwt.stillLetIn[part] + slack,
      );
      expect(designs['key-cached'].stillLetIn[part] + slack, `${n}`).toBeGreaterThanOrEqual(
        designs['key-looked-up'].stillLetIn[part],
      );
    }
    const { answered } = found.value.outage;
    for (const shares of Object.values(answered)) {
      for (const [index, share] of shares.entries()) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual((shares[index - 1] ?? 1) + 1e-9);
      }
    }
  }
});
