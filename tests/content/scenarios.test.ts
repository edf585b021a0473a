import { describe, expect, it, test } from 'vitest';
import { recipes } from '../../src/content/recipes/index.js';
import { path, scenarios } from '../../src/content/scenarios/all.js';
import { firstScenario, type LabScenario } from '../../src/content/scenarios/index.js';
import { sourcesOfScenarios as sources } from '../../src/content/sources/pages/ofScenarios.js';
import { catalogue } from '../../src/core/checklist/index.js';
import {
  commandsGiven,
  SETTINGS,
  holds,
  judge,
  outcomeAt,
  replay,
  type Command,
  type CommandInput,
  type RunFile,
} from '../../src/core/simulation/index.js';
import { countOf } from '../counts.js';
import { played, whenAsked } from './playing.js';

const IDS = [
  'leaked-credential',
  'day-long-token',
  'denylist',
  'sacked-admin',
  'cached-key',
  'store-down',
  'short-and-refresh',
  'stolen-refresh',
  'key-to-jwt',
  'rotate-a-key',
  'key-in-the-bundle',
  'noisy-neighbour',
  'logged-credential',
  'signing-key',
  'pass-it-on',
  'fat-token',
  'sandbox',
];
const SEEDS = [1, 2, 3, 4, 5].slice(0, countOf('seeds of each solution and question', 5, 2));

const all = Object.entries(scenarios);
const withGoal = all.flatMap(([id, scenario]) =>
  scenario.goal ? [[id, scenario, scenario.goal] as const] : [],
);
const withPrediction = all.flatMap(([id, scenario]) =>
  scenario.prediction ? [[id, scenario, scenario.prediction] as const] : [],
);
const sixteen = IDS.filter((id) => id !== 'sandbox');

function story(id: string): LabScenario {
  const scenario = scenarios[id];
  if (!scenario) throw new Error(`no scenario ${id}`);
  return scenario;
}

test('the published ids are all there, and the Lab opens with the first', () => {
  expect(Object.keys(scenarios).slice(0, IDS.length)).toEqual(IDS);
  expect(firstScenario.world.id).toBe(IDS[0]);
});

test('the path leads through each of the sixteen once', () => {
  expect(path.flatMap(({ stories }) => stories.map(({ world }) => world.id))).toEqual(sixteen);
});

test('a recipe that a story names is in the Guide, under its title', () => {
  const titles = new Map(recipes.map(({ id, title }) => [id, title.replaceAll('`', '')]));
  const named = all.flatMap(([, { recipe }]) => (recipe ? [recipe] : []));
  expect(named.map(({ heading }) => titles.get(heading))).toEqual(named.map(({ title }) => title));
});

test('each of the sixteen asks before it shows and has a goal; three can be played from the other side', () => {
  expect(sixteen.filter((id) => !story(id).prediction || !story(id).goal)).toEqual([]);
  const attackers = all.filter(([, { side }]) => side === 'attacker');
  expect(attackers.map(([, { otherSide }]) => otherSide)).toEqual([
    'leaked-credential',
    'key-to-jwt',
    'stolen-refresh',
  ]);
  for (const [id, { otherSide = '' }] of attackers) expect(story(otherSide).otherSide).toBe(id);
});

describe.each(all)('%s', (id, scenario) => {
  it('cites sources and teaches checklist items that we have', () => {
    const items = new Set(catalogue.map((item) => item.id));
    expect(scenario.sources.filter((source) => !sources[source])).toEqual([]);
    expect(scenario.items.filter((item) => !items.has(item))).toEqual([]);
    expect([scenario.sources.length, scenario.items.length].every((count) => count > 0)).toBe(true);
  });

  it('is a world that a file may hold, with moments inside it', async () => {
    const { world, opensAt, actAt, solution, prediction } = scenario;
    const commands = [...solution, ...(prediction?.commands ?? [])];
    const file: RunFile = {
      format: 'key-or-token/run',
      version: 1,
      scenario: world,
      seed: 1,
      commands,
      until: world.startsAt,
    };
    expect(await replay(JSON.parse(JSON.stringify(file)) as RunFile)).toMatchObject({ ok: true });
    expect(world.id).toBe(id);
    const moments = [opensAt, actAt ?? opensAt, scenario.goal?.judgedAt, prediction?.revealAt];
    for (const moment of moments.filter((given) => given !== undefined)) {
      expect(moment).toBeGreaterThanOrEqual(world.startsAt);
      expect(moment).toBeLessThanOrEqual(world.endsAt);
    }
  });

  it('unlocks every command and every setting that its solution and its question need', () => {
    const needed: readonly Command[] = [...scenario.solution, ...(scenario.prediction?.commands ?? [])];
    const dials = needed.flatMap((command) =>
      command.type === 'configure' ? Object.keys(command.dials) : [],
    );
    expect(needed.map(({ type }) => type).filter((type) => !scenario.commands.includes(type))).toEqual([]);
    expect(dials.filter((dial) => !scenario.settings.some((unlocked) => unlocked === dial))).toEqual([]);
    expect(scenario.settings.filter((dial) => !SETTINGS.includes(dial))).toEqual([]);
  });

  it('has words without haste, praise or shouting', () => {
    const text = JSON.stringify([scenario, scenario.world.id]);
    expect(text).not.toMatch(/\b(just|simply|powerful|seamless|easily)\b|!/i);
  });
});

