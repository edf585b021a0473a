import { startRun, type Command, type CommandInput, type Run } from '../../src/core/simulation/index.js';
import type { LabScenario } from '../../src/content/scenarios/index.js';

/** The scenario as it goes with these commands, as far as it matters. */
export async function played(
  { world, goal, prediction }: LabScenario,
  commands: readonly Command[],
  seed = 1,
): Promise<Run> {
  const run = await startRun(world, seed, commands);
  await run.advance(Math.max(goal?.judgedAt ?? 0, prediction?.revealAt ?? 0, world.startsAt));
  return run;
}

/** Orders at the moment at which the story asks for them. */
export function whenAsked({ actAt, opensAt }: LabScenario, ...orders: CommandInput[]): Command[] {
  return orders.map((order) => ({ ...order, at: actAt ?? opensAt }));
}
