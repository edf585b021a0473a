import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.js';
import { expect, sharedPageTest, test } from './fixture.js';
import { oneIn, waysOf } from './sample.js';
import { settled, STATES, THEMES, WIDTHS } from './states.mjs';
import { STORY_STATES } from './storyStates.js';

sharedPageTest.use({ reducedMotion: 'reduce' });

const WAYS = WIDTHS.flatMap((size) => THEMES.map((theme) => ({ size, theme })));

const TITLE = 'axe finds nothing, one h1, no sideways scroll';

/** What takes clicks to get to may look otherwise on a phone: it is brought about anew at each width. */
for (const { name, hash, prepare, part } of oneIn(2, STATES)) {
  const look = async (page: Page, { size: [width, height], theme }: (typeof WAYS)[number]): Promise<void> => {
    await page.setViewportSize({ width, height });
    await page.goto(hash);
    await settled(page);
    await prepare?.(page);
    await expectFit(page, width);
    await expectAccessible(page, theme, part);
  };
  for (const way of waysOf(name, WAYS)) {
    const title = `${name} at ${way.size[0]} px, ${way.theme}: ${TITLE}`;
    // Only a call from the console needs the worker.
    if (name === 'lab-console')
      test.describe('with its service worker', () => {
        test.use({ serviceWorkers: 'allow', reducedMotion: 'reduce' });
        test(title, ({ page }) => look(page, way));
      });
    else sharedPageTest(title, ({ page }) => look(page, way));
  }
}

/** Every story at its decisive moment; what is there at the start and once it is won is the same parts in each, so one stands for all. */
const STORIES = STORY_STATES.filter(
  ({ name }) => !/-(start|won)$/.test(name) || name.startsWith('story-leaked-credential-'),
);

for (const { name, hash, prepare } of oneIn(2, STORIES)) {
  for (const { size, theme } of waysOf(name, WAYS)) {
    const [width, height] = size;
    sharedPageTest(`${name} at ${width} px, ${theme}: ${TITLE}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(hash);
      await prepare(page);
      await expectFit(page, width);
      await expectAccessible(page, theme);
    });
  }
}

async function expectFit(page: Page, width: number): Promise<void> {
  await expect(page.locator('h1:visible'), `h1 at ${width} px`).toHaveCount(1);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, `the page at ${width} px`).toBeLessThanOrEqual(width);
}
