import type { SettingName } from '../../../content/lab/settings.js';
import type { LabScenario } from '../../../content/scenarios/index.js';
import { LANES, type CommandInput, type CommandType, type Lane } from '../../../core/simulation/index.js';

/** What a story lets a person do. */
interface Unlocked {
  settings: readonly SettingName[];
  commands: readonly CommandType[];
  lanes: readonly Lane[];
}

/** Parts that break are switches of their own, no settings. */
export function unlockedBy({ settings, commands, lanes = LANES }: LabScenario): Unlocked {
  return { settings: settings.filter((name) => name !== 'down'), commands, lanes };
}

/** Position of the first order that the story does not let anybody give; -1 where there is none. */
export function firstLocked(story: LabScenario, orders: readonly CommandInput[]): number {
  const { commands, settings } = unlockedBy(story);
  // What the question is about may be shown and passed on; a console may send whatever it likes.
  const shown = story.prediction?.commands.map(({ type }) => type) ?? [];
  const known: ReadonlySet<string> = new Set([...commands, ...shown, 'send']);
  return orders.findIndex(
    (order) =>
      !known.has(order.type) ||
      (order.type === 'configure' &&
        Object.keys(order.dials).some((name) => !settings.some((setting) => setting === name))),
  );
}
