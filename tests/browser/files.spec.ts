import { expect, sharedPageTest as test } from './fixture.js';

/** Where a file may be chosen, and what its button is called. */
const PLACES = [
  ['#/inspect', 'Open a file', null],
  ['#/write', 'Choose a file', null],
  ['#/assignment/hand-ins', 'Choose files', null],
  ['#/checklist/all', 'Open a JSON file', 'More ways to export'],
] as const;

for (const width of [390, 1280])
  for (const [hash, name, behind] of PLACES)
    test(`at ${width} px, “${name}” of ${hash} stays as it is under the pointer, and asks for a file`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(hash);
      if (behind) await page.getByText(behind).click();
      const button = page.locator('label.button', { hasText: name });
      await button.scrollIntoViewIfNeeded();
      const at = await button.boundingBox();
      if (!at) throw new Error(`${name} is not on the page`);
      const asked = page.waitForEvent('filechooser');
      await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
      await page.mouse.down();
      expect(await button.boundingBox()).toEqual(at);
      await page.mouse.up();
      await asked;
    });
