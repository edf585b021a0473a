import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.js';
import { stumbles } from './readable.js';

test.use({ reducedMotion: 'reduce' });

async function makeKit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make the kit' }).click();
  await expect(page.getByRole('heading', { name: '1. Make your API trust this key' })).toBeFocused();
}

async function judge(page: Page, results: string): Promise<void> {
  await page.getByLabel('Results, one per line').fill(results);
  await page.getByRole('button', { name: 'Judge the results' }).click();
}

/** All that could outlive the page, beside what is on it. */
function left(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const caught = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return JSON.stringify([
      document.documentElement.outerHTML,
      document.title,
      { ...localStorage },
      { ...sessionStorage },
      await indexedDB.databases(),
      caught.flat().map(({ url }) => url),
      history.state,
      location.href,
    ]);
  });
}

for (const width of [390, 1440])
  test(`at ${width} px a kit is made, sent and judged, and an answer of nonsense leaves the report`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('#/verifier?alg=ES256&leeway=30');
    await page.getByRole('textbox', { name: 'Audience' }).fill('https://orders.example');
    await makeKit(page);
    await expect(page).toHaveURL(/aud=https%3A%2F%2Forders\.example&alg=ES256&profile=at%2Bjwt&leeway=30$/);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download verifier-kit.sh' }).click();
    const script = await readFile(await (await download).path(), 'utf8');
    const ids = [...script.matchAll(/^check '([a-z0-9-]+)' (taken|refused|either) '/gm)];
    expect(ids.length).toBeGreaterThan(140);
    const answers = ids.map(([, id, deserves]) => `${id} ${deserves === 'refused' ? 401 : 200}`);

    await judge(page, answers.join('\n'));
    await expect(page.getByRole('heading', { name: 'Your API gave the right answer' })).toBeFocused();
    await judge(page, answers.join('\n').replace('alg-none 401', 'alg-none 200'));
    await expect(page.getByRole('heading', { name: '1 bad token got in' })).toBeFocused();
    await judge(page, 'It works on my machine');
    await expect(page.getByRole('alert').getByText('Some of it is no result.')).toBeVisible();
    await expect(page.getByRole('heading', { name: '1 bad token got in' })).toBeVisible();
    expect(await stumbles(page)).toEqual([]);

    const report = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const csv = await readFile(await (await report).path(), 'utf8');
    expect(csv).toContain('alg-none');
    expect(csv).not.toContain('eyJ');
  });

test('what is wrong is said at its field, which takes the focus, and the kit stays', async ({ page }) => {
  await page.goto('#/verifier?alg=ES256');
  await makeKit(page);
  const issuer = page.getByRole('textbox', { name: 'Issuer' });
  await issuer.fill('our issuer');
  await page.getByRole('button', { name: 'Make a new kit' }).click();
  await expect(issuer).toBeFocused();
  await expect(issuer).toHaveAccessibleDescription(/must not contain spaces/);
  await expect(page.getByText('The settings have changed since this kit was made.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download jwks.json' })).toBeVisible();
});

test('a token in a link or a field gets into no address, and nothing of a kit or of results survives the page', async ({
  page,
}) => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtYWxsb3J5In0.c2lnbmF0dXJlLW9mLW1hbGxvcnk';
  await page.goto(`#/verifier?alg=HS256&iss=${token}`);
  await expect(page.getByText('Part of this link cannot be used.')).toBeVisible();
  await expect(page).toHaveURL(/#\/verifier\?iss=https%3A%2F%2Fkit\.example&/);
  await page.getByRole('textbox', { name: 'Audience' }).fill(token);
  await expect(page.getByText('The audience is a name or an address')).toBeVisible();
  expect(page.url()).not.toContain('eyJ');
  await page.getByRole('textbox', { name: 'Audience' }).fill('orders');
  await page.getByText('Lifetimes and claims').click();
  await page.getByLabel('Claims in every token, as JSON').fill('{"scope": "orders:canary"}');
  await makeKit(page);
  const secret = (await page.locator('.secret code').textContent()) ?? '';
  expect(secret.length).toBeGreaterThan(40);
  await judge(page, `minimal 200\n${token} 200`);
  await expect(page.getByRole('alert').getByText('Some of it is no result.')).toBeVisible();
  await judge(page, 'minimal 200\nalg-none 200');
  await expect(page.getByRole('heading', { name: '1 bad token got in' })).toBeVisible();
  expect(page.url()).not.toContain('canary');

  await page.getByRole('link', { name: 'Decide', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const traces = await left(page);
  for (const trace of [secret, token.slice(-12), 'canary', 'eyJ', 'alg-none 200'])
    expect(traces).not.toContain(trace);

  await page.goBack();
  await expect(page.getByRole('button', { name: 'Make the kit' })).toBeVisible();
  await expect(page.getByText('bad token got in')).toHaveCount(0);
});

test('cases can be looked through before there is a kit, and by what they deserve', async ({ page }) => {
  await page.goto('#/verifier');
  await expect(page.getByText('149 cases')).toBeVisible();
  await page.getByLabel('About').selectOption('Whose key');
  await page.getByLabel('Answer').selectOption('Must be refused');
  await expect(page.getByText('12 cases')).toBeVisible();
  await expect(page.getByText('A stranger’s key under our key id')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy token' })).toHaveCount(0);
});
