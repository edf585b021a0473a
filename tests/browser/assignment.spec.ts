import { expect, test } from './fixture.js';

for (const [address, says] of [
  ['#/assignment?set=1.x', 'This link cannot be used.'],
  ['#/assignment?st', 'This link cannot be used.'],
  ['#/assignment/nowhere', 'is not one of ours'],
  ['#/assignment/hand-ins?h=1.x', 'It was cut off or changed on the way'],
] as const)
  test(`${address} says what is wrong`, async ({ page }) => {
    await page.goto(address);
    await expect(page.locator('h1:visible')).toHaveCount(1);
    await expect(page.getByText(says).first()).toBeVisible();
  });
