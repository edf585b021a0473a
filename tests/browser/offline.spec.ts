import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.js';
import { goToTheAct } from './states.mjs';
import { fromFolder } from './folder.js';

test.use({ serviceWorkers: 'allow' });
fromFolder.use({ serviceWorkers: 'allow' });

/** The first visit, until all of the app is kept. */
async function visit(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

test('after one visit the main job works without a network: read, decide, leak, tick off', async ({
  page,
  context,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await visit(page);
  await context.setOffline(true);

  await page.goto('./#/decide');
  await page.reload();
  await page.getByRole('button', { name: /^Partner API/ }).click();
  await expect(page.getByRole('link', { name: 'Get my checklist' })).toBeVisible();

  await page.goto('./#/lab/leaked-credential?level=bench');
  await page.reload();
  await goToTheAct(page);
  await page.getByRole('button', { name: 'Revoke both' }).click();
  const log = page.getByRole('list', { name: 'What happened' });
  await expect(log.getByText(/^You revoke/).first()).toBeVisible();

  await page.goto('./#/checklist/all');
  await page.reload();
  const box = page.getByRole('checkbox', { name: 'Give every caller a credential of its own' });
  await box.check();
  await page.reload();
  await expect(box).toBeChecked();

  await page.goto('./');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Questions people ask' })).toBeVisible();

  await page.goto('./embed.html?from=a-course#/lab/leaked-credential');
  await expect(page.getByRole('link', { name: 'Open in the full app' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The leaked credential' })).toBeVisible();
});

test('it can be installed', async ({ page, baseURL, request }) => {
  await visit(page);
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const manifest = await request.get(`${baseURL}${href}`);
  expect(manifest.headers()['content-type']).toContain('application/manifest+json');
  const { start_url, display, icons } = (await manifest.json()) as {
    start_url: string;
    display: string;
    icons: { src: string; sizes: string }[];
  };
  expect({ start_url, display }).toEqual({ start_url: './', display: 'standalone' });
  for (const { src } of icons) expect((await request.get(`${baseURL}${src}`)).status()).toBe(200);
  expect(icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
});

test.describe('of the API', () => {
  // The answer without an open Lab.
  test.use({ expectedErrors: /503 .*\/lab-api\// });

  test('nothing is kept', async ({ page }) => {
    await visit(page);
    await page.evaluate(() => fetch('./lab-api/v1/orders'));
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept.length).toBeGreaterThan(20);
    expect(kept.filter((path) => /api\//.test(path))).toEqual([]);
  });
});

fromFolder(
  'a newer version waits, is told of, and comes when asked for; what was ticked stays',
  async ({ page, published }) => {
    await visit(page);
    await page.goto('./#/checklist/all');
    await page.getByRole('checkbox', { name: 'Give every caller a credential of its own' }).check();
    // One byte more, and it is another worker to the browser.
    published.set('service-worker.js', `${await readFile('dist/service-worker.js', 'utf8')}\n`);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    // The newer one is fetched whole before it waits.
    await expect(page.getByText('A newer version is ready.', { exact: false })).toBeVisible({
      timeout: 20_000,
    });
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Reload' }).click();
    await loaded;
    await expect(
      page.getByRole('checkbox', { name: 'Give every caller a credential of its own' }),
    ).toBeChecked();
    await expect(page.getByText('A newer version is ready.', { exact: false })).toHaveCount(0);
  },
);
