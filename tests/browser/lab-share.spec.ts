import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.js';
import { openBench } from './lab.js';
import { goToTheAct } from './states.mjs';

const LAB = '#/lab/leaked-credential';
const CREDENTIAL =
  /kot_demo_[0-9A-Za-z]{10,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}|kot_(refresh|code)_[0-9A-Za-z]{10,}/;

test.use({ reducedMotion: 'reduce' });

const time = (page: Page): Promise<string | null> => page.getByLabel('Time', { exact: true }).textContent();

async function revokeAndRunOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Revoke both' }).click();
  await page.getByRole('button', { name: 'Run to expiry' }).click();
  await expect(page.locator('svg').getByText('7 min 00 s still let in after the revocation')).toBeVisible();
}

async function download(page: Page, button: string): Promise<string> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await coming).path(), 'utf8');
}

async function chooseFile(page: Page, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer });
}

test('a link opens on exactly this moment for someone else, whose own run stays as it is', async ({
  page,
  context,
}) => {
  await openBench(page);
  await revokeAndRunOn(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByLabel('Link to this moment').inputValue();
  expect(link).not.toMatch(CREDENTIAL);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('dialog')).toContainText('Link copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);

  // Another run of one's own, in the same browser.
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Revoke', exact: true }).first().click();
  const mine = await page.evaluate(() => localStorage.getItem('key-or-token/lab/leaked-credential'));
  await page.goto('#/');
  await page.goto(link);
  await expect(page.getByText('Someone’s run, from a link.')).toBeVisible();
  await expect(page.getByLabel('Time', { exact: true })).toHaveText('09:16:00 UTC');
  await expect(page.locator('svg').getByText('7 min 00 s still let in after the revocation')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('key-or-token/lab/leaked-credential'))).toBe(mine);

  await page.getByRole('button', { name: 'Back to my run' }).click();
  await expect(page.getByText('Someone’s run, from a link.')).toBeHidden();
  await expect(page.getByLabel('Time', { exact: true })).toHaveText('09:08:00 UTC');
});

test('the own run survives a reload, and someone’s run can be kept in its place', async ({ page }) => {
  await openBench(page);
  await revokeAndRunOn(page);
  await page.reload();
  await expect(page.getByLabel('Time', { exact: true })).toHaveText('09:16:00 UTC');
  await expect(page.locator('svg').getByText('7 min 00 s still let in after the revocation')).toBeVisible();

  await page.goto(`${LAB}?seed=7&at=300000&level=bench`);
  await expect(page.getByLabel('Time', { exact: true })).toHaveText('09:05:00 UTC');
  await page.getByRole('button', { name: 'Keep it in place of mine' }).click();
  await expect(page.getByText('Someone’s run')).toBeHidden();
  await page.reload();
  await expect(page.getByLabel('Time', { exact: true })).toHaveText('09:05:00 UTC');
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toMatch(CREDENTIAL);
});

test('a run goes out as a file and comes back; a file that is no run gets a sentence and changes nothing', async ({
  page,
}, testInfo) => {
  await openBench(page);
  await revokeAndRunOn(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const file = await download(page, 'Download the run');
  expect(file).not.toMatch(CREDENTIAL);
  const bill = await download(page, 'Download the bill (CSV)');
  expect(bill).toMatch(/^\uFEFFrun,moment_utc,lane,exposure_ms/);
  expect(bill).toContain('JWT,420000');

  const run = JSON.parse(file) as { scenario: { api: object } };
  const bad: [content: string, says: RegExp][] = [
    ['not JSON', /not JSON/],
    [JSON.stringify({ ...run, version: 2 }), /newer version/],
    [
      JSON.stringify({ ...run, scenario: { ...run.scenario, api: { ...run.scenario.api, accessTtlS: -1 } } }),
      /accessTtlS/,
    ],
  ];
  for (const [content, says] of bad) {
    await chooseFile(page, content);
    await expect(page.getByRole('alert')).toContainText(says);
  }
  const large = testInfo.outputPath('large.json');
  await writeFile(large, Buffer.alloc(50_000_000, '['));
  await page.locator('input[type=file]').setInputFiles(large);
  await expect(page.getByRole('alert')).toContainText('50.0 MB');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('svg').getByText('7 min 00 s still let in after the revocation')).toBeVisible();

  await page.getByRole('button', { name: 'Share' }).click();
  await chooseFile(page, file);
  await expect(page.getByText('A run from a file.')).toBeVisible();
  await expect(page.getByLabel('Time', { exact: true })).toHaveText('09:16:00 UTC');
});

const LINKS: [query: string, says: RegExp][] = [
  ['?c=1.garbage', /cut off or changed/],
  ['?c=9.e30', /newer version/],
  ['?seed=NaN', /“seed”/],
  ['?at=-1', /“at”/],
  [
    `?c=1.${Buffer.from('{"commands":[{"type":"bribe","at":0}]}').toString('base64url')}`,
    /does not know command 1/,
  ],
  [`?c=1.${Buffer.from('{"api":{"accessTtlS":-9}}').toString('base64url')}`, /api\.accessTtlS/],
];

test('a link that says something else than a run gets a sentence, and the Lab works', async ({ page }) => {
  for (const [query, says] of LINKS) {
    await page.goto('#/');
    await page.goto(`${LAB}${query}&level=bench`);
    await expect(page.getByRole('status').filter({ hasText: says })).toBeVisible();
    await goToTheAct(page);
    await expect(page.getByRole('button', { name: 'Revoke both' })).toBeVisible();
  }
});

test('single keys drive the clock, but not while somebody types, and not once they are switched off', async ({
  page,
}) => {
  await openBench(page);
  await page.locator('h1:visible').click();
  const before = await time(page);
  await page.keyboard.press('n');
  await expect(page.getByLabel('Time', { exact: true })).not.toHaveText(before ?? '');
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: 'Stops' })).toContainText('1');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();

  const slider = page.getByRole('slider');
  await slider.focus();
  const there = await time(page);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByLabel('Time', { exact: true })).not.toHaveText(there ?? '');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByLabel('Time', { exact: true })).toHaveText(there ?? '');
  await page.keyboard.press('n');
  await expect(page.getByLabel('Time', { exact: true })).toHaveText(there ?? '');

  await page.getByRole('button', { name: 'Stops' }).click();
  await page.getByLabel('Single keys drive the clock').uncheck();
  await page.keyboard.press('Escape');
  await page.locator('h1:visible').click();
  await page.keyboard.press('n');
  await expect(page.getByLabel('Time', { exact: true })).toHaveText(there ?? '');
});

test('a hidden tab pauses', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await openBench(page);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('on a phone, by touch: run to the next change, and share from there', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await openBench(page);
  await page.getByRole('button', { name: 'Revoke both' }).tap();
  await page.getByRole('button', { name: 'Speed and more' }).tap();
  await page.getByRole('button', { name: 'Next change of verdict' }).tap();
  await expect(page.getByRole('group', { name: 'Clock' }).getByRole('status')).toContainText('401');
  await page.getByRole('button', { name: 'Share' }).tap();
  await expect(page.getByLabel('Link to this moment')).toHaveValue(/#\/lab\/leaked-credential\?seed=/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();
});
