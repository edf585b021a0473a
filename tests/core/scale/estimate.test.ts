import { describe, expect, test } from 'vitest';
import {
  bloomBits,
  checkSystem,
  DESIGNS,
  estimate,
  FIGURES,
  simulate,
  SWITCHES,
  type Figures,
  type System,
} from '../../../src/core/scale/index.js';
import { cacheFigures, stillAnswered } from '../../../src/core/scale/formulas/cache.js';
import { dayCurve, SLOTS } from '../../../src/core/scale/formulas/day.js';
import { herd } from '../../../src/core/scale/formulas/issuer.js';
import { sumOver, ZIPF_ERROR, zipfCallers } from '../../../src/core/scale/formulas/zipf.js';
import { draw } from '../../../src/core/shared/seeded.js';
import { drawnSystem, ordinary } from './systems.js';

function figures(changes: Partial<System> = {}): Figures {
  const found = estimate({ ...ordinary, ...changes });
  if (!found.ok) throw new Error(JSON.stringify(found));
  return found.value;
}

describe('a figure that cannot be used', () => {
  const bad = [NaN, -1, 1e15, Infinity, -Infinity, '5', null, undefined];
  test.each(FIGURES)('%s is refused by its name', (field) => {
    for (const value of bad) {
      const found = checkSystem({ ...ordinary, [field]: value });
      expect(found, String(value)).toMatchObject({ ok: false, code: 'invalid-system', faults: [{ field }] });
    }
  });

  test.each(['callers', 'sessions', 'nodes', 'regions', 'tokenBytes'] as const)('%s is whole', (field) => {
    const found = checkSystem({ ...ordinary, [field]: ordinary[field] + 0.5 });
    expect(found).toEqual({ ok: false, code: 'invalid-system', faults: [{ field, code: 'not-whole' }] });
  });

  test.each(['callers', 'nodes', 'lifetimeS', 'callsPerSecond', 'pullIntervalS'] as const)(
    '%s of 0 is too small, and the answer says what is not',
    (field) => {
      expect(estimate({ ...ordinary, [field]: 0 })).toMatchObject({
        ok: false,
        faults: [{ field, code: 'too-small', limit: expect.any(Number) as number }],
      });
    },
  );

  test.each(SWITCHES)('%s is yes or no', (field) => {
    for (const value of [...bad, 'yes', 1]) {
      const found = checkSystem({ ...ordinary, [field]: value });
      expect(found, String(value)).toMatchObject({ ok: false, faults: [{ field, code: 'not-yes-or-no' }] });
    }
  });

  test('at odds with another is named: a peak below the mean, more regions than nodes', () => {
    expect(checkSystem({ ...ordinary, peakCallsPerSecond: 10, regions: 100, nodes: 3 })).toMatchObject({
      faults: [
        { field: 'peakCallsPerSecond', code: 'too-small', limit: 2600 },
        { field: 'regions', code: 'too-large', limit: 3 },
      ],
    });
  });

  test('is refused by the simulation too, as are a budget and a seed that make no sense', () => {
    expect(simulate({ ...ordinary, nodes: 0 }, 1, { calls: 1e5 })).toMatchObject({ code: 'invalid-system' });
    for (const calls of [0, -1, NaN, 1e15]) {
      expect(simulate(ordinary, 1, { calls })).toEqual({ ok: false, code: 'invalid-budget' });
    }
    expect(simulate(ordinary, 0.5, { calls: 1e5 })).toEqual({ ok: false, code: 'invalid-seed' });
  });

  test.each([null, 7, [], 'system'])('no system at all (%j) is refused', (value) => {
    expect(checkSystem(value)).toMatchObject({ ok: false, code: 'invalid-system' });
  });
});

describe('the sum over Zipf-distributed callers', () => {
  test.each([
    [10_000_000, 1],
    [1_000_000, 0.5],
    [1_000_000, 1.5],
    [1_000_000, 0],
    [193, 2],
    [192, 1],
    [1, 1],
  ])('of %i with skew %f is within its error of adding them up one by one', (count, skew) => {
    const callers = zipfCallers(count, skew);
    let total = 0;
    for (let rank = 1; rank <= count; rank += 1) total += rank ** -skew;
    expect(Math.abs(sumOver(callers, (share) => share) - 1)).toBeLessThan(1e-9);
    expect(Math.abs((callers.share[0] ?? 0) * total - 1)).toBeLessThan(ZIPF_ERROR);
    for (const rate of [1, 1e3, 1e6, 1e9]) {
      const misses = (share: number): number => (share * rate) / (1 + share * rate * 60);
      let exact = 0;
      for (let rank = 1; rank <= count; rank += 1) exact += misses(rank ** -skew / total);
      expect(Math.abs(sumOver(callers, misses) / exact - 1), `${rate}`).toBeLessThan(ZIPF_ERROR);
    }
  });
});

