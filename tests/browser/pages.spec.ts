import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.js';
import { STATES, THEMES, WIDTHS } from './states.mjs';
import { STORY_STATES } from './storyStates.js';

test.use({ reducedMotion: 'reduce' });

for (const { name, hash, prepare } of STATES) {
  for (const [width, height] of WIDTHS) {
    test(`${name} at ${width} px: axe finds nothing, one h1, no sideways scroll, in both themes`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await page.goto(hash);
      await page.locator('h1:visible').waitFor();
      await prepare?.(page);
      await expectFit(page, width);
      for (const theme of THEMES) await expectAccessible(page, theme);
    });
  }
}

/** These are prepared by their link alone, so one page serves every width and theme. */
for (const { name, hash, prepare } of STORY_STATES) {
  test(`${name}: axe finds nothing, one h1, no sideways scroll, at both widths and in both themes`, async ({
    page,
  }) => {
    await page.goto(hash);
    await prepare(page);
    for (const [width, height] of WIDTHS) {
      await page.setViewportSize({ width, height });
      await expectFit(page, width);
      for (const theme of THEMES) await expectAccessible(page, theme);
    }
  });
}

async function expectFit(page: Page, width: number): Promise<void> {
  await expect(page.locator('h1:visible')).toHaveCount(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}

/** Nothing here is in a frame: `legacyMode` reads the page alone, in half the time. */
async function expectAccessible(page: Page, colorScheme: (typeof THEMES)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme });
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  expect([colorScheme, found]).toEqual([colorScheme, []]);
}
