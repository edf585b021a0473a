import type { Page } from '@playwright/test';
import type { Ready } from '../../src/hosts/ready.js';
import { install, type Installed, type Started } from '../tools/installed.js';
import { expectAccessible } from './axe.js';
import { expect, test as base } from './fixture.js';

interface Served {
  ready: Ready;
  post: (path: string, data?: object) => Promise<Record<string, unknown>>;
  call: (key: string) => Promise<number>;
}

/** Server and page as somebody has them: packed, installed into an empty folder, and started from there. */
const test = base.extend<object, { served: Served }>({
  served: [
    async ({}, use) => {
      let installed: Installed | undefined;
      let started: Started | undefined;
      try {
        installed = install();
        started = await installed.start([
          'serve',
          '--port',
          '0',
          '--json',
          '--clock',
          'manual',
          '--seed',
          '7',
        ]);
        await use(servedAt(JSON.parse(started.line) as Ready));
      } finally {
        await started?.stop();
        installed?.remove();
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ served }, use) => use(`${served.ready.origin}/`),
});

// One installation for all of them.
test.describe.configure({ mode: 'default' });

function servedAt(ready: Ready): Served {
  return {
    ready,
    async post(path, data = {}) {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch(ready.control + path, {
        method: 'POST',
        headers,
        body: JSON.stringify(data),
      });
      return (await answer.json()) as Record<string, unknown>;
    },
    call: async (key) => (await fetch(`${ready.api}/v1/orders`, { headers: { 'X-API-Key': key } })).status,
  };
}

const callsOn = (page: Page) => page.getByRole('list', { name: 'Calls, newest first' }).getByRole('button');
const clockOn = (page: Page) => page.getByRole('region', { name: 'The server’s clock' });

test('the packed server shows the calls of a client on its own page, and is steered there', async ({
  page,
  served: { ready, post, call },
}) => {
  await page.goto(ready.page ?? '');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.getByText(`Have your client call ${ready.api}.`)).toBeVisible();
  const key = String((await post('/keys', { customer: 'acme', expires_in: 3600 }))['key']);
  expect(await call(key)).toBe(200);
  await expect(callsOn(page)).toHaveCount(1);
  // The timeline begins a minute before it, in the year before.
  await expect(callsOn(page)).toContainText('00:00:00');
  await expect(callsOn(page)).not.toContainText('Jan');

  await expect(clockOn(page)).toContainText('2030-01-01 00:00:00 UTC');
  await page.getByRole('button', { name: 'Advance the clock by 1 h', exact: true }).click();
  await expect(clockOn(page)).toContainText('2030-01-01 01:00:00 UTC');
  expect(await call(key)).toBe(401);
  await callsOn(page).filter({ hasText: '401' }).click();
  await expect(page.getByText('acme calls GET /v1/orders: 401 Unauthorized.')).toBeVisible();

  const another = String((await post('/keys', { customer: 'acme' }))['key']);
  await page.getByRole('button', { name: /^503: / }).click();
  await expect(page.getByRole('list', { name: 'Faults that wait' })).toContainText('503');
  expect([await call(another), await call(another)]).toEqual([503, 200]);
  await page.getByRole('button', { name: 'Revoke cred-2', exact: true }).click();
  await expect(page.getByText('cred-2 revoked.')).toBeVisible();
  expect(await call(another)).toBe(401);
  expect(await page.locator('html').innerHTML()).not.toContain(another);
});

test('the page watches a tenant, by the address that its clients call', async ({
  page,
  served: { ready },
}) => {
  await page.goto('#/practice?tenant=blue');
  const api = `${ready.origin}/t/blue/api`;
  await expect(page.getByText(`Have your client call ${api}.`)).toBeVisible();
  await fetch(`${api}/v1/orders`);
  await expect(callsOn(page)).toHaveCount(1);
});

test('the page leads nowhere, says so to whoever looks for another, and axe finds nothing on a phone or a desk', async ({
  page,
}) => {
  await page.goto('');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.getByRole('link')).toHaveCount(0);
  const notice = page.getByText('The practice server has this page alone.');
  await expect(notice).toBeHidden();
  await page.goto('#/inspect');
  await expect(notice).toBeInViewport();
  for (const [width, theme] of [
    [390, 'light'],
    [1440, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    await expectAccessible(page, theme);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});
