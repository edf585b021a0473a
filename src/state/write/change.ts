import type { Command } from '../../core/simulation/index.js';
import type { Draft, WrittenStory } from '../written/index.js';
import { isAmong, unlocked } from './begin.js';

/** What a command of the run is in the story. */
export type Part = 'script' | 'solution' | 'out';

/** A command, and what it is in the story. */
export interface Placed {
  command: Command;
  part: Part;
}

/** Every command there is, in the order of time. */
export function placed({ story, leftOut }: Draft): Placed[] {
  const as = (part: Part, commands: readonly Command[]): Placed[] =>
    commands.map((command) => ({ command, part }));
  const all = [...as('script', story.world.script), ...as('solution', story.solution), ...as('out', leftOut)];
  return all.sort((one, other) => one.command.at - other.command.at);
}

/** The draft with its commands in these parts. */
function put({ story }: Draft, all: readonly Placed[]): Draft {
  const of = (part: Part): Command[] =>
    all.filter((each) => each.part === part).map(({ command }) => command);
  const { prediction, goal } = story;
  const [script, solution] = [of('script'), of('solution')];
  const asked = prediction?.commands.filter((command) => !isAmong(command, script));
  return {
    leftOut: of('out'),
    story: unlocked({
      ...story,
      world: { ...story.world, script },
      solution,
      ...(goal && { goal: { ...goal, par: solution.length } }),
      ...(prediction && { prediction: { ...prediction, commands: asked ?? [] } }),
    }),
  };
}

/** With another part for the command at a position of `placed`. */
export function withPart(draft: Draft, position: number, part: Part): Draft {
  return put(
    draft,
    placed(draft).map((each, index) => (index === position ? { ...each, part } : each)),
  );
}

/** Commands between the moment of before and the new one change sides: what comes before it happens by itself. */
export function withAct(draft: Draft, actAt: number): Draft {
  const before = draft.story.actAt ?? actAt;
  const moved = placed(draft).map(({ command, part }): Placed => {
    if (part === 'solution' && command.at < actAt) return { command, part: 'script' };
    if (part === 'script' && command.at >= actAt && command.at < before) return { command, part: 'solution' };
    return { command, part };
  });
  return put({ ...draft, story: { ...draft.story, actAt } }, moved);
}

/** The story goes on at least as long as anything in it. */
export function withEnd(draft: Draft, endsAt: number): Draft {
  const { story, leftOut } = draft;
  const { goal, prediction, actAt, opensAt, world } = story;
  const moments = [
    endsAt,
    opensAt,
    actAt ?? 0,
    goal?.judgedAt ?? 0,
    prediction?.revealAt ?? 0,
    ...[...world.script, ...story.solution, ...leftOut].map(({ at }) => at),
  ];
  return { ...draft, story: { ...story, world: { ...world, endsAt: Math.max(...moments) } } };
}

/** The draft, solved by what was done when it was played. */
export function withSolution(draft: Draft, commands: readonly Command[]): Draft {
  const others = placed(draft).filter(({ part }) => part !== 'solution');
  return put(draft, [...others, ...commands.map((command): Placed => ({ command, part: 'solution' }))]);
}

export function withStory(draft: Draft, change: Partial<WrittenStory>): Draft {
  return { ...draft, story: { ...draft.story, ...change } };
}
