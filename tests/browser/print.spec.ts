import { expect, test } from './fixture.js';

test('on paper the whole list is there, opened, with its addresses in full', async ({ page }) => {
  await page.goto('#/checklist?direction=inbound&caller=partner&home=server');
  await expect(page.getByText(/of \d+ done/)).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('.print');
  await expect(paper).toBeVisible();
  await expect(paper).toContainText('https://www.rfc-editor.org/rfc/rfc6749');
  expect(await paper.getByText('Verify:').count()).toBeGreaterThan(20);
  await expect(page.getByRole('button', { name: 'Download Markdown' })).toBeHidden();
  await expect(page.locator('header.site')).toBeHidden();
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(paper).toHaveCount(0);
});

test('the pages after it are printed as they are', async ({ page }) => {
  await page.goto('#/checklist/all');
  await expect(page.getByText(/of \d+ done/)).toBeVisible();
  await page.evaluate(() => (location.hash = '#/leaked'));
  await expect(page.getByRole('heading', { name: /^A credential has/ })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: /^In this order/ })).toBeVisible();
  await expect(page.locator('header.site')).toBeVisible();
});