describe('a day', () => {
  test.each([1, 1.5, 3.46, 8, 20])('with a peak of %f times the mean has that mean and peak', (peak) => {
    const curve = dayCurve(peak);
    expect(curve.reduce((sum, each) => sum + each, 0) / SLOTS).toBeCloseTo(1, 9);
    expect(Math.max(...curve)).toBeCloseTo(peak, 6);
    expect(Math.min(...curve)).toBeGreaterThan(0);
  });
});

describe('what the formulas say', () => {
  test('of one caller, a node and an even day: λT / (1 + λT)', () => {
    const one = {
      callers: 1,
      callsPerSecond: 0.5,
      peakCallsPerSecond: 0.5,
      nodes: 1,
      regions: 1,
      cacheTtlS: 60,
    };
    expect(figures(one).keyCache).toMatchObject({ hitRatio: expect.closeTo(30 / 31, 9) as number });
    expect(figures(one).keyCache.lookupsPerSecond.mean).toBeCloseTo(0.5 / 31, 9);
  });

  test('of a thief who hardly calls: what the owner’s calls left in a cache lets them in', () => {
    const thief = { callers: 10, thiefCallsPerSecond: 0.001, limitPerSecond: 1e6, nodes: 1, regions: 1 };
    const busy = figures(thief).designs['key-cached'].stillLetIn;
    // 260 calls a second: the verdict is all but always there, and of uniform age.
    expect(busy.meanS).toBeCloseTo(30, 1);
    expect(figures({ ...thief, callers: 1e10 }).designs['key-cached'].stillLetIn.meanS).toBeLessThan(2);
  });

  test('of a JWT checked alone: half its life and the leeway on average, all of it at most', () => {
    const { stillLetIn, exposure } = figures({ refreshTokenStolen: false }).designs.jwt;
    expect(stillLetIn.meanS).toBeCloseTo(480, 6);
    expect(stillLetIn.atMostS).toBe(930);
    // It dies by itself, whatever detection takes.
    expect(exposure.meanS).toBeCloseTo(480, 6);
    expect(exposure.atMostS).toBe(930);
  });

  test('with the refresh token out too, nothing ends before somebody acts', () => {
    const { exposure } = figures().designs.jwt;
    expect(exposure.meanS).toBeCloseTo(1500 + 480, 6);
    expect(exposure.atMostS).toBe(1500 + 930);
  });

  test('of rotation: detecting and deciding counts for a lifetime at most', () => {
    const { jwt, 'jwt-list': list } = figures({ rotation: true, regions: 1, pullIntervalS: 6 }).designs;
    expect(jwt.exposure.meanS).toBeCloseTo(900 + 480, 6);
    expect(jwt.exposure.atMostS).toBe(900 + 930);
    // The owner refreshes half a lifetime after the theft; nodes then pull within 6 s.
    expect(list.exposure.meanS).toBeCloseTo(450 + 3, 6);
    expect(list.exposure.atMostS).toBe(900 + 6);
  });

  test('of rotation, where somebody acts before most owners refresh', () => {
    const soon = { rotation: true, detectS: 60, decideS: 30, regions: 1, pullIntervalS: 6 };
    const { jwt, 'jwt-list': list } = figures(soon).designs;
    expect(jwt.exposure.meanS).toBeCloseTo(90 + 480, 6);
    expect(jwt.exposure.atMostS).toBe(90 + 930);
    // 90 s in nine cases of ten, 45 s in the others.
    expect(list.exposure.meanS).toBeCloseTo(0.9 * 90 + 0.1 * 45 + 3, 6);
    expect(list.exposure.atMostS).toBe(90 + 6);
  });

  test('of refreshes: sessions / lifetime', () => {
    expect(figures().issuer.refreshesPerSecond).toBeCloseTo(44.44, 2);
  });

  test('of the damage: the lower of limit and thief, times the exposure', () => {
    const { callsStolen, exposure } = figures().designs['key-looked-up'];
    expect(callsStolen.mean).toBeCloseTo(20 * exposure.meanS, 6);
  });

  test('of the knee: halving the life there saves a tenth of the exposure, less below', () => {
    const at = (lifetimeS: number): number => figures({ lifetimeS }).designs.jwt.exposure.meanS;
    const knee = figures().turns.littleGainedBelowS ?? 0;
    expect(1 - at(knee / 2) / at(knee)).toBeCloseTo(0.1, 6);
    expect(1 - at(knee / 4) / at(knee / 2)).toBeLessThan(0.1);
  });

  test('of the knee with rotation: a tenth there too, and less below', () => {
    for (const changes of [{}, { leewayS: 600, detectS: 60, decideS: 0 }]) {
      const at = (lifetimeS: number): number =>
        figures({ ...changes, rotation: true, lifetimeS }).designs.jwt.exposure.meanS;
      const knee = figures({ ...changes, rotation: true }).turns.littleGainedBelowS ?? 0;
      expect(1 - at(knee / 2) / at(knee)).toBeCloseTo(0.1, 6);
      for (let part = 0.95; knee * part > 2; part *= 0.9)
        expect(1 - at((knee * part) / 2) / at(knee * part)).toBeLessThan(0.1);
    }
  });

  test('of the list: at its turn a shorter life asks as much as today’s and the list', () => {
    const { turns, issuer, lists } = figures();
    expect(ordinary.sessions / (turns.listCheaperBelowS ?? 0)).toBeCloseTo(
      issuer.refreshesPerSecond + lists.pullsPerSecond,
      6,
    );
  });

  test('of a list that is pulled too rarely: it is no way to get below a lifetime', () => {
    const rare = { pullIntervalS: 3600, lifetimeS: 900 };
    expect(figures(rare).turns.listCheaperBelowS).toBeNull();
    // Where it is named, the list lets a thief in for less time than the life it is compared with.
    for (let n = 0; n < 100; n += 1) {
      const system = { ...drawnSystem(n), replicationS: 0 };
      const found = estimate(system);
      const at = found.ok ? found.value.turns.listCheaperBelowS : null;
      if (!found.ok || at === null) continue;
      const shorter = estimate({ ...system, lifetimeS: Math.max(1, at) });
      const listed = found.value.designs['jwt-list'].stillLetIn;
      if (shorter.ok) expect(listed.meanS).toBeLessThanOrEqual(shorter.value.designs.jwt.stillLetIn.meanS);
    }
  });

  test('of a lost store: what is cached is answered, less and less, and nothing past the TTL', () => {
    const callers = zipfCallers(1000, 1);
    const system = { callsPerSecond: 100, nodes: 4 };
    const all = cacheFigures(callers, dayCurve(1), system, { ttlS: 60, staleS: 0 }).hitRatio;
    const answered = stillAnswered(callers, system, { ttlS: 60, staleS: 0 });
    expect(answered(0)).toBeCloseTo(all, 9);
    expect(answered(30)).toBeCloseTo(all / 2, 9);
    expect(answered(61)).toBe(0);
  });

  test('of a cache that may be stale: it answers on in an outage, and keeps an entry for longer, as played through', () => {
    const [ttlS, staleS, perSecond, tries] = [60, 90, 0.02, 20_000];
    const system = { callsPerSecond: perSecond, nodes: 1 };
    const one = zipfCallers(1, 0);
    // A store that is lost at any moment of a cycle: how old what the node fetched last is by then.
    const ages: number[] = [];
    let fetched = 0;
    for (let n = 0; ages.length < tries; n += 1) {
      const next = fetched + ttlS - Math.log(1 - draw(n, 'next call', 3)) / perSecond;
      for (; 37.3 * ages.length < next && ages.length < tries;) ages.push(37.3 * ages.length - fetched);
      fetched = next;
    }
    const part = (holds: (age: number) => boolean): number => ages.filter(holds).length / tries;
    const answered = stillAnswered(one, system, { ttlS, staleS });
    for (const lostS of [0, 20, 60, 89, 91, 120, 149, 151]) {
      const played = part((age) => age + lostS < ttlS + staleS);
      expect(Math.abs(answered(lostS) - played), `${lostS} s`).toBeLessThan(0.015);
    }
    const { entriesPerNode } = cacheFigures(one, dayCurve(1), system, { ttlS, staleS });
    expect(Math.abs(entriesPerNode - part((age) => age < ttlS + staleS))).toBeLessThan(0.015);
  });

  test('of an issuer that cannot keep up on an ordinary day: never', () => {
    expect(herd({ sessions: 1000, lifetimeS: 10 }, 5, 50)).toEqual({ waiting: 500, drainS: null });
  });

  test('is finite and no less than nothing for any system, mean at most as long as the longest', () => {
    for (let n = 0; n < 300; n += 1) {
      const found = estimate(drawnSystem(n));
      if (!found.ok) throw new Error(JSON.stringify(found));
      for (const id of DESIGNS) {
        const { stillLetIn, exposure, bill } = found.value.designs[id];
        expect(stillLetIn.meanS, `${n} ${id}`).toBeGreaterThanOrEqual(0);
        expect(stillLetIn.lastNodeS).toBeGreaterThanOrEqual(stillLetIn.meanS * (1 - 1e-6));
        expect(stillLetIn.atMostS).toBeGreaterThanOrEqual(stillLetIn.lastNodeS * (1 - 1e-6));
        expect(exposure.atMostS).toBeGreaterThanOrEqual(exposure.meanS * (1 - 1e-6));
        expect(Number.isFinite(bill.total)).toBe(true);
      }
    }
  });

  test('takes about a millisecond', () => {
    const run = (): void => {
      for (let n = 0; n < 100; n += 1) figures({ callers: 1e9, sessions: 2e9 });
    };
    run();
    const before = process.cpuUsage();
    run();
    const { user } = process.cpuUsage(before);
    // Three, as tests share their processor’s caches with whatever else runs.
    expect(user / 1000 / 100).toBeLessThan(3);
  });
});

