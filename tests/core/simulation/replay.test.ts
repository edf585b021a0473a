import { expect, test } from 'vitest';
import { scenarios } from '../../../src/content/scenarios/all.js';
import { duel } from '../../../src/content/scenarios/duel.js';
import {
  replay,
  startRun,
  type Command,
  type CommandInput,
  type RunFile,
  type Scenario,
} from '../../../src/core/simulation/index.js';
import { countOf } from '../../counts.js';
import { drawing, drawnRuns, storiesToPlay } from '../../state/lab/agreement/runs.js';
import { canonical } from './canonical.js';

const SEEDS = Array.from({ length: countOf('seeds of each story', 50, 6) }, (_, seed) => seed * 7919 + 1);

/** A little of everything that a person may do; what a story does not allow is refused in every replay alike. */
const ORDERS: readonly CommandInput[] = [
  { type: 'mint', lane: 'key' },
  { type: 'leak', credential: 'cred-1' },
  { type: 'leak', credential: 'cred-2' },
  { type: 'refresh' },
  { type: 'configure', dials: { denylist: true, accessTtlS: 120 } },
  {
    type: 'send',
    request: {
      method: 'GET',
      path: '/v1/orders',
      query: [],
      region: null,
      longLines: [],
      credentials: [{ as: 'bearer', secret: 'cred-2', edits: ['signature'] }],
      body: null,
    },
  },
  { type: 'revoke', credential: 'cred-2' },
  { type: 'rotate', credential: 'cred-1', overlapS: 60 },
  { type: 'break', part: 'key_store' },
  { type: 'mend', part: 'key_store' },
  { type: 'rotate_signing_key', useAfterS: 0 },
  { type: 'log_out' },
];

/** The same story with few calls, so that many runs of it fit into seconds. */
function short(scenario: Scenario): Scenario {
  const spanMs = scenario.endsAt - scenario.startsAt;
  const traffic = Object.fromEntries(
    Object.entries(scenario.traffic).map(([caller, rhythm]) => [
      caller,
      { ...rhythm, everyMs: Math.max(rhythm.everyMs, Math.floor(spanMs / CALLS)) },
    ]),
  );
  return { ...scenario, traffic: traffic as Scenario['traffic'] };
}
const CALLS = 2;

/** A few orders, others for every seed, spread over the story. */
function commandsIn({ startsAt, endsAt }: Scenario, seed: number): Command[] {
  return Array.from({ length: COMMANDS }, (_, index) => {
    const order = ORDERS[(seed + index * 5) % ORDERS.length] as CommandInput;
    return { ...order, at: startsAt + Math.floor(((index + 1) * (endsAt - startsAt)) / (COMMANDS + 1)) };
  });
}
const COMMANDS = 5;

test.each([duel, ...Object.values(scenarios)].map(({ world }) => [world.id, world] as const))(
  `%s: a replay, a fork with no change, and a seek back and forth give byte-identical logs over ${SEEDS.length} seeds`,
  async (_id, scenario) => {
    const world = short(scenario);
    for (const [index, seed] of SEEDS.entries()) {
      const commands = commandsIn(world, seed);
      const run = await startRun(world, seed, commands);
      await run.advance(world.endsAt);
      const log = canonical(run.log);

      // Every other replay is left on the way: a fork goes on from there, and is given what was still to come.
      const middle = world.startsAt + Math.floor(((seed % 11) * (world.endsAt - world.startsAt)) / 11) + 7;
      const until = index % 2 === 0 ? world.endsAt : middle;
      const again = await replay(JSON.parse(JSON.stringify({ ...run.export(), until })) as RunFile);
      if (!again.ok) throw new Error(`${again.code} at ${again.where}`);
      const last = index % 2 === 0 ? again.value : await again.value.fork(middle);
      for (const command of commands.filter(({ at }) => at > last.now)) await last.issue(command);
      await last.advance(world.endsAt);
      expect(canonical(last.log)).toBe(log);

      const moments = [middle, world.startsAt, world.endsAt, middle];
      const seen = moments.map((at) => canonical([last.view(at), last.bill(at)]));
      expect(seen.at(-1)).toBe(seen[0]);
      expect(canonical([run.view(middle), run.bill(middle)])).toBe(seen[0]);
      expect(canonical(run.log)).toBe(log);
    }
  },
);

const DRAWN = countOf('drawn runs with refused commands', 200, 20);

test('what is refused is part of a run: given live or at the start, a file of it gives the same log', async () => {
  let refused = 0;
  for (const { story, seed, commands } of drawnRuns(await storiesToPlay(), DRAWN)) {
    const world = short(story.world);
    const draw = drawing(seed);
    // What is given twice is mostly refused the second time, and nobody ever has a credential of this number.
    const orders = [...commands, ...commands, { type: 'revoke', credential: 'cred-999' } as const].map(
      (order) => ({ ...order, at: world.startsAt + draw.below(world.endsAt - world.startsAt) }) as Command,
    );
    const inTurn = orders.sort((a, b) => a.at - b.at);
    const given = await startRun(world, seed, inTurn);
    await given.advance(world.endsAt);
    const live = await startRun(world, seed);
    for (const command of inTurn) if (!(await live.issue(command)).ok) refused += 1;
    await live.advance(world.endsAt);

    const again = await replay(JSON.parse(JSON.stringify(live.export())) as RunFile);
    if (!again.ok) throw new Error(`${again.code} at ${again.where}`);
    expect(canonical(live.log)).toBe(canonical(given.log));
    expect(canonical(again.value.log)).toBe(canonical(live.log));
    expect(live.export()).toEqual(given.export());
  }
  expect(refused).toBeGreaterThan(DRAWN);
}, 60_000);
