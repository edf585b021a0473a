import type { Locator, Page } from '@playwright/test';
import { expect, sharedPageTest as test } from './fixture.js';

/** Whoever listens for the key is loaded after the page. */
async function openSearch(page: Page): Promise<Locator> {
  const field = page.getByRole('combobox', { name: /^Search the guide/ });
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(field).toBeFocused({ timeout: 500 });
  }).toPass();
  // The key that came too early for the listener may have come late enough for the field.
  await field.fill('');
  return field;
}

test('a slash, two words and Enter lead to a story of the Lab, and the way back is the browser’s', async ({
  page,
}) => {
  await page.goto('./');
  await (await openSearch(page)).fill('key would not die');
  await expect(page.getByRole('listbox', { name: 'Found' }).getByRole('option').first()).toContainText(
    'The key that would not die',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'The key that would not die' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'API key or JWT?' })).toBeVisible();
});

test('back from what was found, the page that was left has the focus, and the search begins anew', async ({
  page,
}) => {
  await page.goto('./#/decide/rules');
  const field = await openSearch(page);
  await field.fill('key would not die');
  await expect(page.getByRole('listbox', { name: 'Found' }).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'The key that would not die' })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: 'How we decide' })).toBeFocused();
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'How we decide' })).toBeFocused();
});

test('an item that was found has the focus, however far down its page is', async ({ page }) => {
  await page.goto('./#/decide');
  await (await openSearch(page)).fill('Rehearse losing the signing key');
  await page.keyboard.press('Enter');
  const item = page.locator('#item-signing-key-loss');
  await expect(item).toBeFocused();
  await expect(item).toBeInViewport();
});

test('Escape closes the search, and a slash in a field is a slash', async ({ page }) => {
  await page.goto('./#/decide/rules');
  await openSearch(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const field = page.getByRole('searchbox').first();
  await field.press('/');
  await expect(field).toHaveValue('/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the way back closes what covers the page', async ({ page }) => {
  await page.goto('./#/decide/rules');
  await page.evaluate(() => (location.hash = '#/check'));
  await expect(page.getByText(/Statement 1 of/)).toBeVisible();
  await openSearch(page);
  await page.goBack();
  await expect(page).toHaveURL(/#\/decide\/rules/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the search leads on to the keyboard shortcuts', async ({ page }) => {
  await page.goto('./');
  await openSearch(page);
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'Search' })).toHaveCount(0);
});
