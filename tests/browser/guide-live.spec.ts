import { expect, test } from './fixture.js';

test('the drawings come to life: revoke both, and only the denylist refuses the token', async ({ page }) => {
  await page.goto('./#how-each-works');
  const live = page.locator('[data-live="ways"]');
  await live.getByRole('button', { name: 'Revoke both' }).click();
  await expect(live.getByRole('heading', { name: /A call with the key: 401/ })).toBeVisible();
  await expect(live.getByRole('heading', { name: /A call with the token: 200/ })).toBeVisible();
  await live.getByRole('button', { name: 'Start again' }).click();
  await live.getByRole('button', { name: 'Denylist off' }).click();
  await live.getByRole('button', { name: 'Revoke both' }).click();
  await expect(live.getByRole('heading', { name: /A call with the token: 401/ })).toBeVisible();
});

test('the cost of a call is measured on this machine, for every way to check one', async ({ page }) => {
  await page.goto('./#the-real-cost-per-call');
  const costs = page.locator('[data-live="costs"]');
  await costs.getByRole('button', { name: 'Measure on this machine' }).click();
  await expect(costs.getByText(/^Orders of magnitude/)).toBeVisible({ timeout: 30_000 });
  const rows = await costs.getByRole('row').allTextContents();
  expect(rows).toHaveLength(7);
  for (const row of rows.slice(1)) expect(row).toMatch(/\d (µs|ms)|not in this browser/);
});

test('a recipe is copied as the file that it is', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./#recipe-denylist');
  const recipe = page.locator('li', { has: page.locator('#recipe-denylist') });
  // Whoever listens for it is loaded after the page.
  await expect(async () => {
    await recipe.locator('[data-copy]').first().click();
    await expect(recipe.getByRole('button', { name: 'Copied' })).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('export class Denylist');
});

test('a recipe’s code is whole once a reader comes near it, in every language', async ({ page }) => {
  await page.goto('#recipe-check-a-key');
  const codes = page.locator('li:has(#recipe-check-a-key) pre');
  await expect(codes.nth(0)).toContainText('export function checkApiKey');
  await expect(codes.nth(1)).toContainText('def check_api_key');
  await expect(codes.nth(2)).toContainText('func ');
  await expect(page.locator('li:has(#recipe-check-a-key) pre[data-code]')).toHaveCount(0);
});

test('the duel leaves another page to itself, and begins when its reader comes to the guide', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('#/check');
  await page.locator('#page [data-usable]').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  const duel = page.locator('.duel');
  await expect(duel).not.toHaveAttribute('data-usable');
  expect(asked.filter((address) => /duel/.test(address))).toEqual([]);
  await page.getByRole('link', { name: 'Guide', exact: true }).click();
  await expect(duel).toHaveAttribute('data-usable');
});
