import type { Page } from '@playwright/test';
import { scenarios } from '../../src/content/scenarios/all.js';
import type { LabScenario } from '../../src/content/scenarios/index.js';
import type { Command } from '../../src/core/simulation/index.js';
import { FIRST_SEED, writeRunLink } from '../../src/state/lab/link.js';

const MINUTE_MS = 60_000;

/** Every story of the Lab at its start, at its decisive moment and when it is won. Made from the stories, so a new one has its pictures. */
export const STORY_STATES = Object.values(scenarios).flatMap((story) => {
  const { world, goal } = story;
  const file = { format: 'key-or-token/run', version: 1, scenario: world, seed: FIRST_SEED } as const;
  const { commands, until } = decisiveMoment(story);
  const atDecision = {
    name: `story-${world.id}`,
    hash: writeRunLink(story, { ...file, commands, until }) ?? '',
    prepare: (page: Page) => arrived(page, until),
  };
  if (!goal) return [atDecision];
  return [
    {
      name: `story-${world.id}-start`,
      hash: `#/lab/${world.id}`,
      prepare: (page: Page) => arrived(page, story.opensAt),
    },
    atDecision,
    {
      name: `story-${world.id}-won`,
      hash: writeRunLink(story, { ...file, commands: story.solution, until: goal.judgedAt }) ?? '',
      prepare: async (page: Page) => {
        await arrived(page, goal.judgedAt);
        await makeOwn(page, world.id);
        await page
          .getByRole('region', { name: 'Goal' })
          .getByText(/^(What it cost|It cost nothing)/)
          .waitFor();
      },
    },
  ];
});

function arrived(page: Page, until: number): Promise<void> {
  return page
    .getByLabel('Time', { exact: true })
    .filter({ hasText: time(until) })
    .waitFor({ state: 'attached' });
}

/** What came with a link is not the person’s own doing, and wins nothing: kept without saying so, it is. */
async function makeOwn(page: Page, id: string): Promise<void> {
  await page.getByRole('button', { name: 'Keep it in place of mine' }).click();
  await page.getByText('Someone’s run, from a link.').waitFor({ state: 'detached' });
  // What is left is written down by then.
  await page.evaluate(() => (location.hash = '#/decide'));
  await page.getByRole('region', { name: 'Goal' }).waitFor({ state: 'detached' });
  await page.evaluate((name) => {
    const kept = JSON.parse(localStorage.getItem(name) ?? '{}') as { borrowed: number[] };
    localStorage.setItem(name, JSON.stringify({ ...kept, borrowed: [] }));
  }, `key-or-token/lab/${id}`);
  await page.evaluate((hash) => (location.hash = hash), `#/lab/${id}`);
  // A question may be open for longer than the goal, or close by itself once the run has come to where it was left.
  const skip = page.getByRole('button', { name: 'Skip the question' });
  await skip.or(page.locator('[data-won]')).first().waitFor();
  if (await skip.isVisible()) await skip.click({ timeout: 2000 }).catch(() => undefined);
}

/** What its question is about, once it can be seen; where that takes nobody's doing, with the solution at work. */
function decisiveMoment(story: LabScenario): { commands: readonly Command[]; until: number } {
  const { world, prediction, solution } = story;
  if (prediction && prediction.commands.length > 0)
    return { commands: prediction.commands, until: prediction.revealAt };
  if (solution.length > 0) {
    const solvedAt = Math.max(...solution.map(({ at }) => at));
    return { commands: solution, until: Math.max(prediction?.revealAt ?? 0, solvedAt + 2 * MINUTE_MS) };
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
