import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from './fixture.js';

interface World {
  post: (path: string, data?: object) => Promise<Record<string, unknown>>;
  call: (credential: string) => Promise<number>;
}

/** A world of its own, on the server that serves the page. */
async function openWorld(page: Page, request: APIRequestContext): Promise<World> {
  const tenant = `test-${randomUUID()}`;
  await page.goto(`#/practice?tenant=${tenant}`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  return {
    post: async (path, data = {}) =>
      (await (await request.post(`t/${tenant}/__${path}`, { data })).json()) as Record<string, unknown>,
    call: async (credential) =>
      (await request.get(`t/${tenant}/api/v1/orders`, { headers: { 'X-API-Key': credential } })).status(),
  };
}

const callsOn = (page: Page) => page.getByRole('list', { name: 'Calls, newest first' }).getByRole('button');

test('calls of a real client appear under the policy, are explained, and can be steered by a click', async ({
  page,
  request,
}) => {
  const { post, call } = await openWorld(page, request);
  const key = String((await post('/keys', { customer: 'acme' }))['key']);
  expect(await call(key)).toBe(200);
  await expect(callsOn(page)).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'acme, API key: requests' })).toBeVisible();

  await page.getByRole('button', { name: 'Revoke cred-1', exact: true }).click();
  await expect(page.getByText('cred-1 revoked.')).toBeVisible();
  expect(await call(key)).toBe(401);
  await callsOn(page).filter({ hasText: 'key_unknown' }).click();
  await expect(page.getByText('acme calls GET /v1/orders: 401 Unauthorized.')).toBeVisible();
  await expect(page.getByText('decides')).toBeVisible();

  await page.getByRole('button', { name: 'Freeze the clock', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Let the clock run', exact: true })).toBeVisible();
  const before = await page.getByRole('region', { name: 'The server’s clock' }).locator('time').textContent();
  await page.getByRole('button', { name: 'Advance the clock by 1 h', exact: true }).click();
  await expect(page.getByRole('region', { name: 'The server’s clock' }).locator('time')).not.toHaveText(
    before ?? '',
  );

  await page.getByRole('button', { name: /^503: / }).click();
  await expect(page.getByRole('list', { name: 'Faults that wait' })).toContainText('503');
  expect(await call(key)).toBe(503);
  await expect(page.getByRole('list', { name: 'Faults that wait' })).toBeHidden();

  await page.getByLabel('Verdict').selectOption('Allowed');
  await expect(callsOn(page)).toHaveCount(1);
  const stored = await page.evaluate(
    () => JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href,
  );
  const shown = await page.locator('html').innerHTML();
  expect(stored + shown).not.toContain(key);
});

test('a burst of calls is caught up with, and only rows in sight are made', async ({ page, request }) => {
  const { post, call } = await openWorld(page, request);
  const key = String(
    (await post('/keys', { customer: 'acme', limit: { requests: 10_000, window_s: 60 } }))['key'],
  );
  for (let round = 0; round < 20; round += 1) await Promise.all(Array.from({ length: 25 }, () => call(key)));
  await expect(page.getByText('500 calls', { exact: true })).toBeVisible();
  expect(await callsOn(page).count()).toBeLessThan(40);
});

test('the page says that it can be used when it is heard by a server, or has said how to start one', async ({
  page,
}) => {
  const usable = page.locator('[data-usable]');
  let answer = (): void => undefined;
  const isLate = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/__/events?*', async (route) => {
    await isLate;
    await route.continue();
  });
  await page.goto('#/practice');
  await expect(page.getByText('Connecting …')).toBeVisible();
  await expect(usable).toHaveCount(0);
  answer();
  await expect(page.getByRole('region', { name: 'The server’s clock' })).toHaveAttribute('data-usable');

  await page.route('**/__/clock', (route) => route.fulfill({ body: '<!doctype html>' }));
  await page.reload();
  await expect(usable).toContainText('No practice server answers at this address.');

  await page.route('**/__/clock', (route) =>
    route.fulfill({ json: { detail: 'This machine only.' }, headers: { Practice: 'key-or-token' } }),
  );
  await page.reload();
  await expect(usable).toContainText('refuses to be watched by this page. This machine only.');
});
