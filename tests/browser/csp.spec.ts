import { expect, test } from './fixture.js';
import { test as plain } from '@playwright/test';

test('the policy allows no inline or evaluated code, no other origin, and asks for Trusted Types', async ({
  page,
}) => {
  await page.goto('');
  const policy =
    (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? '';
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).toContain("require-trusted-types-for 'script'");
});

plain('the browser enforces it: no markup from strings, no request to elsewhere', async ({ page }) => {
  await page.goto('');
  await page.locator('h1:visible').waitFor();
  const assigned = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<b>from a string</b>';
      return 'assigned';
    } catch (error) {
      return error instanceof TypeError ? 'refused' : 'other';
    }
  });
  const fetched = await page.evaluate(() =>
    fetch('https://elsewhere.example/').then(
      () => 'answered',
      () => 'refused',
    ),
  );
  expect({ assigned, fetched }).toEqual({ assigned: 'refused', fetched: 'refused' });
});
