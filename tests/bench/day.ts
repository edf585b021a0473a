import { firstScenario } from '../../src/content/scenarios/index.js';
import { startRun, type Run, type Scenario } from '../../src/core/simulation/index.js';
import type { Benchmark, Figure } from './benchmark.js';

const DAY_MS = 86_400_000;
const SEEKS = 400;

/** A day of the first story: both lanes, customer and thief, the key revoked after an hour. */
function dayOf(everyMs: number): Scenario {
  const { world } = firstScenario;
  const rhythm = { everyMs, jitter: 0.35 };
  return {
    ...world,
    endsAt: world.startsAt + DAY_MS,
    api: { ...world.api, refreshTtlS: 7 * 86_400 },
    traffic: { customer: rhythm, attacker: rhythm },
  };
}

/** The longest of many seeks, all over the day, in milliseconds; the odd one that a collection hits is left out. */
function slowestSeekMs(run: Run, { startsAt }: Scenario): number {
  const times = Array.from({ length: SEEKS }, (_, index) => {
    const at = startsAt + (((index * 7919) % SEEKS) / SEEKS) * DAY_MS;
    const started = performance.now();
    run.view(at);
    run.bill(at);
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[Math.floor(SEEKS * 0.99)] ?? NaN;
}

async function measured(everyMs: number, mostMs: number): Promise<Figure[]> {
  const scenario = dayOf(everyMs);
  const { startsAt, endsAt } = scenario;
  const started = performance.now();
  const run = await startRun(scenario, 1, [
    { at: startsAt + 3_600_000, type: 'revoke', credential: 'cred-1' },
  ]);
  await run.advance(endsAt);
  const computed = performance.now() - started;
  const variant = `a call every ${everyMs / 1000} s`;
  return [
    {
      variant,
      value: computed,
      goal: { kind: 'total', most: mostMs },
      note: `${run.log.length.toLocaleString('en')} events, with real cryptography`,
    },
    {
      variant: `${variant}: seek`,
      value: slowestSeekMs(run, scenario),
      goal: { kind: 'total', most: 5 },
      note: 'the 99th percentile',
    },
  ];
}

export const day: Benchmark = {
  name: 'day',
  title: 'A day of the Lab computed, and a seek to anywhere in it',
  unit: 'ms',
  hosts: ['node', 'chromium'],
  run: async () => [...(await measured(60_000, 2000)), ...(await measured(10_000, 12_000))],
};
