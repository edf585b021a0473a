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

test('a leak on paper has its steps whole, and nothing to press', async ({ page }) => {
  await page.goto('#/checklist/all');
  await expect(page.getByText(/of \d+ done/)).toBeVisible();
  await page.evaluate(() => (location.hash = '#/leaked?kind=signing-key&alg=pair'));
  await page.getByRole('checkbox').first().check();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: /^In this order/ })).toBeVisible();
  await expect(page.locator('header.site')).toBeHidden();
  await expect(page.getByText(/^Printed \d{4}-\d\d-\d\d .* UTC\. The case: http/)).toBeVisible();
  await expect(page.getByText('Which kind?: a key pair', { exact: false })).toBeVisible();
  for (const pressed of ['button', 'radio', 'combobox', 'textbox'] as const)
    expect(await page.getByRole(pressed).filter({ visible: true }).count()).toBe(0);
  const steps = page.locator('main:visible ol > li');
  expect(await steps.count()).toBeGreaterThan(5);
  for (const step of await steps.all()) await expect(step).toHaveCSS('break-inside', 'avoid');
});

test('an incident on paper says what is assumed, and its screen is folded as before after it', async ({
  page,
}) => {
  await page.goto('#/leaked?kind=api-key');
  const assumed = page.locator('details', { hasText: 'answers are assumed' });
  await page.getByRole('checkbox').first().check();
  await expect(assumed.getByRole('listitem').first()).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  for (const each of await assumed.getByRole('listitem').all()) await expect(each).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(assumed.getByRole('listitem').first()).toBeHidden();
});

test('the findings of the check on paper have their date and address, and nothing to press', async ({
  page,
}) => {
  await page.goto('#/check/findings?no=plain-http.one-key&unsure=no-limits&on=2026-03-01');
  await expect(page.getByRole('heading', { name: '2 things to fix, one thing to find out' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/Checked on 2026-03-01/)).toBeVisible();
  await expect(page.locator('.paper')).toContainText('#/check/findings?no=');
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
});
