import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.js';

/** The line of the list that a customer’s API key brings in. */
const OF_THE_CASE = /^- \[ \] .*[Hh]ash/m;

async function downloaded(page: Page, act: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await act();
  return readFile(await (await download).path(), 'utf8');
}

test('a preset takes at most 16 keys from the landing page to the exported checklist, none of them blind', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('');
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await page.keyboard.press(key);
  };
  /** Tabs on until the control has the focus; each stop on the way can be seen. */
  const reach = async (role: 'link' | 'button', name: RegExp): Promise<void> => {
    const target = page.getByRole(role, { name }).first();
    await target.waitFor();
    for (let tabs = 0; tabs < 10; tabs += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await press('Tab');
      await expect(page.locator(':focus-visible')).toBeInViewport();
    }
    throw new Error(`ten tabs do not reach ${name}`);
  };
  await reach('link', /^Decide$/);
  await press('Enter');
  await reach('button', /^Partner API/);
  await press('Enter');
  await reach('link', /^Get my checklist$/);
  await press('Enter');
  await reach('button', /^Download Markdown$/);
  const markdown = await downloaded(page, () => press('Enter'));
  expect(markdown).toMatch(OF_THE_CASE);
  expect(keys).toBeLessThanOrEqual(16);
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a preset takes at most 14 taps from the landing page to the exported checklist', async ({ page }) => {
    await page.goto('');
    let taps = 0;
    const tap = async (role: 'link' | 'button', name: RegExp): Promise<void> => {
      taps += 1;
      await page.getByRole(role, { name }).first().tap();
    };
    await tap('link', /^Decide$/);
    await tap('button', /^Partner API/);
    await tap('link', /^Get my checklist$/);
    const markdown = await downloaded(page, () => tap('button', /^Download Markdown$/));
    expect(markdown).toMatch(OF_THE_CASE);
    expect(taps).toBeLessThanOrEqual(14);
  });
});