describe.each(withGoal)('%s: the goal', (_, scenario, goal) => {
  const answers = new Set<string>();

  it.each(SEEDS)('is met by the solution within par, and not by doing nothing (seed %i)', async (seed) => {
    const solved = outcomeAt(await played(scenario, scenario.solution, seed), goal.judgedAt);
    expect(judge(goal, solved).unmet).toEqual([]);
    expect(judge(goal, solved).state).toBe('met');
    expect(commandsGiven(solved, scenario.world)).toBe(scenario.solution.length);
    expect(scenario.solution.length).toBeLessThanOrEqual(goal.par);
    expect(solved.log.filter((event) => event.kind === 'command' && event.error)).toEqual([]);

    const idle = await played(scenario, [], seed);
    expect(judge(goal, outcomeAt(idle, goal.judgedAt)).state).toBe('missed');
    const { prediction } = scenario;
    if (prediction?.commands.length === 0) {
      const right = rightOptions(prediction, outcomeAt(idle, prediction.revealAt));
      expect(right).toHaveLength(1);
      expect(answers.add(right.join()).size).toBe(1);
    }
  });
});

describe.each(withPrediction.filter(([, , { commands }]) => commands.length > 0))(
  '%s: the question',
  (_, scenario, prediction) => {
    const answers = new Set<string>();

    it.each(SEEDS)('has one right answer, which does not meet the goal (seed %i)', async (seed) => {
      const run = await played(scenario, prediction.commands, seed);
      const right = rightOptions(prediction, outcomeAt(run, prediction.revealAt));
      expect(right).toHaveLength(1);
      expect(answers.add(right.join()).size).toBe(1);
      const { goal } = scenario;
      if (goal) expect(judge(goal, outcomeAt(run, goal.judgedAt)).state).not.toBe('met');
    });
  },
);

function rightOptions(
  { options }: NonNullable<LabScenario['prediction']>,
  outcome: ReturnType<typeof outcomeAt>,
): string[] {
  return options.filter(({ when }) => when.every((each) => holds(each, outcome))).map(({ id }) => id);
}

