import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.js';
import { expect, sharedPageTest, startAnew, test } from './fixture.js';
import { settled, STATES, THEMES, WIDTHS } from './states.mjs';
import { STORY_STATES } from './storyStates.js';

sharedPageTest.use({ reducedMotion: 'reduce' });

/**
 * What takes clicks to get to may look otherwise on a phone: it is brought about anew at each width, and looked at in a
 * theme of its own. The pages behind them are looked at in all four ways.
 */
for (const { name, hash, prepare, part } of STATES.filter((state) => state.prepare)) {
  const look = async (page: Page, index: number): Promise<void> => {
    const [width, height] = WIDTHS[index] as [number, number];
    await page.setViewportSize({ width, height });
    await page.goto(hash);
    await settled(page);
    await prepare?.(page);
    await expectFit(page, width);
    await expectAccessible(page, THEMES.slice(index, index + 1), part);
  };
  const title = `${name}: axe finds nothing, one h1, no sideways scroll, at each width in a theme of its own`;
  // Only a call from the console needs the worker.
  if (name === 'lab-console') {
    test.describe('with its service worker', () => {
      test.use({ serviceWorkers: 'allow', reducedMotion: 'reduce' });
      for (const [index, [width]] of WIDTHS.entries())
        test(`at ${width} px, ${title}`, ({ page }) => look(page, index));
    });
  } else {
    sharedPageTest(title, async ({ page }) => {
      for (const index of WIDTHS.keys()) {
        if (index > 0) await startAnew(page);
        await look(page, index);
      }
    });
  }
}

/** What a link alone leads to: one page serves both widths. */
for (const { name, hash } of STATES.filter((state) => !state.prepare)) {
  sharedPageTest(
    `${name}: axe finds nothing, one h1, no sideways scroll, at both widths and in both themes`,
    async ({ page }) => {
      await page.goto(hash);
      await settled(page);
      for (const [width, height] of WIDTHS) {
        await page.setViewportSize({ width, height });
        await expectFit(page, width);
        await expectAccessible(page);
      }
    },
  );
}

/** Every story at its decisive moment; what is there at the start and once it is won is the same parts in each, so one stands for all. */
const STORIES = STORY_STATES.filter(
  ({ name }) => !/-(start|won)$/.test(name) || name.startsWith('story-leaked-credential-'),
);

/** One page that tells many stories: each at one width in one theme, and at the other in the other. */
for (const { name, hash, prepare } of STORIES) {
  sharedPageTest(
    `${name}: axe finds nothing, one h1, no sideways scroll, at each width in a theme of its own`,
    async ({ page }) => {
      await page.goto(hash);
      await prepare(page);
      for (const [index, [width, height]] of WIDTHS.entries()) {
        await page.setViewportSize({ width, height });
        await expectFit(page, width);
        await expectAccessible(page, THEMES.slice(index, index + 1));
      }
    },
  );
}

async function expectFit(page: Page, width: number): Promise<void> {
  await expect(page.locator('h1:visible'), `h1 at ${width} px`).toHaveCount(1);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, `the page at ${width} px`).toBeLessThanOrEqual(width);
}
