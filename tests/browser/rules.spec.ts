import { expect, sharedPageTest as test } from './fixture.js';

test('the proof runs in a worker under the content security policy, and rules can be searched', async ({
  page,
}) => {
  await page.goto('#/decide');
  await page.getByRole('link', { name: /^How we decide/ }).click();
  await expect(page.locator('h1:visible')).toBeFocused();
  await expect(page.getByText('11,337,409')).toBeVisible();
  await expect(page.getByText('in a worker, beside this page')).toBeVisible();
  await page.getByLabel('Find a rule').fill('rules out cookie session');
  const shown = page.getByRole('list', { name: 'rules' }).getByRole('listitem');
  await expect(shown.first()).toContainText('Cookie session');
  expect(await shown.count()).toBeLessThan(20);
});
