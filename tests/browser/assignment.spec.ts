import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.js';

test.use({ reducedMotion: 'reduce' });

const STORIES = ['The leaked credential', 'The key in the bundle'] as const;

/** Sets two stories in the order given, with three locks, and hands back the link. */
async function setStories(page: Page): Promise<string> {
  await page.goto('#/assignment');
  await page.getByLabel('Title').fill('Week 3: leaks');
  for (const story of [...STORIES].reverse())
    await page.getByRole('checkbox', { name: new RegExp(`^${story} `) }).check();
  await page.getByRole('button', { name: `Move ${STORIES[0]} up` }).click();
  for (const lock of ['Lock the bench', 'Lock the solution', 'In this order only'])
    await page.getByRole('checkbox', { name: new RegExp(`^${lock}`) }).check();
  await expect(page.getByText('Whoever opens this link is asked to solve 2 stories')).toContainText(
    `“${STORIES[0]}” and “${STORIES[1]}”. The bench and the solution are locked.`,
  );
  return page.getByRole('textbox', { name: 'Link for the class' }).inputValue();
}

/** Answers nothing, and solves the first story at the moment at which it asks. */
async function solve(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Skip the question' }).click();
  await page.getByRole('button', { name: 'Hint', exact: true }).click();
  await page.getByRole('button', { name: 'Go to 09:08' }).click();
  await page.getByRole('combobox', { name: 'Check a denylist' }).selectOption('on');
  await page.getByRole('button', { name: 'Revoke both' }).click();
  const met = page.getByText('Met, with 3 commands. Par is 3.');
  await expect(async () => {
    await page.getByRole('button', { name: 'Next call' }).click();
    await expect(met).toBeVisible({ timeout: 50 });
  }).toPass({ intervals: [50], timeout: 60_000 });
}

for (const width of [390, 1440])
  test(`at ${width} px a class does an assignment, and its teacher judges thirty hand-ins at once`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 900 });
    const fits = async (): Promise<void> =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const link = await setStories(page);
    await fits();

    await page.goto(link);
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(page.getByText(`Opens when “${STORIES[0]}” is solved`)).toBeVisible();
    await fits();
    await page.goto('#/lab/key-in-the-bundle');
    await expect(page.getByRole('heading', { name: 'This story is not open yet' })).toBeVisible();
    await page.getByRole('link', { name: `Open ${STORIES[0]}` }).click();

    await expect(page.getByRole('heading', { name: STORIES[0] })).toBeVisible();
    await expect(page.getByText('0 of 2 solved. Solve this one to go on.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Open the bench' })).toHaveCount(0);
    await solve(page);
    await expect(page.getByRole('button', { name: 'Show me' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Week 3: leaks' }).click();

    await expect(page.getByText('With 3 commands; par is 3.')).toBeVisible();
    await page.getByLabel('Your name').fill('Ann');
    const handIn = await page.getByRole('textbox', { name: 'Your hand-in, as a link' }).inputValue();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the file' }).click();
    const file = await readFile(await (await coming).path(), 'utf8');
    expect(file).not.toMatch(/kot_|eyJ[\w-]{8,}\.eyJ/);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('Ann');
    await fits();

    await page.goto('#/assignment/hand-ins');
    const named = (name: string): string => file.replace('"name": "Ann"', `"name": "${name}"`);
    const files = Array.from({ length: 28 }, (_, index) => named(`Learner ${index + 1}`));
    await page.locator('input[type=file]').setInputFiles(
      [...files, file.slice(0, -40)].map((text, index) => ({
        name: `${index}.json`,
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      })),
    );
    await page.getByLabel('Links, one a line').fill(`From Ann: ${handIn}`);
    await page.getByRole('button', { name: 'Open the links' }).click();
    await expect(page.getByText('29 hand-ins judged; 1 cannot be used.')).toBeVisible({ timeout: 60_000 });
    await fits();

    const rows = page.getByRole('row');
    await expect(rows.filter({ hasText: '28.json' })).toContainText('This file is not JSON, or was cut off.');
    await expect(rows.filter({ hasText: /^ ?Ann/ })).toContainText('1 of 2');
    await page.getByText('What was done: Ann').click();
    await expect(page.getByText('09:08:00 You revoke the API key.').first()).toBeVisible();
    await expect(page.getByText('As the hand-in says: 1 hint').first()).toBeVisible();
    await fits();
    await page.getByRole('button', { name: 'Name' }).click();
    await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending');

    const table = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the table (CSV)' }).click();
    const csv = await readFile(await (await table).path(), 'utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(1 + 29 * 2 + 1);
    expect(csv).toContain('Ann,Week 3: leaks,leaked-credential,met,3,3,');
  });

for (const [address, says] of [
  ['#/assignment?set=1.x', 'This link cannot be used.'],
  ['#/assignment?st', 'This link cannot be used.'],
  ['#/assignment/nowhere', 'This app has no page at'],
  ['#/assignment/hand-ins?h=1.x', 'It was cut off or changed on the way'],
] as const)
  test(`${address} says what is wrong`, async ({ page }) => {
    await page.goto(address);
    await expect(page.locator('h1:visible')).toHaveCount(1);
    await expect(page.getByText(says).first()).toBeVisible();
  });
