import type { DialName } from '../../../content/lab/dials.js';
import type { LabScenario } from '../../../content/scenarios/index.js';
import { LANES, type CommandInput, type CommandType, type Lane } from '../../../core/simulation/index.js';

/** What a story lets a person do. */
interface Unlocked {
  dials: readonly DialName[];
  commands: readonly CommandType[];
  lanes: readonly Lane[];
}

/** Parts that break are switches of their own, no dials. */
export function unlockedBy({ dials, commands, lanes = LANES }: LabScenario): Unlocked {
  return { dials: dials.filter((name) => name !== 'down'), commands, lanes };
}

/** Position of the first order that the story does not let anybody give; -1 where there is none. */
export function firstLocked(story: LabScenario, orders: readonly CommandInput[]): number {
  const { commands, dials } = unlockedBy(story);
  // What the question is about may be shown and passed on; a console may send whatever it likes.
  const shown = story.prediction?.commands.map(({ type }) => type) ?? [];
  const known: ReadonlySet<string> = new Set([...commands, ...shown, 'send']);
  return orders.findIndex(
    (order) =>
      !known.has(order.type) ||
      (order.type === 'configure' &&
        Object.keys(order.dials).some((name) => !dials.some((dial) => dial === name))),
  );
}
