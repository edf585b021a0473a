import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture.js';
import { openBench } from './lab.js';

/** The first story on a phone, by touch alone. */
test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' });

async function revokeAndRunOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Revoke both' }).tap();
  const more = page.getByRole('button', { name: 'Speed and more' });
  const expiry = page.getByRole('button', { name: 'Run to expiry' });
  if (!(await expiry.isVisible())) await more.tap();
  await expiry.tap();
  await expect(page.locator('svg').getByText('7 min 00 s still let in after the revocation')).toBeAttached();
}

async function middleOf(target: Locator): Promise<{ x: number; y: number; width: number }> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('not on screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
}

test('taps revoke, run to expiry, open a request as a sheet and close it again', async ({ page }) => {
  await openBench(page);
  await revokeAndRunOn(page);
  const row = page.getByRole('button', { name: 'attacker, JWT: requests' });
  const { x, y, width } = await middleOf(row);
  await page.touchscreen.tap(x - width * 0.2, y);
  const sheet = page.getByRole('dialog', { name: 'Request' });
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText(/200 OK, to a thief/);
  await sheet.getByRole('button', { name: 'Close' }).tap();
  await expect(sheet).toBeHidden();
});

test('the moment is scrubbed by touch, back and forth', async ({ page }) => {
  await openBench(page);
  await revokeAndRunOn(page);
  const slider = page.getByRole('slider', { name: 'Moment on screen' });
  const time = page.getByLabel('Time', { exact: true });
  const tapAt = async (part: number): Promise<void> => {
    const { x, y, width } = await middleOf(slider);
    await page.touchscreen.tap(x + width * part, y);
  };
  await tapAt(-0.3);
  await expect(time).not.toHaveText('09:16:00 UTC');
  const early = (await time.textContent()) ?? '';
  await tapAt(0.3);
  await expect(async () => expect((await time.textContent()) ?? '').not.toBe(early)).toPass();
  expect(((await time.textContent()) ?? '') > early).toBe(true);
});

test('what is tapped is at least 44 px high, and nothing scrolls sideways', async ({ page }) => {
  await openBench(page);
  await revokeAndRunOn(page);
  const low = await page.locator('main button:visible, main summary:visible').evaluateAll((targets) =>
    targets
      .map((target) => ({
        name: target.getAttribute('aria-label') ?? target.textContent?.trim().slice(0, 40) ?? '',
        height: Math.round(target.getBoundingClientRect().height),
      }))
      // Rows of the timeline are as high as their lanes, which a tap may miss by ten pixels either way.
      .filter(({ name, height }) => height < 44 && !/requests$|^Lifetimes/.test(name)),
  );
  expect(low).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
