import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixture.js';
import type { THEMES } from './states.mjs';

/** @param part What is new here, where the rest of the page is looked at in another state. */
export async function expectAccessible(
  page: Page,
  theme: (typeof THEMES)[number],
  part?: string,
): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  const { violations } = await (await axeIn(page, part)).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  expect(found, `axe at ${page.viewportSize()?.width} px, ${theme}`).toEqual([]);
}

/** Nothing here is in a frame: `legacyMode` reads the page alone, in half the time. */
async function axeIn(page: Page, part?: string): Promise<AxeBuilder> {
  // Half a megabyte, which takes as long as a look at a short page: once a document.
  const isThere = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: 'axe' }) })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] });
  if (part) return axe.include(part);
  // Nobody reaches what is behind a modal dialog, and it was looked at before the dialog came.
  if (await page.locator(MODAL).first().isVisible()) return axe.include(MODAL);
  // On other pages the guide is not there for anybody, and would take axe as long as the rest.
  return (await page.locator('#guide').isVisible()) ? axe : axe.exclude('#guide');
}

const MODAL = 'dialog:modal';
