import type { GoalLine } from '../../content/scenarios/index.js';
import {
  commandsGiven,
  holds,
  judge,
  outcomeAt,
  startRun,
  type Command,
  type CommandCode,
  type Condition,
  type CredentialRow,
  type Judgement,
  type Outcome,
  type Scenario,
} from '../../core/simulation/index.js';
import { Computing, FIRST_SEED } from '../lab/index.js';
import type { WrittenStory } from './story.js';

/** What comes of a story when it is played: by nobody, by its solution, and as its question has it. */
export interface Proof {
  /** Whether its goal is met though nobody does anything. Null where there is no goal. */
  idle: Judgement<GoalLine> | null;
  /** Whether its solution meets it, and with how many commands. */
  solved: (Judgement<GoalLine> & { given: number }) | null;
  /** The first command of the solution that could not be carried out, counted from 0. */
  refused: { position: number; code: CommandCode } | null;
  /** What comes of the conditions of each option of the question, in their order. */
  options: readonly (readonly boolean[])[];
  /** Whether what the question is about meets the goal by itself. */
  askedMeets: boolean;
  /** What the solution leaves, to call credentials by what they are. */
  credentials: ReadonlyMap<string, CredentialRow>;
}

type Played = Pick<WrittenStory, 'world' | 'solution' | 'goal' | 'prediction'>;

/** Plays a story. It takes a while, in which the page stays alive; nothing comes of it once it is no longer `wanted`. */
export async function prove(
  { world, solution, goal, prediction }: Played,
  wanted: () => boolean = () => true,
): Promise<Proof | null> {
  const last = (commands: readonly Command[]): number => Math.max(...commands.map(({ at }) => at));
  const until = goal?.judgedAt ?? Math.max(world.startsAt, last([...world.script, ...solution]));
  const idle = await playedTo(world, [], until, wanted);
  const solved = await playedTo(world, solution, until, wanted);
  const asked =
    prediction &&
    (await playedTo(world, prediction.commands, latest(prediction.revealAt, goal?.judgedAt), wanted));
  if (!wanted()) return null;
  const whenJudged = outcomeAt(solved, until);
  const whenRevealed = asked && outcomeAt(asked, prediction.revealAt);
  return {
    idle: goal ? judge(goal, outcomeAt(idle, until)) : null,
    solved: goal ? { ...judge(goal, whenJudged), given: commandsGiven(whenJudged, world) } : null,
    refused: refusedOf(whenJudged, solution),
    options: whenRevealed ? prediction.options.map(({ when }) => when.map(holdsIn(whenRevealed))) : [],
    askedMeets: asked && goal ? judge(goal, outcomeAt(asked, goal.judgedAt)).state === 'met' : false,
    credentials: whenJudged.credentials,
  };
}

function latest(at: number, other: number = at): number {
  return Math.max(at, other);
}

function holdsIn(outcome: Outcome): (condition: Condition) => boolean {
  return (condition) => holds(condition, outcome);
}

async function playedTo(
  world: Scenario,
  commands: readonly Command[],
  until: number,
  wanted: () => boolean,
): ReturnType<typeof startRun> {
  const run = await startRun(world, FIRST_SEED, commands);
  await new Computing().until([run], until, wanted);
  return run;
}

function refusedOf({ log }: Outcome, solution: readonly Command[]): Proof['refused'] {
  for (const event of log) {
    if (event.kind !== 'command' || !event.error) continue;
    const position = solution.indexOf(event.command);
    if (position >= 0) return { position, code: event.error };
  }
  return null;
}
