import { PRESETS } from '../../src/content/scale/presets.js';
import { estimate, simulate, sweep, type System } from '../../src/core/scale/index.js';
import { miss, pairs } from '../core/scale/pairs.js';
import { drawnSystem } from '../core/scale/systems.js';
import type { Benchmark, Figure } from './benchmark.js';

const ESTIMATES = 200;
/** Systems of which formula and simulation are compared, and the calls of each. */
const COMPARED = 40;
const CALLS = 400_000;
const MANY_CALLS = 10_000_000;

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

/** Each system a few times, the best of them: the others tell what else the machine was doing. */
function estimating(): Figure[] {
  const systems = Array.from({ length: ESTIMATES }, (_, n) => drawnSystem(n));
  const once = (system: System): number => timed(() => estimate(system));
  // Compiled by then.
  for (let round = 0; round < 3; round += 1) for (const system of systems) once(system);
  const times = systems.map((system) => Math.min(...Array.from({ length: 5 }, () => once(system))));
  const values = Array.from({ length: 73 }, (_, step) => 60 * 1440 ** (step / 72));
  const [first] = systems;
  const sweeping = first
    ? Math.min(...Array.from({ length: 5 }, () => timed(() => sweep(first, 'lifetimeS', values))))
    : NaN;
  const note = `of ${ESTIMATES} drawn systems, each the best of five`;
  return [
    { variant: 'estimate, median', value: medianOf(times), goal: { kind: 'total', most: 1 }, note },
    { variant: 'estimate, slowest', value: Math.max(...times), goal: { kind: 'total', most: 1 }, note },
    { variant: 'the two curves', value: sweeping, note: '73 points' },
  ];
}

/** How far a formula is from what is measured, over all figures of all systems that the budget holds. */
function comparing(): Figure[] {
  const apart: { by: number; missed: number; what: string }[] = [];
  let systems = 0;
  for (let n = 0; systems < COMPARED; n += 1) {
    const system = drawnSystem(n);
    const [said, found] = [estimate(system), simulate(system, n, { calls: CALLS })];
    if (!said.ok || !found.ok) continue;
    systems += 1;
    for (const pair of pairs(said.value, found.value)) {
      const [what, formula, { value }] = pair;
      const by = formula === value ? 0 : Math.abs(formula - value) / Math.abs(formula);
      if (Number.isFinite(by)) apart.push({ by, missed: miss(pair), what: `${what}, system ${n}` });
    }
  }
  const worst = apart.reduce((most, each) => (each.by > most.by ? each : most));
  const nearest = apart.reduce((most, each) => (each.missed > most.missed ? each : most));
  const note = `${apart.length} figures of ${COMPARED} systems, ${CALLS.toLocaleString('en')} calls each`;
  return [
    {
      variant: 'formula and simulation apart, median',
      value: 100 * medianOf(apart.map(({ by }) => by)),
      unit: '%',
      note,
    },
    {
      variant: 'formula and simulation apart, worst',
      value: 100 * worst.by,
      unit: '%',
      note: `${worst.what}, which is so rare that the run saw none`,
    },
    {
      variant: 'of what is allowed (3 % or 4 standard errors)',
      value: 100 * nearest.missed,
      unit: '%',
      goal: { kind: 'total', most: 100 },
      note: nearest.what,
    },
  ];
}

function simulating(): Figure[] {
  return PRESETS.filter(({ id }) => id === 'hyperscaler' || id === 'saas').map(({ id, system }) => {
    let made = 0;
    const value = timed(() => {
      const found = simulate(system, 1, { calls: MANY_CALLS });
      made = found.ok ? found.value.calls : NaN;
    });
    return {
      variant: `ten million calls, ${id}`,
      value,
      goal: { kind: 'total', most: 5000 },
      note: `${made.toLocaleString('en')} calls`,
    };
  });
}

export const scaleBenchmark: Benchmark = {
  name: 'scale',
  title: 'At your scale: closed forms, simulation, and how far they are apart',
  unit: 'ms',
  hosts: ['node', 'chromium'],
  run: () => Promise.resolve([...estimating(), ...comparing(), ...simulating()]),
};
