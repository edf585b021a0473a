import { readFile } from 'node:fs/promises';
import { expect, test } from './fixture.js';

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a leak: one tap to the order of actions, exact once the kind is said, ticked, taken along', async ({
    page,
  }) => {
    await page.goto('./#/leaked');
    await page.getByRole('button', { name: 'Straight to what to do' }).tap();
    const first = page.getByRole('checkbox').first();
    await expect(page.getByRole('heading', { name: /^In this order/ })).toBeInViewport();
    await expect(first).toBeInViewport();
    await first.tap();
    await page.reload();
    await expect(page.getByRole('checkbox').first()).toBeChecked();
    await page.getByRole('radio', { name: /^A signing key/ }).tap();
    await expect(page.getByRole('heading', { name: /^A signing key/ })).toBeAttached();
    await page.getByLabel('Which sort?').selectOption('shared');
    await expect(page.getByRole('checkbox', { name: /accept the old one nowhere$/ })).toBeAttached();
    await expect(page.locator('ol').getByText('key set')).toHaveCount(0);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).tap();
    expect(await readFile(await (await download).path(), 'utf8')).toMatch(/^- \[[ x]\] /m);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
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
