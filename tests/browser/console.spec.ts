import { expect, test } from './fixture.js';

/** A page of each kind, opened by its address: then its files are asked for while the HTML still comes. */
const PAGES = [
  './',
  '#/decide',
  '#/decide/caller',
  '#/decide/result?direction=inbound&caller=partner&home=server',
  '#/decide/rules',
  '#/lab/leaked-credential',
  '#/checklist/all',
  '#/check',
  '#/leaked',
  '#/leaked?kind=api-key',
];

test('no page says anything in the console, no warning either', async ({ page }) => {
  const said: string[] = [];
  let at = '';
  page.on('console', (message) => said.push(`${at}: ${message.type()} ${message.text()}`));
  for (const address of PAGES) {
    at = address;
    await page.goto('about:blank');
    await page.goto(address);
    await page.locator('[data-usable]').first().waitFor();
  }
  expect(said).toEqual([]);
});
