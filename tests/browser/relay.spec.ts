import type { Page } from '@playwright/test';
import { expect, test } from './fixture.js';
import { fromFolder } from './folder.js';
import { goToTheAct } from './states.mjs';

const LAB = '#/lab/leaked-credential?level=bench';

test.use({ serviceWorkers: 'allow' });

interface Answer {
  status: number;
  type: string | null;
  retryAfter: string | null;
  body: string;
}

/** Opens a page and waits until its requests go through the service worker. */
async function open(page: Page, hash: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(hash);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  if (hash === LAB) await goToTheAct(page);
}

function call(page: Page, path: string, init: RequestInit = {}): Promise<Answer> {
  return page.evaluate(
    async ([address, options]) => {
      const response = await fetch(address, options);
      const { status, headers } = response;
      return {
        status,
        type: headers.get('content-type'),
        retryAfter: headers.get('retry-after'),
        body: await response.text(),
      };
    },
    [`./lab-api${path}`, init] as const,
  );
}

async function mintAndCall(page: Page): Promise<Answer> {
  const admin = { Authorization: 'Bearer demo-admin-secret' };
  const minted = await call(page, '/v1/keys', { method: 'POST', headers: admin });
  const { key } = JSON.parse(minted.body) as { key: string };
  return call(page, '/v1/orders', { headers: { Authorization: `Bearer ${key}` } });
}

