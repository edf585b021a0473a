import type { Page } from '@playwright/test';
import { scenarios } from '../../src/content/scenarios/all.js';
import { expect, sharedPageTest as test } from './fixture.js';
import { waysOf } from './sample.js';

/** Every story is solved as a person would, with what the story level shows and nothing else, within its par. */

type Step =
  | [does: 'turn', dial: string, to: string]
  | [does: 'press', button: string]
  /** A box that opens filled in, and is sent as it is. */
  | [does: 'send', button: string];

interface Solution {
  /** When to begin, where that is not the moment at which the story asks. */
  from?: string;
  steps: readonly Step[];
}

const SOLUTIONS: Record<string, Solution> = {
  'leaked-credential': {
    steps: [
      ['turn', 'Check a denylist', 'on'],
      ['press', 'Revoke the API key'],
      ['press', 'Revoke the JWT'],
    ],
  },
  'day-long-token': {
    steps: [
      ['turn', 'Look the user up', 'signed out since'],
      ['press', 'Log out everywhere'],
      ['press', 'Revoke the API key'],
    ],
  },
  denylist: {
    steps: [
      ['turn', 'Check a denylist', 'on'],
      ['turn', 'Age of the denylist’s copy', '30 s'],
    ],
  },
  'sacked-admin': {
    steps: [
      ['turn', 'Look the user up', 'account and role'],
      ['turn', 'User', 'user-bo'],
      ['press', 'Delete user'],
    ],
  },
  'cached-key': {
    steps: [
      ['turn', 'Gateway remembers good keys', '1 min'],
      ['press', 'Revoke the API key of your customer'],
    ],
  },
  'store-down': {
    steps: [
      ['turn', 'Gateway remembers good keys', '10 min'],
      ['turn', 'Age of the denylist’s copy', '10 min'],
    ],
  },
  'short-and-refresh': { steps: [['turn', 'Access token lifetime', '5 min']] },
  'stolen-refresh': { steps: [['turn', 'The previous refresh token still works', '10 s']] },
  'key-to-jwt': {
    steps: [
      ['turn', 'Look up the API key behind a token', 'on'],
      ['press', 'Revoke the API key in the API key lane'],
      ['press', 'Revoke the API key'],
    ],
  },
  'rotate-a-key': {
    steps: [
      ['turn', 'The old key lives on for', '10 min'],
      ['press', 'Rotate the API key'],
    ],
  },
  'key-in-the-bundle': {
    steps: [
      ['press', 'Put a proxy in between'],
      ['press', 'Rotate the API key'],
    ],
  },
  'noisy-neighbour': { steps: [['turn', 'Counted for', 'each caller']] },
  'logged-credential': { steps: [['press', 'Revoke the API key']] },
  'signing-key': { steps: [['turn', 'Signed with', 'ES256, a key pair']] },
  'pass-it-on': {
    steps: [
      ['turn', 'The service behind the gateway learns who calls', 'from a signed token'],
      ['send', 'Trade billing’s token for one for api.example…'],
      ['send', 'Call with the newest token…'],
    ],
  },
  'fat-token': {
    steps: [
      ['turn', 'Groups listed in a token', 'none'],
      ['press', 'Refresh the JWT'],
    ],
  },
  'leaked-credential-attacker': { steps: [['press', 'Copy the JWT']] },
  'key-to-jwt-attacker': { from: '09:07:00', steps: [['press', 'Copy the API key in the JWT lane']] },
  'stolen-refresh-attacker': { from: '09:08:00', steps: [['press', 'Copy the refresh token']] },
};

const stories = Object.values(scenarios).filter(({ goal }) => goal !== undefined);
const SCREENS = [
  [1440, 900],
  [1280, 720],
  [390, 844],
] as const;

test('every story with a goal is solved here', () => {
  expect(Object.keys(SOLUTIONS)).toEqual(stories.map(({ world }) => world.id));
});

