import { readFile } from 'node:fs/promises';
import { expect, test } from './fixture.js';

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a leak: one tap to the order of actions, exact once the kind is said, ticked, taken along', async ({
    page,
  }) => {
    await page.goto('./#/checklist');
    await page.getByRole('link', { name: 'A credential leaked?' }).tap();
    await page.getByRole('button', { name: 'Go to the steps' }).tap();
    const first = page.getByRole('checkbox').first();
    await expect(page.getByRole('heading', { name: /^In this order/ })).toBeInViewport();
    await expect(first).toBeInViewport();
    await first.tap();
    await page.reload();
    await expect(page.getByRole('checkbox').first()).toBeChecked();
    await page.getByRole('radio', { name: /^A signing key/ }).tap();
    await expect(page.getByRole('heading', { name: /^A signing key/ })).toBeAttached();
    await page.getByLabel('Which kind?').selectOption('shared');
    await expect(page.getByRole('checkbox', { name: /accept the old one nowhere$/ })).toBeAttached();
    await expect(page.locator('ol').getByText('key set')).toHaveCount(0);
    // Whatever is on screen, the figure stays with the kind.
    await expect(page.locator('.strip')).toContainText('A signing key: ');
    await expect(page.locator('.strip')).toBeInViewport();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).tap();
    expect(await readFile(await (await download).path(), 'utf8')).toMatch(/^1\. \[[ x]\] /m);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

test('a leak by keyboard alone: the kind, the first step, its name, and a fresh browser opens the case', async ({
  page,
  browser,
}) => {
  await page.goto('./#/leaked');
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await page.getByRole('checkbox').first().focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(/^\s*Done \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\.$/)).toBeVisible();
  await expect(page.getByRole('checkbox').first()).toBeFocused();
  await page.getByRole('textbox', { name: 'Name of this incident' }).focus();
  await page.keyboard.type('Key in the build log');
  await page.keyboard.press('Tab');
  const address = page.url();
  const fresh = await browser.newPage();
  await fresh.goto(address);
  await expect(fresh.getByRole('radio', { checked: true })).toHaveAccessibleName(/^An API key/);
  await expect(fresh.getByText('This incident is not saved in this browser', { exact: false })).toBeVisible();
  await expect(fresh.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await fresh.close();
});

test('two tabs of one incident agree', async ({ page, context }) => {
  await page.goto('./#/leaked?kind=api-key');
  await page.getByRole('checkbox').first().check();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('checkbox').nth(1).check();
  await other.getByLabel('A gateway or cache remembers the verdict on it for').selectOption('60');
  await expect(page.getByRole('checkbox').nth(1)).toBeChecked();
  await expect(page.getByLabel('A gateway or cache remembers the verdict on it for')).toHaveValue('60');
  await expect(page).toHaveURL(/verdict=60/);
  // An address of before is brought up to what the incident says by now.
  await page.goto(page.url().replace('verdict=60', 'verdict=300'));
  await page.reload();
  await expect(page).toHaveURL(/verdict=60/);
});

test('the 60-second check by keyboard alone: one key a reply, and the findings lead on', async ({ page }) => {
  await page.goto('./#/check');
  const statements = page.getByText(/Statement \d+ of \d+/);
  await expect(statements).toContainText('Statement 1 of');
  const of = Number(/of (\d+)/.exec((await statements.textContent()) ?? '')?.[1]);
  expect(of).toBeGreaterThanOrEqual(9);
  for (let at = 1; at <= of; at += 1) {
    await expect(statements).toContainText(`Statement ${at} of`);
    await page.keyboard.press(['y', 'n', 'u', 'x'][at % 4] ?? 'y');
  }
  await expect(statements).toHaveCount(0);
  const lab = page.getByRole('link', { name: 'See it in the Lab' }).first();
  await lab.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/lab\//);
});