test('a Bloom filter of that size rings falsely as often as it says', () => {
  const [entries, rate, hashes] = [2000, 0.01, 7];
  const bits = Math.ceil(bloomBits(entries, rate));
  const filter = new Uint8Array(bits);
  const places = (n: number): number[] =>
    Array.from({ length: hashes }, (_, hash) => Math.floor(draw(n, 'bloom', hash) * bits));
  for (let n = 0; n < entries; n += 1) for (const place of places(n)) filter[place] = 1;
  let alarms = 0;
  for (let n = entries; n < 50_000; n += 1) if (places(n).every((place) => filter[place])) alarms += 1;
  const tried = 50_000 - entries;
  expect(Math.abs(alarms / tried - rate)).toBeLessThan(
    4 * Math.sqrt((rate * (1 - rate)) / tried) + 0.03 * rate,
  );
});

describe('a simulation', () => {
  test('is the same again for the same seed, and another for another', () => {
    const [first, again, other] = [1, 1, 2].map((seed) => simulate(ordinary, seed, { calls: 100_000 }));
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
  });

  test('says how far it is, and ends at about the calls it was given', () => {
    const heard: number[] = [];
    const found = simulate(ordinary, 1, { calls: 200_000 }, (done) => heard.push(done));
    expect(found.ok && found.value.calls).toBe(heard.at(-1));
    expect(Math.abs((heard.at(-1) ?? 0) / 200_000 - 1)).toBeLessThan(0.1);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
  });

  test('that the budget cannot hold is refused, with what it would take', () => {
    const busy = { ...ordinary, callsPerSecond: 1e6, peakCallsPerSecond: 2e6, nodes: 3 };
    const found = simulate(busy, 1, { calls: 100_000 });
    expect(found).toMatchObject({ ok: false, code: 'beyond-budget' });
    const needed = found.ok || found.code !== 'beyond-budget' ? 0 : found.neededCalls;
    expect(needed).toBeGreaterThan(100_000);
  });

  test('shows one revocation node by node: home first, nobody later than the longest', () => {
    const found = simulate(ordinary, 3, { calls: 100_000 });
    if (!found.ok) throw new Error(found.code);
    const { spread } = found.value;
    expect([...spread.region]).toEqual([...spread.region].sort((a, b) => a - b));
    expect(new Set(spread.region).size).toBe(3);
    for (const id of DESIGNS) {
      const longest = Math.max(...spread.refusesAtS[id]);
      expect(longest).toBeLessThanOrEqual(figures().designs[id].stillLetIn.atMostS + 1e-9);
    }
  });
});

describe('a region that is shown', () => {
  test.each([
    [10, 6],
    [100, 30],
    [7, 7],
    [480, 1],
    [101, 100],
  ])('of %i nodes in %i regions is one of so many', (nodes, regions) => {
    const found = simulate({ ...ordinary, nodes, regions, callsPerSecond: 100, peakCallsPerSecond: 200 }, 1, {
      calls: 1e5,
    });
    if (!found.ok) throw new Error(found.code);
    expect([...new Set(found.value.spread.region)]).toEqual(Array.from({ length: regions }, (_, of) => of));
  });
});
