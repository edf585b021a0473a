import type { Page } from '@playwright/test';
import { expect, test } from './fixture.js';
import { WIDTHS } from './states.mjs';

test.use({ reducedMotion: 'reduce' });

/** A token has leaked, and the list that shuts it out, with the revocation: as somebody did it in the sandbox. */
const minute = (at: number): number => at * 60_000;
const COMMANDS = [
  { type: 'leak', credential: 'cred-2', at: minute(4) },
  { type: 'configure', dials: { denylist: true }, at: minute(8) },
  { type: 'revoke', credential: 'cred-2', at: minute(8) },
];
const packed = `1.${Buffer.from(JSON.stringify({ commands: COMMANDS })).toString('base64url')}`;

async function openShare(page: Page): Promise<void> {
  const share = page.getByRole('button', { name: 'Share', exact: true });
  const more = page.getByRole('button', { name: 'Speed and more' });
  await share.or(more).first().waitFor({ timeout: 20_000 });
  if (!(await share.isVisible())) await more.click();
  await share.click();
}

/** What is given on the way there would be given too early. */
async function goToTheAct(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Go to 09:08' }).click();
  await expect(page.getByLabel('Time', { exact: true })).toContainText('09:08:00', { timeout: 20_000 });
}

async function tell(page: Page): Promise<void> {
  await page.getByLabel('Title').fill('Our Tuesday');
  await page.getByLabel('Summary').fill('A token leaks at 09:04 UTC. <b>What now?</b>');
  await page.getByLabel('What it teaches').fill('A list that is asked on every call ends a token.');
  await page.getByLabel('What the learner is asked to do').fill('Shut the thief out.');
  await page.getByLabel('The goal, in a sentence').fill('The thief is out from 09:10 UTC.');
  await page
    .getByRole('region', { name: 'What the learner has to achieve' })
    .getByRole('button', { name: 'Add a condition' })
    .click();
}

for (const [width, height] of WIDTHS) {
  test(`at ${width} px, a run of the sandbox becomes a story that somebody else opens and solves`, async ({
    page,
    browser,
    baseURL,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`#/lab/sandbox?seed=2026&at=${minute(12)}&c=${packed}`);
    await openShare(page);
    await page.getByRole('link', { name: 'Make a story of this run' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Write your own story' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'It has no title.' })).toBeVisible();
    await tell(page);
    await expect(page.getByText('Your solution meets the goal, and doing nothing does not.')).toBeVisible();

    await page.reload();
    await expect(page.getByLabel('Title')).toHaveValue('Our Tuesday');
    const link = await page.getByRole('link', { name: 'Open it as others see it' }).getAttribute('href');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toMatch(/kot_demo_|eyJ/);

    const context = await browser.newContext({
      baseURL: baseURL ?? '',
      viewport: { width, height },
      serviceWorkers: 'block',
    });
    const theirs = await context.newPage();
    await theirs.goto(link ?? '');
    await expect(theirs.getByRole('heading', { level: 1, name: 'Our Tuesday' })).toBeVisible({
      timeout: 20_000,
    });
    await expect(theirs.getByText('A story somebody wrote.')).toBeVisible();
    await expect(theirs.getByText('<b>What now?</b>')).toBeVisible();
    await goToTheAct(theirs);
    await expect(theirs.getByText('Shut the thief out.')).toBeVisible();
    await theirs.getByLabel('Check a denylist', { exact: true }).selectOption({ label: 'on' });
    await theirs.getByRole('button', { name: 'Revoke the JWT of your customer', exact: true }).click();
    await theirs.locator('h1:visible').click();
    const goal = theirs.getByRole('region', { name: 'Goal', includeHidden: true });
    // Time passes faster from one change of verdict to the next.
    await expect(async () => {
      await theirs.keyboard.press('v');
      await expect(goal.locator('.verdict')).toHaveText('Met, with 2 commands. Par is 2.', {
        timeout: 200,
      });
    }).toPass({ timeout: 30_000 });
    await context.close();
  });
}

test('the draft is played in the Lab and comes back solved; what is cleared can be brought back', async ({
  page,
}) => {
  await page.goto(`#/write/begin?seed=2026&at=${minute(12)}&c=${packed}`);
  await tell(page);
  await page.getByRole('link', { name: 'Play it now' }).click();
  await expect(page.getByText('You are playing your draft.')).toBeVisible({ timeout: 20_000 });
  await goToTheAct(page);
  await page.getByRole('button', { name: 'Revoke the JWT of your customer', exact: true }).click();
  await page.getByRole('link', { name: 'Use this run as the solution' }).click();
  await expect(page.getByText('Taken from the Lab: 1 command.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'The solution does not meet the goal.' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Your solution meets the goal, and doing nothing does not.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the draft' }).click();
  await expect(page.getByRole('heading', { name: 'Start in the sandbox' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByLabel('Title')).toHaveValue('Our Tuesday');
});

test('a link to a story that was cut off says so', async ({ page }) => {
  await page.goto('#/lab/written?s=1.e30');
  await expect(page.getByRole('heading', { level: 1, name: 'This story cannot be played' })).toBeVisible();
  await expect(page.getByText('It was cut off or changed on the way')).toBeVisible();
});
