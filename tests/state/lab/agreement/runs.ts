import { loadScenarios, type LabScenario } from '../../../../src/content/scenarios/index.js';
import { SETTING_WORDS, type SettingName } from '../../../../src/content/lab/settings.js';
import {
  startRun,
  type Command,
  type CommandInput,
  type CommandType,
  type CredentialId,
  type Run,
} from '../../../../src/core/simulation/index.js';

/** A story with what is done in it. */
export interface Played {
  name: string;
  story: LabScenario;
  seed: number;
  commands: readonly Command[];
}

/** Every story as nobody touches it, as its question has it and as it is solved. */
export function asTold(stories: readonly LabScenario[]): Played[] {
  return stories.flatMap((story) => {
    const { prediction, solution, world } = story;
    const ways: [how: string, commands: readonly Command[]][] = [
      ['nothing done', []],
      ['the question', prediction?.commands ?? []],
      ['the solution', solution],
    ];
    return ways
      .filter(([how, commands]) => how === 'nothing done' || commands.length > 0)
      .map(([how, commands]) => ({ name: `${world.id}, ${how}`, story, seed: 1, commands }));
  });
}

/** Every story with each dial it offers turned to each of its choices, as the person may act, and then its question or its solution. */
export function withDials(stories: readonly LabScenario[]): Played[] {
  return stories.flatMap((story) => {
    const { world, opensAt, actAt, prediction, solution } = story;
    const at = Math.max(world.startsAt, (actAt ?? opensAt) - 1);
    const orders = prediction?.commands.length ? prediction.commands : solution;
    const after = orders.filter((command) => command.type !== 'configure' && command.at > at);
    return dialsOf(story).flatMap((name) =>
      SETTING_WORDS[name].choices.map(([value]) => ({
        name: `${world.id}, ${name} ${JSON.stringify(value)}`,
        story,
        seed: 1,
        commands: [{ at, type: 'configure', dials: { [name]: value } } as Command, ...after],
      })),
    );
  });
}

function dialsOf({ settings }: LabScenario): SettingName[] {
  return settings.filter((name): name is SettingName => name !== 'down');
}

/** All stories; of one without an end an hour, which says what there is to say. */
export async function storiesToPlay(): Promise<LabScenario[]> {
  return Object.values(await loadScenarios()).map((story) =>
    story.endless ? { ...story, world: { ...story.world, endsAt: story.world.startsAt + 3_600_000 } } : story,
  );
}

/** Stories as somebody leaves them who tries what is on offer: one to six commands, whenever it may be. */
export function drawnRuns(stories: readonly LabScenario[], count: number): Played[] {
  return Array.from({ length: count }, (_, index) => {
    const draw = drawing(index + 1);
    const story = draw.of(stories);
    const { startsAt, endsAt } = story.world;
    const commands = Array.from({ length: 1 + draw.below(6) }, () => ({
      ...orderOf(draw.of(story.commands), story, draw),
      at: startsAt + draw.below(endsAt - startsAt),
    })).sort((a, b) => a.at - b.at);
    return { name: `${story.world.id}, drawn ${index + 1}`, story, seed: 1 + draw.below(1000), commands };
  });
}

export async function play({ story, seed, commands }: Played): Promise<Run> {
  const run = await startRun(story.world, seed, commands);
  await run.advance(story.world.endsAt);
  return run;
}

export interface Draw {
  below(most: number): number;
  of<T>(list: readonly T[]): T;
}

/** Mulberry32: the same draws for the same seed, on every machine. */
export function drawing(seed: number): Draw {
  let state = seed * 0x9e3779b9;
  const below = (most: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * most);
  };
  return {
    below,
    of<T>(list: readonly T[]): T {
      const drawn = list[below(list.length)];
      if (drawn === undefined) throw new Error('nothing to draw from');
      return drawn;
    },
  };
}

/** What a person may ask for in such a story, with whatever there is to choose. */
export function orderOf(type: CommandType, story: LabScenario, draw: Draw): CommandInput {
  const credential: CredentialId = `cred-${1 + draw.below(6)}`;
  const user = draw.of(['user-ana', 'user-bo', 'user-gil']);
  const dials = dialsOf(story);
  switch (type) {
    case 'mint':
      return { type, lane: draw.of(['key', 'jwt']) };
    case 'leak':
    case 'revoke':
      return { type, credential };
    case 'rotate':
      return { type, credential, overlapS: draw.of([0, 60, 300]) };
    case 'sign_out_everywhere':
    case 'delete_user':
      return { type, user };
    case 'change_role':
      return { type, user, role: draw.of(['admin', 'member']) };
    case 'rotate_signing_key':
      return { type, useAfterS: draw.of([0, 300]) };
    case 'configure': {
      if (dials.length === 0) return { type, dials: {} };
      const name = draw.of(dials);
      return { type, dials: { [name]: draw.of(SETTING_WORDS[name].choices)[0] } };
    }
    case 'break':
    case 'mend':
      return { type, part: draw.of(['key_store', 'denylist', 'token_endpoint', 'user_store']) };
    case 'send':
      return {
        type,
        request: {
          method: 'GET',
          path: '/v1/orders',
          query: [],
          region: null,
          longLines: [],
          credentials: [{ as: 'bearer', secret: credential, edits: [] }],
          body: null,
        },
      };
    case 'leak_signing_key':
      return draw.below(2) === 0 ? { type } : { type, from: 'verifier' };
    default:
      return { type };
  }
}
