import {
  commandsGiven,
  judge,
  outcomeAt,
  replay,
  type Run,
  type RunFile,
} from '../../core/simulation/index.js';
import { Computing, FIRST_SEED, narrate, Provenance, readRunLink } from '../lab/index.js';
import { parseRoute } from '../shell/route.js';
import { runTime } from '../text/format.js';
import type { Task } from './assignment.js';
import type { Handed } from './handIn.js';

/** What doing a run again shows. */
interface Replayed {
  /** How many commands were given in it, and what each does, with its time in UTC. */
  given: number;
  commands: readonly string[];
  /** The conditions that do not hold, in words. */
  unmet: readonly string[];
  /** Of the run’s randomness; the Lab’s own where nobody chose another. */
  isUsualSeed: boolean;
}

/** How one story of a hand-in stands. */
export type Verdict = { task: Task; handed: Handed | null } & (
  ({ is: 'met' | 'not_met' } & Replayed) | { is: 'unusable'; sentence: string } | { is: 'missing' }
);

/**
 * Judges one story of a hand-in by doing its run again: what the hand-in says of itself counts for nothing. It goes on in
 * slices while it is `wanted`.
 */
export async function judgeStory(
  task: Task,
  handed: Handed | null,
  wanted: () => boolean = () => true,
): Promise<Verdict> {
  const about = { task, handed };
  if (handed?.run == null) return { ...about, is: 'missing' };
  const route = parseRoute(handed.run);
  if (route.page !== 'lab' || route.path[0] !== task.world.id)
    return { ...about, is: 'unusable', sentence: 'What was handed in for it is a run of another story.' };
  const linked = readRunLink(task, route.query);
  if (linked.kind !== 'run') {
    const sentence =
      linked.kind === 'fault' ? linked.sentence : 'What was handed in for it says nothing that was done.';
    return { ...about, is: 'unusable', sentence };
  }
  if (new Provenance(task.world).of(linked.file, null) !== null)
    return { ...about, is: 'unusable', sentence: 'Its run was set up otherwise than the story is told.' };
  try {
    const run = await done(linked.file, wanted);
    return { ...about, ...resultOf(run, task, linked.file) };
  } catch {
    const { alg } = linked.file.scenario.api;
    const sentence = `Its run signs with ${alg}, which this browser cannot do. Open the hand-in in another browser.`;
    return { ...about, is: 'unusable', sentence };
  }
}

async function done(file: RunFile, wanted: () => boolean): Promise<Run> {
  const replayed = await replay({ ...file, until: file.scenario.startsAt });
  // Its reader has checked it.
  if (!replayed.ok) throw new Error(replayed.code);
  await new Computing().until([replayed.value], file.until, wanted);
  return replayed.value;
}

function resultOf(run: Run, { goal }: Task, { until, seed }: RunFile): { is: 'met' | 'not_met' } & Replayed {
  const outcome = outcomeAt(run, until);
  const { state, unmet } = judge(goal, outcome);
  const { startsAt, script } = run.scenario;
  const commands = run.log
    .slice(0, outcome.events)
    .filter((event) => event.kind === 'command' && !script.includes(event.command))
    .map((event) => `${runTime(event.at, startsAt)} ${narrate(event, outcome.credentials)}`);
  return {
    is: state === 'met' ? 'met' : 'not_met',
    given: commandsGiven(outcome, run.scenario),
    commands,
    unmet: unmet.map(({ condition }) => condition.says),
    isUsualSeed: seed === FIRST_SEED,
  };
}
