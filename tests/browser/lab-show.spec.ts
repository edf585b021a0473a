import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.js';
import { expect, sharedPageTest as test } from './fixture.js';
import { openBench } from './lab.js';
import { THEMES } from './states.mjs';

test.use({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });

async function open(page: Page): Promise<void> {
  await openBench(page);
}

test('the tour points at five parts, stands on none of them, and gives the focus back', async ({ page }) => {
  await open(page);
  const opener = page.getByRole('button', { name: 'Tour' });
  await opener.click();
  const card = page.getByRole('region', { name: /same traffic/ });
  await expect(card).toBeFocused();
  const parts = ['timeline', 'credentials', 'clock', 'request', 'bill'];
  for (const [index, part] of parts.entries()) {
    await expect(page.getByText(`${index + 1} of 5`)).toBeVisible();
    const target = await page.locator(`[data-tour="${part}"]`).boundingBox();
    const shown = await page.locator('section.card').boundingBox();
    if (!target || !shown) throw new Error(`${part} is not on the page`);
    const apart =
      shown.x >= target.x + target.width ||
      shown.x + shown.width <= target.x ||
      shown.y >= Math.min(900, target.y + target.height) ||
      shown.y + shown.height <= target.y;
    expect([part, apart]).toEqual([part, true]);
    if (index < 4) await page.getByRole('button', { name: 'Next', exact: true }).click();
  }
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
});

test('presenting shows one turning point after the other, by a remote’s keys too', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Present' }).click();
  const room = page.getByRole('dialog', { name: 'The leaked credential' });
  await expect(room.getByRole('heading', { name: 'The leaked credential' })).toBeVisible();
  await room.getByRole('button', { name: 'Revoke both' }).click();
  await page.keyboard.press('PageDown');
  await expect(room.locator('.sentence')).toContainText('401 Unauthorized');
  await expectAccessible(page, THEMES.slice(0, 1));
  await room.getByRole('button', { name: 'Close' }).click();
  await expect(room).toBeHidden();
});

const SCREENS = [
  [1440, 900],
  [1280, 720],
] as const;

for (const story of ['leaked-credential', 'sandbox', 'key-to-jwt']) {
  test(`${story} is one screen at ${SCREENS.map((size) => size.join(' × ')).join(' and ')}: lanes, clock, request and bill, and no page scroll`, async ({
    page,
  }) => {
    await page.goto(`#/lab/${story}?level=bench`);
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height });
      const clock = page.getByLabel('Time', { exact: true });
      await expect(clock).toBeInViewport();
      await expect(page.locator('svg').getByText('API key', { exact: true })).toBeInViewport();
      await expect(page.locator('svg').getByText('JWT', { exact: true })).toBeInViewport();
      await expect(page.getByText('The bill, so far')).toBeInViewport();
      await expect(page.getByRole('complementary', { name: 'Request' })).toBeInViewport();
      const hidden = (): number => (document.scrollingElement?.scrollHeight ?? 0) - window.innerHeight;
      expect(await page.evaluate(hidden), `hidden at ${width} px`).toBeLessThanOrEqual(0);
    }
  });
}
