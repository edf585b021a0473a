import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.js';

const CREDENTIAL =
  /kot_demo_[0-9A-Za-z]{10,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}|kot_(refresh|code)_[0-9A-Za-z]{10,}/;

const FIRST_ITEM = /Give every caller a credential of its own/;

/** Everything the page leaves behind: storage, databases and the address. */
async function leftBehind(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      databases,
      location.href,
      document.cookie,
    ]);
  });
}

async function exported(page: Page, press: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await press();
  return readFile(await (await download).path(), 'utf8');
}

test('with the mouse: watch the leak, revoke, ask why, decide, take the checklist home', async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'Revoke both' }).click();
  await expect(page.locator('[data-island="duel"]').getByText('0 s', { exact: true }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Open the lab' }).first().click();

  await page.getByRole('button', { name: 'Open the bench' }).click({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Go to 09:08' }).click();
  await page.getByRole('button', { name: 'Revoke both' }).click();
  await page.getByRole('button', { name: 'Run to expiry' }).click();
  await expect(page.locator('svg').getByText('0 s: refused on the very next call')).toBeVisible();
  await expect(page.locator('svg').getByText('7 min 00 s still let in after the revocation')).toBeVisible();
  await page.getByRole('button', { name: 'attacker, JWT: requests' }).click({ position: { x: 330, y: 14 } });
  const panel = page.getByRole('complementary', { name: 'Request' });
  await expect(panel).toContainText(/200 OK, to a thief/);
  await expect(panel).toContainText('Signature matches');
  await expect(panel).toContainText('GET /v1/orders');

  await page.getByRole('link', { name: 'Decide' }).click();
  await page.getByRole('link', { name: /start/i }).first().click();
  for (let asked = 0; asked < 15 && !page.url().includes('/decide/result'); asked += 1) {
    await page.getByRole('radio').first().check();
    const asking = await page.locator('h1:visible').innerText();
    await page.getByRole('button', { name: 'Continue' }).click();
    // The address is the next one's before the page is.
    await expect(page.locator('h1:visible')).not.toHaveText(asking);
  }
  await expect(page.locator('h1:visible')).toContainText(/Use|Nothing|wish/);
  await page.getByRole('link', { name: 'Get my checklist' }).click();
  await page.getByRole('checkbox', { name: FIRST_ITEM }).check();
  const markdown = await exported(page, () =>
    page.getByRole('button', { name: 'Download Markdown' }).click(),
  );
  expect(markdown).toMatch(/^- \[x\] /m);
  expect(markdown).toMatch(/^- \[ \] /m);
  expect(markdown).not.toMatch(CREDENTIAL);
  expect(await leftBehind(page)).not.toMatch(CREDENTIAL);

  await page.reload();
  await expect(page.getByRole('checkbox', { name: FIRST_ITEM })).toBeChecked();
});

test('with the keyboard alone: from the landing page to the exported checklist', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('');
  const reach = async (role: 'link' | 'button' | 'radio' | 'checkbox', name: RegExp): Promise<void> => {
    const target = page.getByRole(role, { name }).first();
    await target.waitFor();
    for (let presses = 0; presses < 120; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reached the ${role} ${name}`);
  };

  await reach('link', /^Open the lab$/);
  await page.keyboard.press('Enter');
  await reach('button', /^Open the bench$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Back to the story' })).toBeFocused();
  await reach('button', /^Go to 09:08$/);
  await page.keyboard.press('Enter');
  await reach('button', /^Revoke both$/);
  await page.keyboard.press('Enter');
  await reach('button', /^Run to expiry$/);
  await page.keyboard.press('Enter');
  await expect(page.locator('svg').getByText('7 min 00 s still let in after the revocation')).toBeVisible();
  await reach('button', /^attacker, JWT: requests$/);
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('complementary', { name: 'Request' })).toContainText('to a thief');

  await page.goto('#/decide/direction');
  for (let asked = 0; asked < 15 && !page.url().includes('/decide/result'); asked += 1) {
    await reach('radio', /.*/);
    await page.keyboard.press('Space');
    await reach('button', /^Continue$/);
    const asking = await page.locator('h1:visible').innerText();
    await page.keyboard.press('Enter');
    await expect(page.locator('h1:visible')).not.toHaveText(asking);
  }
  await reach('link', /^Get my checklist$/);
  await page.keyboard.press('Enter');
  await reach('checkbox', FIRST_ITEM);
  await page.keyboard.press('Space');
  // The exports stand before the list: back, not on through every item.
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Shift+Tab');
    if (
      await page
        .getByRole('button', { name: 'Download Markdown' })
        .evaluate((button) => button === document.activeElement)
    )
      break;
  }
  const markdown = await exported(page, () => page.keyboard.press('Enter'));
  expect(markdown).toMatch(/^- \[x\] /m);
  expect(markdown).not.toMatch(CREDENTIAL);
  expect(await leftBehind(page)).not.toMatch(CREDENTIAL);
});
