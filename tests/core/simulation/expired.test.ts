import { expect, test } from 'vitest';
import {
  isRefused,
  type Command,
  type CommandInput,
  type Run,
  type Scenario,
} from '../../../src/core/simulation/index.js';
import { at, calls, play, worldWith } from './harness.js';

/** When the run says that age ends a credential, held against what the thief's calls were answered. */

const later = (minute: number, order: CommandInput): Command => ({ ...order, at: at(minute) });
const configured = (dials: CommandInput<'configure'>['dials']): Command[] => [
  later(6, { type: 'configure', dials }),
];
const rotated = later(6, { type: 'rotate', credential: 'cred-1', overlapS: 120 });

const PACE_MS = 5000;

interface Case {
  name: string;
  api?: Partial<Scenario['api']>;
  commands?: Command[];
  /** Minute of the story at which age alone ends it. */
  minute: number;
}

const TOKENS: Case[] = [
  { name: 'as the story has it', minute: 15 },
  { name: 'leeway in the story', api: { leewayS: 60 }, minute: 16 },
  { name: 'leeway set by the dial', commands: configured({ leewayS: 300 }), minute: 20 },
  {
    name: 'leeway taken back by the dial',
    api: { leewayS: 300 },
    commands: configured({ leewayS: 0 }),
    minute: 15,
  },
  { name: 'a clock that lags', commands: configured({ clockSkewS: -120 }), minute: 17 },
  { name: 'a clock that runs ahead', commands: configured({ clockSkewS: 120 }), minute: 13 },
  {
    name: 'leeway and a clock that runs ahead',
    commands: configured({ leewayS: 300, clockSkewS: 120 }),
    minute: 18,
  },
  {
    name: 'leeway, and the issuer asked about each token',
    commands: configured({ leewayS: 300, introspection: true }),
    minute: 15,
  },
  {
    name: 'leeway, and answers of the issuer remembered',
    commands: configured({ leewayS: 300, introspection: true, introspectionCacheS: 600 }),
    minute: 15,
  },
];

test.each(TOKENS)(
  'a token is over at the moment from which no call is let in: $name',
  async ({ api, commands, minute }) => {
    const run = await withBusyThief(commands, api);
    const end = run.expiredFrom('cred-2', at(7));
    expect(end).toBe(at(minute));
    expectTurnAt(end ?? 0, calls(run, 'jwt', 'attacker'));
  },
);

test('a rotated key is over when its overlap is', async () => {
  const run = await withBusyThief([rotated]);
  expect(run.expiredFrom('cred-1', at(7))).toBe(at(8));
  expectTurnAt(at(8), calls(run, 'key', 'attacker'));
});

test('a rotated key outlives its overlap in a copy that knows the old expiry', async () => {
  const run = await withBusyThief([rotated], { keyCacheS: 600 });
  const end = run.expiredFrom('cred-1', at(7)) ?? 0;
  expect(end).toBeGreaterThan(at(8));
  expectTurnAt(end, calls(run, 'key', 'attacker'));
});

test('what has no expiry is never over, and neither is what nobody minted', async () => {
  const run = await play([]);
  expect([run.expiredFrom('cred-1', at(7)), run.expiredFrom('cred-99', at(7))]).toEqual([null, null]);
});

function withBusyThief(commands: Command[] = [], api: Partial<Scenario['api']> = {}): Promise<Run> {
  const scenario = worldWith(api);
  const attacker = { everyMs: PACE_MS, jitter: 0 };
  return play(commands, { ...scenario, traffic: { ...scenario.traffic, attacker } });
}

function expectTurnAt(end: number, made: ReturnType<typeof calls>): void {
  const letIn = made.filter((event) => !isRefused(event)).map((event) => event.at);
  const refused = made.filter((event) => isRefused(event)).map((event) => event.at);
  expect(letIn.length).toBeGreaterThan(0);
  expect(refused.length).toBeGreaterThan(0);
  expect(Math.max(...letIn)).toBeLessThan(end);
  expect(Math.min(...refused) - end).toBeLessThan(1.1 * PACE_MS);
}