/** What somebody tries who has the misunderstanding that the story is about. */
const traps: [id: string, what: string, ...orders: CommandInput[]][] = [
  [
    'leaked-credential',
    'revoking alone',
    { type: 'revoke', credential: 'cred-1' },
    { type: 'revoke', credential: 'cred-2' },
  ],
  [
    'day-long-token',
    'a shorter lifetime',
    { type: 'configure', dials: { accessTtlS: 300 } },
    { type: 'revoke', credential: 'cred-1' },
    { type: 'revoke', credential: 'cred-2' },
  ],
  ['denylist', 'a list that is asked on every call', { type: 'configure', dials: { denylist: true } }],
  ['short-and-refresh', 'as short as can be', { type: 'configure', dials: { accessTtlS: 60 } }],
  ['sacked-admin', 'deleting the user', { type: 'delete_user', user: 'user-bo' }],
  ['sacked-admin', 'logging out', { type: 'log_out' }],
  ['sacked-admin', 'taking the role away', { type: 'change_role', user: 'user-bo', role: 'member' }],
  ['cached-key', 'revoking alone', { type: 'revoke', credential: 'cred-1' }],
  [
    'cached-key',
    'no cache at all',
    { type: 'configure', dials: { keyCacheS: 0 } },
    { type: 'revoke', credential: 'cred-1' },
  ],
  ['stolen-refresh', 'an hour of grace', { type: 'configure', dials: { refreshGraceS: 3600 } }],
  ['signing-key', 'a new key beside the old one', { type: 'rotate_signing_key', useAfterS: 0 }],
  ['signing-key', 'a new secret, shared like the old one', { type: 'remove_signing_key' }],
  ['key-in-the-bundle', 'a new key', { type: 'rotate', credential: 'cred-1', overlapS: 0 }],
  ['key-in-the-bundle', 'a proxy beside a public key', { type: 'add_proxy' }],
  ['noisy-neighbour', 'locking the neighbour out', { type: 'revoke', credential: 'cred-2' }],
  [
    'pass-it-on',
    'passing on the token of the person',
    {
      type: 'send',
      request: {
        method: 'GET',
        path: '/v1/orders',
        query: [],
        region: null,
        longLines: [],
        credentials: [{ as: 'bearer', secret: 'cred-1', edits: [] }],
        body: null,
      },
    },
  ],
  [
    'pass-it-on',
    'a signed identity and no token of one’s own',
    { type: 'configure', dials: { innerIdentity: 'signed' } },
  ],
  ['store-down', 'failing open', { type: 'configure', dials: { keyCacheS: 600, denylistFails: 'open' } }],
  ['rotate-a-key', 'no overlap', { type: 'rotate', credential: 'cred-1', overlapS: 0 }],
  ['rotate-a-key', 'an overlap of a day', { type: 'rotate', credential: 'cred-1', overlapS: 86_400 }],
  ['fat-token', 'fewer groups in tokens to come', { type: 'configure', dials: { groups: 0 } }],
  [
    'logged-credential',
    'an overlap that spares the customer',
    { type: 'rotate', credential: 'cred-1', overlapS: 180 },
  ],
  ['leaked-credential-attacker', 'stealing the key', { type: 'leak', credential: 'cred-1' }],
  ['key-to-jwt-attacker', 'stealing the token', { type: 'leak', credential: 'cred-3' }],
  ['key-to-jwt-attacker', 'stealing the key too early', { type: 'leak', credential: 'cred-2' }],
  ['stolen-refresh-attacker', 'stealing it too early', { type: 'leak', credential: 'cred-2' }],
];

test('logged-credential: replacing it in the moment in which it is revoked meets the goal too', async () => {
  const scenario = story('logged-credential');
  const run = await played(
    scenario,
    whenAsked(scenario, { type: 'rotate', credential: 'cred-1', overlapS: 0 }),
  );
  expect(scenario.goal && judge(scenario.goal, outcomeAt(run, scenario.goal.judgedAt)).state).toBe('met');
});

test('stolen-refresh: without a grace the tabs are out, with the seconds of the recipe neither is', async () => {
  const scenario = story('stolen-refresh');
  const refusedOf = async (refreshGraceS: number): Promise<number> => {
    const order: CommandInput = { type: 'configure', dials: { refreshGraceS } };
    const run = await played(scenario, whenAsked(scenario, order));
    return run.log.filter(
      (event) =>
        event.kind === 'request' &&
        event.purpose === 'call' &&
        event.actor !== 'attacker' &&
        event.exchange.response.status === 401 &&
        event.at < scenario.world.startsAt + 6 * 60_000,
    ).length;
  };
  expect(await refusedOf(0)).toBeGreaterThan(0);
  expect(await refusedOf(10)).toBe(0);
});

test.each(traps)('%s: %s does not meet the goal', async (id, _, ...orders) => {
  const scenario = story(id);
  const run = await played(scenario, whenAsked(scenario, ...orders));
  expect(scenario.goal && judge(scenario.goal, outcomeAt(run, scenario.goal.judgedAt)).state).toBe('missed');
});

test.each(['leaked-credential', 'denylist', 'signing-key', 'rotate-a-key'])(
  '%s: leftovers that do not matter leave the goal met',
  async (id) => {
    const scenario = story(id);
    const leftovers = whenAsked(
      scenario,
      { type: 'mint', lane: 'key', for: 'neighbour' },
      { type: 'configure', dials: { leewayS: 5 } },
    );
    const run = await played(scenario, [...leftovers, ...scenario.solution]);
    expect(scenario.goal && judge(scenario.goal, outcomeAt(run, scenario.goal.judgedAt)).state).toBe('met');
  },
);
