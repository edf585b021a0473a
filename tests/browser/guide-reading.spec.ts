import type { Page } from '@playwright/test';
import { expect, sharedPageTest as test } from './fixture.js';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** What is left of a window of 1280 × 1024 at 400 %, and the narrowest phone (WCAG 2.2, 1.4.10). */
const NARROW = [
  { width: 320, height: 256 },
  { width: 320, height: 800 },
];

/** What is wider than the guide or its dialog, or scrolls sideways by itself: nothing may. */
async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#guide, #guide *, dialog, dialog *')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .filter(
        (element) =>
          element.matches('#guide, dialog') || /auto|scroll/.test(getComputedStyle(element).overflowX),
      )
      .map(({ tagName, className }) => `${tagName} ${className}`),
  );
}

test('on a phone the duel and its button are within the first screen', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto('./');
  const button = page.getByRole('button', { name: 'Revoke both' });
  await expect(button).toBeEnabled();
  const duel = (await page.locator('.duel').boundingBox()) ?? { y: 0, height: Infinity };
  expect(duel.y + duel.height).toBeLessThanOrEqual(PHONE.height);
  await button.click();
  await expect(page.locator('.lane', { hasText: 'API key' })).toContainText('0 s');
  const after = (await page.locator('.duel').boundingBox()) ?? { y: 0, height: Infinity };
  expect(after.height).toBe(duel.height);
});

test('the words of the heading are words', async ({ page }) => {
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size);
    await page.goto('./');
    expect(await page.locator('#guide h1').innerText()).toMatch(
      /^API key or JWT\?\s+Revoke both\.\s+Watch\.$/,
    );
  }
});

test('on a phone the way back to the contents steps aside while one reads on, and returns as one turns', async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await page.goto('./');
  await page.locator('[data-usable]').first().waitFor();
  const back = page.getByRole('link', { name: 'Contents', exact: true });
  // As a finger does, more than once: the page may not listen yet at the first.
  await expect(async () => {
    await page.mouse.wheel(0, 1000);
    await expect(back).toBeHidden({ timeout: 500 });
  }).toPass();
  await expect(async () => {
    await page.mouse.wheel(0, -100);
    await expect(back).toBeInViewport({ timeout: 500 });
  }).toPass();
  // Parts of the text get their real height on the way.
  await expect(async () => {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect(back).toBeVisible({ timeout: 500 });
  }).toPass();
});

test('on a wide screen the contents stay beside the text and say where one is', async ({ page }) => {
  await page.setViewportSize(DESK);
  await page.goto('./#common-mistakes');
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await expect(contents.getByRole('link', { name: 'Common mistakes' })).toBeInViewport();
  await expect(contents.locator('[aria-current]')).toHaveText('Common mistakes');
  await contents.getByRole('link', { name: 'Questions people ask' }).click();
  await expect(page.getByRole('heading', { name: 'Questions people ask' })).toBeInViewport();
  await expect(contents.locator('[aria-current]')).toHaveText('Questions people ask');
  await expect(page.getByRole('link', { name: 'Contents', exact: true })).toBeHidden();
});

test('on a phone a link leads back to the contents from wherever one turns', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto('./');
  const back = page.getByRole('link', { name: 'Contents', exact: true });
  await expect(back).not.toBeInViewport();
  await page.locator('#common-mistakes').evaluate((heading) => heading.scrollIntoView());
  await expect(async () => {
    await page.mouse.wheel(0, -100);
    await expect(back).toBeVisible({ timeout: 500 });
  }).toPass();
  await back.click();
  await expect(page.getByRole('heading', { name: 'On this page' })).toBeInViewport();
});

test('long code says how much there is, and shows all of it, coloured, wherever it comes from', async ({
  page,
}) => {
  await page.setViewportSize(DESK);
  await page.goto('./#recipe-check-a-key');
  const recipe = page.locator('li', { has: page.locator('#recipe-check-a-key') });
  await expect(recipe.locator('pre[data-code]')).toHaveCount(0);
  for (const file of ['apiKeyCheck.ts', 'apiKeyCheck.py', 'apiKeyCheck.go']) {
    const code = recipe.locator('.code', { has: page.locator(`[data-file="${file}"]`) });
    for (const kind of ['comment', 'keyword', 'literal', 'name'])
      expect(await code.locator(`pre .${kind}`).count()).toBeGreaterThan(0);
    const hidden = (): Promise<number> =>
      code.locator('pre').evaluate((pre) => pre.scrollHeight - pre.clientHeight);
    expect(await hidden()).toBeGreaterThan(0);
    const more = code.locator('summary');
    await expect(more).toContainText(/^\s*Show all \d+ lines/);
    await more.press('Enter');
    expect(await hidden()).toBe(0);
    await expect(more).toContainText('Show less');
    await more.click();
    await expect(more).toBeInViewport();
    expect(await hidden()).toBeGreaterThan(0);
  }
});

for (const size of NARROW) {
  test(`at ${size.width} × ${size.height} the guide and the search scroll one way only`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.goto('./#recipe-check-a-key');
    const codes = page.locator('li:has(#recipe-check-a-key) pre');
    for (const code of await codes.all()) await code.scrollIntoViewIfNeeded();
    await expect(codes.and(page.locator('[data-code]'))).toHaveCount(0);
    expect(await sideways(page)).toEqual([]);

    const field = page.getByRole('combobox', { name: /^Search the guide/ });
    await expect(async () => {
      await page.keyboard.press('/');
      await expect(field).toBeFocused({ timeout: 500 });
    }).toPass();
    await field.fill('token');
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    expect(await sideways(page)).toEqual([]);
    for (let row = 1; row < 12; row += 1) {
      await page.keyboard.press('ArrowDown');
      await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toBeInViewport({
        ratio: 0.9,
      });
    }
    await page.getByRole('button', { name: 'Close' }).click();
  });
}
