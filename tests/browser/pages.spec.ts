import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixture.js';
import { STATES, THEMES, WIDTHS } from './states.mjs';

for (const { name, hash, prepare } of STATES) {
  for (const [width, height] of WIDTHS) {
    test(`${name} at ${width} px: axe finds nothing, one h1, no sideways scroll, in both themes`, async ({
      page,
    }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      await page.goto(hash);
      await page.locator('h1:visible').waitFor();
      await prepare?.(page);
      await expect(page.locator('h1:visible')).toHaveCount(1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
        );
        expect([colorScheme, found]).toEqual([colorScheme, []]);
      }
    });
  }
}
