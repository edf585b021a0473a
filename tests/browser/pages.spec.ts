import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.js';
import { STATES, THEMES, WIDTHS } from './states.mjs';
import { STORY_STATES } from './storyStates.js';

test.use({ reducedMotion: 'reduce' });

/**
 * What takes clicks to get to may look otherwise on a phone: a page of its own for each width, in a theme of its own. The
 * pages behind them are looked at in all four ways.
 */
for (const { name, hash, prepare } of STATES.filter((state) => state.prepare)) {
  test.describe(name, () => {
    // Only a call from the console needs the worker.
    test.use({ serviceWorkers: name === 'lab-console' ? 'allow' : 'block' });
    for (const [index, [width, height]] of WIDTHS.entries()) {
      const themes = THEMES.slice(index, index + 1);
      test(`at ${width} px, ${themes.join()}: axe finds nothing, one h1, no sideways scroll`, async ({
        page,
      }) => {
        await page.setViewportSize({ width, height });
        await page.goto(hash);
        await page.locator('h1:visible').waitFor();
        await prepare?.(page);
        await expectFit(page, width);
        await expectAccessible(page, themes);
      });
    }
  });
}

/** What a link alone leads to: one page serves both widths. */
for (const { name, hash } of STATES.filter((state) => !state.prepare)) {
  test(`${name}: axe finds nothing, one h1, no sideways scroll, at both widths and in both themes`, async ({
    page,
  }) => {
    await page.goto(hash);
    await page.locator('h1:visible').waitFor();
    for (const [width, height] of WIDTHS) {
      await page.setViewportSize({ width, height });
      await expectFit(page, width);
      await expectAccessible(page);
    }
  });
}

/** One page that tells many stories: each at one width in one theme, and at the other in the other. */
for (const { name, hash, prepare } of STORY_STATES) {
  test(`${name}: axe finds nothing, one h1, no sideways scroll, at each width in a theme of its own`, async ({
    page,
  }) => {
    await page.goto(hash);
    await prepare(page);
    for (const [index, [width, height]] of WIDTHS.entries()) {
      await page.setViewportSize({ width, height });
      await expectFit(page, width);
      await expectAccessible(page, THEMES.slice(index, index + 1));
    }
  });
}

async function expectFit(page: Page, width: number): Promise<void> {
  await expect(page.locator('h1:visible')).toHaveCount(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}

/**
 * Everything in the first theme, and in the other its colours, which are all that it changes. Nothing here is in a
 * frame: `legacyMode` reads the page alone, in half the time.
 */
async function expectAccessible(page: Page, themes = THEMES): Promise<void> {
  for (const [index, colorScheme] of themes.entries()) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
    // On other pages the guide is not there for anybody, and would take axe as long as the rest.
    if (!(await page.locator('#guide').isVisible())) axe.exclude('#guide');
    const { violations } = await (index === 0 ? axe : axe.withRules(['color-contrast'])).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
    expect([colorScheme, found]).toEqual([colorScheme, []]);
  }
}