for (const [width, height] of waysOf('by-hand', SCREENS)) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height }, reducedMotion: 'reduce' });

    test('each story is solved with what the story level shows, within its par, and its card says what now', async ({
      page,
    }) => {
      test.setTimeout(180_000);
      page.setDefaultTimeout(10_000);
      const outcomes: string[] = [];
      const cards: string[] = [];
      for (const { world, title, teaches } of stories) {
        await page.goto(`#/lab/${world.id}`);
        await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
        outcomes.push(`${world.id}: ${await solve(page, SOLUTIONS[world.id])}`);
        cards.push(`${world.id}: ${await wonCard(page)}`);
        expect(cards.at(-1)).toContain(teaches);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${world.id} at ${width} px`).toBeLessThanOrEqual(width);
      }
      const wanted = stories.map(({ world, goal, solution }) => {
        const given = solution.length === 1 ? '1 command' : `${solution.length} commands`;
        return `${world.id}: Met, with ${given}. Par is ${goal?.par ?? 0}.`;
      });
      expect(outcomes).toEqual(wanted);
      const lacking = (what: RegExp): string[] =>
        cards.flatMap((card) => (what.test(card) ? [] : card.slice(0, card.indexOf(':'))));
      expect(lacking(/What it cost|It cost nothing/)).toEqual([]);
      expect(lacking(/Why it works in production too.*Checklist: ./)).toEqual([]);
      // A token that has grown too large for a header has no recipe: it is refused by other people’s servers.
      expect(lacking(/Recipe: ./)).toEqual(['fat-token']);
      expect(lacking(/Next: .|Every story of the path is solved/)).toEqual([]);
    });
  });
}

/** Answers with what the goal says in the end. */
async function solve(page: Page, solution: Solution | undefined): Promise<string> {
  const skip = page.getByRole('button', { name: 'Skip the question' });
  const goal = page.getByRole('region', { name: 'Goal', includeHidden: true });
  await skip.or(goal).first().waitFor();
  if (await skip.isVisible()) await skip.click();
  const go = page.getByRole('button', { name: /^Go to \d\d:\d\d$/ });
  const [moment = ''] = /\d\d:\d\d/.exec((await go.textContent()) ?? '') ?? [];
  await go.click();
  // What is given on the way would be given too early.
  await expect(page.getByLabel('Time', { exact: true })).toContainText(`${moment}:00`, { timeout: 20_000 });
  await arrive(page, solution?.from);
  for (const step of solution?.steps ?? []) await take(page, step);
  await page.locator('h1:visible').click();
  // Time passes faster from one change of verdict to the next.
  const verdict = goal.locator('.verdict');
  await expect(async () => {
    await page.keyboard.press('v');
    expect(await verdict.textContent()).toMatch(/^(M|Not m)et/);
  }).toPass({ intervals: [100, 150], timeout: 30_000 });
  return (await verdict.textContent()) ?? '';
}

/** What the card of a story that is solved says, once all of it is there. */
async function wonCard(page: Page): Promise<string> {
  const card = page.locator('.won');
  // The price is computed, and the path is loaded, after the point is there.
  await card.getByText(/What it cost|It cost nothing/).waitFor({ state: 'attached' });
  await card.getByText(/^Next: |Every story of the path/).waitFor({ state: 'attached' });
  return ((await card.textContent()) ?? '').replace(/\s+/g, ' ');
}

/** Steps from call to call until it is so late. */
async function arrive(page: Page, from = ''): Promise<void> {
  const time = page.getByLabel('Time', { exact: true });
  for (let calls = 0; calls < 100; calls += 1) {
    const before = (await time.textContent()) ?? '';
    if (before >= from) return;
    await page.getByRole('button', { name: 'Next call' }).click();
    await expect(page.getByRole('group', { name: 'Clock' }).locator('p[role=status]')).not.toBeEmpty();
  }
}

async function take(page: Page, step: Step): Promise<void> {
  const counted = page.locator('summary', { hasText: /^\s*What counts/ });
  const before = await counted.textContent();
  if (step[0] === 'turn') {
    await page.getByLabel(step[1], { exact: true }).selectOption({ label: step[2] });
    // Whom or what a command is about is chosen first, and is none by itself.
    if (['User', 'The old key lives on for'].includes(step[1])) return;
  } else await page.getByRole('button', { name: step[1], exact: true }).click();
  if (step[0] === 'send') {
    await page.getByRole('button', { name: /^Send at / }).click();
    await page.getByRole('button', { name: /^(‹ Back to the task|Close)$/ }).click();
  }
  await expect(counted).not.toHaveText(before ?? '');
}
