import type { LabScenario } from '../../content/scenarios/index.js';
import type { Command, RunFile } from '../../core/simulation/index.js';
import { asWritten, neededBy, type Draft, type WrittenStory } from '../written/index.js';

const MINUTE_MS = 60_000;
/** What befalls a system, rather than what is done about it. */
const HAPPENS: ReadonlySet<string> = new Set(['mint', 'leak', 'leak_signing_key', 'break', 'open_tab']);

/** A draft from a run: what befalls the system happens by itself, and what was done after that is the solution. */
export function draftOf({ scenario, commands: given, until }: RunFile): Draft {
  const commands = [...given].sort((one, other) => one.at - other.at);
  const { startsAt } = scenario;
  const lastBlow = commands.findLastIndex(({ type }) => HAPPENS.has(type));
  const answer = commands.slice(lastBlow + 1);
  const actAt = answer[0]?.at ?? Math.max(until, startsAt);
  const happens = commands.slice(0, lastBlow + 1);
  const firstBlow = happens.find(({ type }) => type !== 'mint')?.at ?? actAt;
  const judgedAt = Math.max(actAt, until, answer.at(-1)?.at ?? 0) + 5 * MINUTE_MS;
  const story: WrittenStory = {
    world: {
      ...scenario,
      id: 'written',
      endsAt: judgedAt + MINUTE_MS,
      script: [...scenario.script, ...happens],
    },
    title: '',
    summary: '',
    teaches: '',
    ask: '',
    cast: [
      { who: 'customer', is: 'A customer calls in both lanes.' },
      { who: 'attacker', is: 'A thief calls with what has leaked.' },
      { who: 'operator', is: 'You run the API.' },
    ],
    opensAt: Math.max(startsAt, firstBlow - MINUTE_MS / 2),
    actAt,
    settings: [],
    commands: [],
    goal: { sentence: '', conditions: [], judgedAt, par: answer.length },
    hints: [],
    solution: answer,
  };
  return { story: unlocked(story), leftOut: [] };
}

/** A draft that goes on from a whole story. */
export function draftFrom(story: WrittenStory): Draft {
  const { solution, prediction } = story;
  const asked = (prediction?.commands ?? []).filter((command) => !isAmong(command, solution));
  return { story, leftOut: asked };
}

/** The same for one of ours, where somebody brought a run of it. */
export function draftAfter(told: LabScenario, run: RunFile): Draft {
  if (told.endless) return draftOf(run);
  const story = { ...asWritten(told), world: { ...run.scenario, id: 'written' } };
  const own = run.commands.length > 0 ? run.commands : story.solution;
  const goal = story.goal && { ...story.goal, par: own.length };
  return draftFrom(unlocked({ ...story, solution: own, ...(goal && { goal }) }));
}

/** With whatever its solution and its question need. */
export function unlocked(story: WrittenStory): WrittenStory {
  const { commands, settings } = neededBy(story);
  return {
    ...story,
    commands: [...new Set([...story.commands, ...commands])],
    settings: [...new Set([...story.settings, ...settings])],
  };
}

export function isAmong(command: Command, list: readonly Command[]): boolean {
  const text = JSON.stringify(command);
  return list.some((each) => JSON.stringify(each) === text);
}
