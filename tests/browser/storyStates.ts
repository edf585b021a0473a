import type { Page } from '@playwright/test';
import { scenarios } from '../../src/content/scenarios/all.js';
import type { LabScenario } from '../../src/content/scenarios/index.js';
import type { Command } from '../../src/core/simulation/index.js';
import { FIRST_SEED, writeRunLink } from '../../src/state/lab/link.js';

const MINUTE_MS = 60_000;

/** Every story of the Lab at its decisive moment, as a link opens it. Made from the stories, so a new one has its picture. */
export const STORY_STATES = Object.values(scenarios)
  .filter(({ side }) => side !== 'attacker')
  .map((story) => {
    const { commands, until } = decisiveMoment(story);
    const { world } = story;
    const file = { format: 'key-or-token/run', version: 1, scenario: world, seed: FIRST_SEED } as const;
    return {
      name: `story-${world.id}`,
      hash: writeRunLink(story, { ...file, commands, until }) ?? '',
      prepare: (page: Page) =>
        page
          .getByLabel('Time', { exact: true })
          .filter({ hasText: time(until) })
          .waitFor({ state: 'attached' }),
    };
  });

/** What its question is about, once it can be seen; where that takes nobody's doing, with the solution at work. */
function decisiveMoment(story: LabScenario): { commands: readonly Command[]; until: number } {
  const { world, prediction, solution } = story;
  if (prediction) {
    if (prediction.commands.length > 0) return { commands: prediction.commands, until: prediction.revealAt };
    const solvedAt = Math.max(...solution.map(({ at }) => at));
    return { commands: solution, until: Math.max(prediction.revealAt, solvedAt + 2 * MINUTE_MS) };
  }
  // Nothing is to be brought about: some of everything.
  const after = (minutes: number): number => world.startsAt + minutes * MINUTE_MS;
  return {
    commands: [
      { at: after(4), type: 'leak', credential: 'cred-1' },
      { at: after(4), type: 'leak_signing_key' },
      { at: after(7), type: 'revoke', credential: 'cred-1' },
      { at: after(9), type: 'break', part: 'key_store' },
    ],
    until: after(12),
  };
}

function time(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}