test('a call from the console reaches the run, appears as yours, can be looked into and undone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, LAB);
  const answer = await mintAndCall(page);
  expect(answer).toMatchObject({ status: 200, type: 'application/json' });
  expect(answer.body).toContain('Fountain pen');

  const log = page.getByRole('list', { name: 'What happened' });
  await log.getByRole('button', { name: 'You call GET /v1/orders by hand: 200 OK.' }).click();
  const panel = page.getByRole('complementary', { name: 'Request' });
  await expect(panel).toContainText('200 OK, to you');
  await expect(panel).toContainText(/Authorization: Bearer kot_demo_\w{4}…\w{4}/);
  await expect(page.locator('svg').getByText('You', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(log.getByText(/by hand/)).toHaveCount(0);
});

test.describe('a loop in the console', () => {
  test.use({ expectedErrors: /status of 429 .*\/lab-api\// });

  test('loses no call, and meets the limit of its key', async ({ page }) => {
    await open(page, LAB);
    const statuses = await page.evaluate(async () => {
      const admin = { Authorization: 'Bearer demo-admin-secret' };
      const body = JSON.stringify({ limit: { requests: 3, window_s: 60 } });
      const minted = await fetch('./lab-api/v1/keys', { method: 'POST', headers: admin, body });
      const { key } = (await minted.json()) as { key: string };
      const once = (): Promise<Response> =>
        fetch('./lab-api/v1/orders', { headers: { Authorization: `Bearer ${key}` } });
      return (await Promise.all([once(), once(), once(), once()])).map(({ status }) => status);
    });
    expect(statuses.toSorted()).toEqual([200, 200, 200, 429]);
    const log = page.getByRole('list', { name: 'What happened' });
    await expect(log.getByText('You call GET /v1/orders by hand: 200 OK.')).toHaveCount(3);
    await expect(log.getByText('by hand: 429 Too Many Requests.')).toHaveCount(1);
  });
});

test('an authorization code comes as JSON, since a page may not see where a redirect goes', async ({
  page,
}) => {
  await open(page, LAB);
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'demo-app',
    redirect_uri: 'https://app.example/callback',
    state: 'state-of-the-client-4711',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  });
  const told = JSON.parse((await call(page, `/oauth/authorize?${query}`)).body) as {
    status: number;
    location: string;
  };
  expect(told.status).toBe(302);
  expect(told.location).toMatch(
    /^https:\/\/app\.example\/callback\?.*state=state-of-the-client-4711.*code=kot_code_/,
  );
});

test.describe('a token with a changed signature', () => {
  test.use({ expectedErrors: /status of 401 .*\/lab-api\// });

  test('is shown as the one that it was made from', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, LAB);
    const headers = {
      Authorization: `Basic ${btoa('demo-backend:demo-backend-secret')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    };
    const token = await call(page, '/oauth/token', {
      method: 'POST',
      headers,
      body: 'grant_type=client_credentials',
    });
    const { access_token: good } = JSON.parse(token.body) as { access_token: string };
    const tampered = good.replace(/[^.]{8}$/, 'AAAAAAAA');
    for (const [presented, status] of [
      [good, 200],
      [tampered, 401],
    ] as const) {
      const answer = await call(page, '/v1/me', { headers: { Authorization: `Bearer ${presented}` } });
      expect(answer.status).toBe(status);
    }
    const log = page.getByRole('list', { name: 'What happened' });
    await log.getByText('You call GET /v1/me by hand: 401 Unauthorized.').click();
    const panel = page.getByRole('complementary', { name: 'Request' });
    await expect(panel).toContainText(/Bearer eyJhb….eyJ\w\w….\S+… \(signature changed\)/);
    await expect(panel).toContainText('Signature does not match');
  });
});

test.describe('credentials that the run does not know', () => {
  test.use({ expectedErrors: /status of 40[14] .*\/lab-api\// });

  test('are refused, and leave no byte in the page, in storage or in a cache', async ({ page }) => {
    await open(page, LAB);
    const secrets = [
      'kot_live_9f8e7d6c5b4a39281706f5e4d3c2b1a0',
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtYWxsb3J5In0.c2lnbmF0dXJlLW9mLW1hbGxvcnk',
    ];
    for (const secret of secrets) {
      const headers = { Authorization: `Bearer ${secret}` };
      expect((await call(page, '/v1/orders', { headers })).status).toBe(401);
      expect((await call(page, `/v1/${secret}?key=${secret}`, { headers })).status).toBe(404);
    }
    const log = page.getByRole('list', { name: 'What happened' });
    await expect(log.getByText(/^You call GET \/v1\/orders by hand: 401/)).toHaveCount(2);
    await log.getByText('You call GET /v1/{unknown} by hand: 404 Not Found.').first().click();

    const left = await page.evaluate(async () => {
      const caught = await Promise.all(
        (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
      );
      return JSON.stringify([
        document.documentElement.outerHTML,
        { ...localStorage },
        { ...sessionStorage },
        await indexedDB.databases(),
        caught.flat().map(({ url }) => url),
        location.href,
      ]);
    });
    for (const secret of secrets) expect(left).not.toContain(secret.slice(-12));
  });
});

test.describe('where no Lab answers', () => {
  // A browser asks for an icon of whatever stands alone in a tab.
  test.use({ expectedErrors: /status of (503 .*\/lab-api\/|404 .*\/favicon\.ico$)/ });

  test('without an open Lab the answer says so at once', async ({ page }) => {
    await open(page, '#/decide');
    const answer = await call(page, '/v1/orders');
    expect(answer).toMatchObject({ status: 503, type: 'application/problem+json', retryAfter: '5' });
    expect(answer.body).toContain('No Lab is open in the page that called. Open the Lab');
  });

  test('after the Lab is left, it is not open any more', async ({ page }) => {
    await open(page, LAB);
    await page.getByRole('link', { name: 'Decide' }).click();
    await page.getByRole('heading', { level: 1 }).filter({ visible: true }).waitFor();
    expect((await call(page, '/v1/orders')).status).toBe(503);
  });

  test('a page that says nothing is given 5 seconds', async ({ page }) => {
    await page.addInitScript(() => {
      navigator.serviceWorker.addEventListener = () => undefined;
    });
    await open(page, LAB);
    const asked = Date.now();
    const answer = await call(page, '/v1/orders');
    expect(Date.now() - asked).toBeGreaterThanOrEqual(5000);
    expect(answer).toMatchObject({ status: 503, type: 'application/problem+json', retryAfter: '5' });
    expect(answer.body).toContain('did not answer within 5 seconds');
  });

  test('the address typed into the address bar says where to call from', async ({ page }) => {
    await open(page, LAB);
    await page.goto('./lab-api/v1/orders');
    await expect(page.locator('body')).toContainText('Open its Lab, and call from the console there.');
  });
});

fromFolder('it works where the app is served from a folder', async ({ page }) => {
  await open(page, LAB);
  expect((await mintAndCall(page)).status).toBe(200);
  const log = page.getByRole('list', { name: 'What happened' });
  await expect(log.getByText('You call GET /v1/orders by hand: 200 OK.')).toBeVisible();
});
