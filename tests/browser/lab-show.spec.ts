import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.js';
import { expect, sharedPageTest as test } from './fixture.js';
import { openBench } from './lab.js';

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
  await expect(room.locator('.sentence')).toContainText('You ask the server to revoke it');
  await page.keyboard.press('PageDown');
  await expect(room.locator('.sentence')).toContainText('to a thief, 3 s after the revocation');
  await page.keyboard.press('PageDown');
  await expect(room.locator('.sentence')).toContainText('401 Unauthorized');
  await expectAccessible(page, 'light');
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

test('on the bench a chosen request is explained at the top of its column, and five rows of the log are in sight', async ({
  page,
}) => {
  await openBench(page);
  await page.getByRole('button', { name: 'Revoke both' }).click();
  await page.getByRole('button', { name: 'Run to expiry' }).click();
  const log = page.getByRole('list', { name: 'What happened' });
  const column = page.getByRole('region', { name: 'Task and request' });
  for (const [width, height] of SCREENS) {
    await page.setViewportSize({ width, height });
    await expect(async () => {
      const floor = (await page.getByText('The bill, so far').boundingBox())?.y ?? 0;
      const fifth = await log.getByRole('listitem').nth(4).boundingBox();
      expect((fifth?.y ?? Infinity) + (fifth?.height ?? 0)).toBeLessThanOrEqual(floor);
    }).toPass({ timeout: 3000 });
    await column.evaluate((box) => box.scrollTo({ top: 0 }));
    await log
      .locator('button:not([aria-expanded])')
      .nth(width === 1440 ? 0 : 1)
      .click();
    await expect(async () => {
      const [top, panel] = [await column.boundingBox(), await page.locator('.request').boundingBox()];
      expect(Math.abs((panel?.y ?? 0) - (top?.y ?? 0))).toBeLessThan(4);
    }).toPass({ timeout: 3000 });
    const before = await log.boundingBox();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Step to the next request' }).click();
    await expect(page.getByRole('group', { name: 'Clock' }).locator('p[role=status]')).not.toBeEmpty();
    // What is said of the clock moves nothing.
    expect((await log.boundingBox())?.y).toBe(before?.y);
  }
});

test('dials stand beside the lanes that show what they do', async ({ page }) => {
  await page.goto('#/lab/sandbox');
  await page.getByRole('button', { name: 'Dials…' }).click();
  const dials = await page.getByRole('region', { name: 'Dials' }).boundingBox();
  const lanes = await page.locator('[data-tour="timeline"]').boundingBox();
  expect((dials?.x ?? 0) + (dials?.width ?? Infinity)).toBeLessThanOrEqual(lanes?.x ?? 0);
  const hidden = (): number => (document.scrollingElement?.scrollHeight ?? 0) - window.innerHeight;
  expect(await page.evaluate(hidden)).toBeLessThanOrEqual(0);
});

test('a story is one screen, a mark opens why in the place of its card, and the bench has the same run', async ({
  page,
}) => {
  await page.goto('#/lab/leaked-credential');
  await page.getByRole('button', { name: 'Skip the question' }).click();
  await page.getByRole('button', { name: 'Go to 09:08' }).click();
  await page.getByRole('button', { name: 'Revoke both' }).click();
  await expect(page.getByText(/^Revoked\. Press Play/)).toBeVisible();
  await page.getByRole('button', { name: 'Next call' }).click();
  await expect(page.getByText(/^09:08:\d\d UTC: 401/)).toBeVisible();
  for (const [width, height] of SCREENS) {
    await page.setViewportSize({ width, height });
    const hidden = (): number => (document.scrollingElement?.scrollHeight ?? 0) - window.innerHeight;
    expect(await page.evaluate(hidden), `hidden at ${width} px`).toBeLessThanOrEqual(0);
    await expect(page.locator('svg').getByText('JWT', { exact: true })).toBeInViewport();
    await expect(page.getByRole('region', { name: 'Figures' })).toBeInViewport({ ratio: 1 });
  }
  await page.getByRole('button', { name: 'attacker, API key: requests' }).press('Enter');
  const why = page.getByRole('region', { name: 'Why this answer' });
  await expect(why).toContainText('401 Unauthorized, to a thief');
  await expect(page.getByRole('region', { name: 'Goal' })).toBeHidden();
  await why.getByRole('button', { name: 'Back to the task' }).click();
  await expect(page.getByRole('region', { name: 'Goal' })).toBeVisible();

  const time = await page.getByLabel('Time', { exact: true }).textContent();
  await page.getByRole('button', { name: 'Open the bench' }).click();
  await expect(page.getByText('The bill, so far')).toBeVisible();
  await expect(page.getByLabel('Time', { exact: true })).toHaveText(time ?? '');
  await expect(page.getByRole('list', { name: 'What happened' }).getByText(/^You revoke/)).toHaveCount(2);
  await page.getByRole('button', { name: 'Back to the story' }).click();
  await expect(page.getByRole('button', { name: 'Next call' })).toBeVisible();
});
