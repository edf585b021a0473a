import type { Page } from '@playwright/test';
import { expect, test } from './fixture.js';
import { manyTokens, paste, token } from './inspectStates.mjs';

const HOUR_S = 3600;
const seconds = (): number => Math.floor(Date.now() / 1000);
const access = (claims: object = {}): string =>
  token({
    aud: 'https://api.example',
    sub: 'user-1',
    scope: 'orders:read',
    iat: seconds() - 60,
    exp: seconds() + HOUR_S,
    ...claims,
  });
const box = (page: Page) => page.getByRole('textbox', { name: 'What is this worth to a thief?' });
const result = (page: Page) => page.getByRole('article');

async function open(page: Page): Promise<void> {
  await page.goto('#/inspect');
  await box(page).waitFor();
}

/** All that could outlive the page, or be seen from outside of it. */
async function left(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const names = await indexedDB.databases();
    const caches_ = 'caches' in window ? await caches.keys() : [];
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      names,
      caches_,
      location.href,
      document.title,
      document.cookie,
      history.state,
    ]);
  });
}

test('says until when a pasted token opens the door, beside a verdict on each side of it', async ({
  page,
}) => {
  await open(page);
  await paste(page, `curl -H 'Authorization: Bearer ${access()}' https://api.example/v1/orders`);
  await expect(result(page).getByRole('heading', { level: 2 })).toHaveText(
    /^Opens the door for (59|60) min|1 h/,
  );
  const verdicts = result(page).getByRole('definition');
  await expect(verdicts.filter({ hasText: 'It has begun, and has not expired.' })).toBeVisible();
  await expect(verdicts.filter({ hasText: 'Paste a key to check it' })).toBeVisible();
  await expect(result(page).getByRole('rowheader', { name: 'scope' })).toBeVisible();
});

test('nothing of what is pasted is stored, in the address, the title or a log, and leaving the page forgets it', async ({
  page,
}) => {
  const heard: string[] = [];
  page.on('console', (message) => heard.push(message.text()));
  await open(page);
  const [pasted, secret] = [access(), 'a-secret-of-somebody-0123456789'];
  await paste(page, `Authorization: Bearer ${pasted}`);
  await page.getByText('Check it against a key').click({ trial: true });
  await page.getByLabel('Key to check the signature with').fill(secret);
  await page.getByLabel('Issuer').fill('https://issuer-of-somebody.example');
  await result(page).getByRole('button', { name: 'Findings to my checklist' }).click();
  await expect(page.getByText('added to your checklist')).toBeVisible();
  const parts = [
    ...pasted.split('.').map((part) => part.slice(0, 16)),
    secret,
    'issuer-of-somebody',
    'user-1',
  ];
  for (const part of parts) {
    expect(await left(page)).not.toContain(part);
    expect(heard.join()).not.toContain(part);
  }
  await page.getByRole('link', { name: 'Checklist' }).first().click();
  await expect(page.getByText('Inspect found in a credential').first()).toBeAttached();
  await page.goBack();
  await expect(box(page)).toHaveValue('');
  await expect(page.getByLabel('Key to check the signature with')).toHaveValue('');
  await page.reload();
  await expect(box(page)).toHaveValue('');
  for (const part of parts) expect(await left(page)).not.toContain(part);
});

test('on a phone the fields stay open, with focus and text, while somebody types', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await paste(page, access());
  await page.getByText('Check it against a key').click();
  const key = page.getByLabel('Key to check the signature with');
  await key.click();
  await page.keyboard.type('a secret of mine', { delay: 30 });
  await expect(key).toBeVisible();
  await expect(key).toBeFocused();
  await expect(key).toHaveValue('a secret of mine');
  await expect(result(page).getByRole('definition').filter({ hasText: 'not for this token' })).toBeVisible();
});

test('seven verdicts stand in one row at 1280 px, and a few have the whole width', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page);
  const tops = (): Promise<number[]> =>
    result(page)
      .getByRole('term')
      .evaluateAll((terms) =>
        terms
          .filter((term) => term.closest('dl[aria-label]'))
          .map((term) => term.getBoundingClientRect().top),
      );
  await paste(page, access());
  await expect(result(page)).toBeVisible();
  const seven = await tops();
  expect([seven.length, new Set(seven).size]).toEqual([7, 1]);
  await paste(page, 'X-API-Key: q7Zk2Lx9Vw4Tn8Rb5Ym1Hc6Jd3Fs0Gp');
  const list = result(page).getByLabel('Verdicts, each for itself');
  await expect(list.getByRole('definition')).toHaveCount(1);
  const [whole, one] = await Promise.all([list.boundingBox(), list.getByRole('definition').boundingBox()]);
  expect(one?.width).toBeGreaterThan(0.9 * (whole?.width ?? Infinity));
});

test('what is pasted is forgotten once the tab was hidden for ten minutes', async ({ page }) => {
  await page.clock.install();
  await open(page);
  await paste(page, access({ exp: seconds() + 24 * HOUR_S }));
  await page.clock.runFor(200);
  await expect(result(page)).toBeVisible();
  const hide = (hidden: boolean): Promise<void> =>
    page.evaluate((isHidden) => {
      Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await page.clock.runFor('09:00');
  await hide(false);
  await expect(box(page)).not.toHaveValue('');
  await hide(true);
  await page.clock.runFor('10:01');
  await expect(box(page)).toHaveValue('');
  await expect(result(page)).toHaveCount(0);
});

test('onward addresses carry the kind of it, and not a character of it', async ({ page }) => {
  await open(page);
  const pasted = access();
  await paste(page, pasted);
  const hrefs: string[] = [];
  for (const name of ['It has leaked', 'Watch one like it in the Lab', 'Test my verifier'])
    hrefs.push((await result(page).getByRole('link', { name }).getAttribute('href')) ?? '');
  expect(hrefs[0]).toBe('#/leaked?kind=access-token&lifetime=3660');
  expect(hrefs[2]).toBe(
    '#/verifier?iss=https%3A%2F%2Flogin.example&aud=https%3A%2F%2Fapi.example&alg=RS256&profile=at%2Bjwt',
  );
  for (const part of pasted.split('.')) expect(hrefs.join()).not.toContain(part.slice(0, 16));
  const [beside] = await Promise.all([
    page.waitForEvent('popup'),
    result(page).getByRole('link', { name: 'It has leaked' }).click(),
  ]);
  await expect(beside.locator('h1:visible')).toBeVisible();
  await expect(beside.locator('main:visible')).toContainText(/access token/i);
  expect(await beside.evaluate(() => window.opener as unknown)).toBeNull();
  await expect(box(page)).toHaveValue(pasted);
});

test('Ctrl+Enter copies a report without its bytes', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  const pasted = access();
  await paste(page, `${pasted} https://x.example/?key=${'kot_demo_'}${'a1B2c3'.repeat(6)}`);
  await expect(result(page)).toBeVisible();
  await box(page).press('Control+Enter');
  await expect(page.getByText('Report copied as Markdown')).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('## 1. Access token (JWT)');
  expect(report).toContain('| Time | holds |');
  for (const part of [
    ...pasted.split('.').map((one) => one.slice(0, 12)),
    'user-1',
    'login.example',
    'orders:read',
  ])
    expect(report).not.toContain(part);
});

test('ten megabytes are refused with a sentence at once, and nothing freezes', async ({ page }) => {
  await open(page);
  const took = await box(page).evaluate((area) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'x'.repeat(10_000_000));
    const started = performance.now();
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    return performance.now() - started;
  });
  expect(took).toBeLessThan(200);
  await expect(page.getByRole('alert').filter({ hasText: 'That is more than 1 MB' })).toBeVisible();
  await expect(box(page)).toHaveValue('');
});

test('a file of a megabyte is inspected beside the page, and not shown', async ({ page }) => {
  await open(page);
  const text = `${'lorem ipsum dolor sit amet, '.repeat(37_000)} Authorization: Bearer ${access()}`;
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await expect(page.getByText('too many to show')).toBeVisible();
  await expect(result(page).getByRole('heading', { level: 2 })).toHaveText(/^Opens the door/);
});

test('where no worker starts, a long text is inspected all the same', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'Worker', { value: undefined });
  });
  await open(page);
  const buffer = Buffer.from(`${'word '.repeat(20_000)}\nAuthorization: Bearer ${access()}`);
  await page.getByLabel('Open a file').setInputFiles({ name: 'log.txt', mimeType: 'text/plain', buffer });
  await expect(result(page).getByRole('heading', { level: 2 })).toHaveText(/^Opens the door/);
});

test('several are a list to pick from, by keyboard too', async ({ page }) => {
  await open(page);
  await paste(page, manyTokens());
  await expect(page.getByRole('heading', { name: '53 credentials found' })).toBeVisible();
  await expect(page.getByText('Paste less to see the other 3.')).toBeVisible();
  const second = page.getByRole('list').getByRole('button').nth(1);
  await second.press('Enter');
  await expect(second).toHaveAttribute('aria-current', 'true');
  await expect(result(page)).toContainText('user-1');
});

test('a changed token is signed with a key made here, seen on a phone, and inspected', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await paste(page, access());
  await result(page).getByRole('button', { name: 'Edit and sign…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit and sign' });
  await expect(dialog).toContainText('a forgery');
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('A key is needed');
  await dialog.getByRole('combobox', { name: 'Algorithm' }).selectOption('PS256');
  const claims = dialog.getByRole('textbox', { name: 'Claims' });
  await claims.fill((await claims.inputValue()).replace('user-1', 'somebody-else'));
  await dialog.getByRole('button', { name: 'Make a key' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Key to sign with' })).not.toHaveValue('');
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(dialog.getByRole('region', { name: 'The signed token' })).toBeInViewport({ ratio: 0.9 });
  await dialog.getByRole('button', { name: 'Inspect it' }).click();
  await expect(result(page)).toContainText('somebody-else');
  await expect(
    result(page).getByRole('definition').filter({ hasText: 'The key you pasted verifies it.' }),
  ).toBeVisible();
});

test('on a phone two tokens are compared side by side, each date in one line', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await paste(page, access());
  await result(page).getByRole('button', { name: 'Compare…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare two tokens' });
  await dialog.getByRole('textbox').fill(access({ exp: seconds() - HOUR_S }));
  const row = dialog.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Claim: exp' }) });
  const cells = await row.getByRole('cell').all();
  const boxes = await Promise.all(cells.map((cell) => cell.boundingBox()));
  expect(boxes.map((box) => box?.y)).toEqual([boxes[0]?.y, boxes[0]?.y]);
  for (const cell of cells) {
    const date = cell.locator('span');
    await expect(date).toHaveText(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
    expect((await date.boundingBox())?.height).toBeLessThan(24);
  }
});

test('a credential of the Lab opens in Inspect, in memory, at the Lab’s moment and with its keys', async ({
  page,
}) => {
  await page.goto('#/lab/sandbox?level=bench');
  const card = page.getByRole('article', { name: 'JWT' });
  await card.getByRole('button', { name: 'Inspect' }).click({ timeout: 20_000 });
  await expect(page).toHaveURL(/#\/inspect$/);
  await expect(
    result(page).getByRole('definition').filter({ hasText: 'The key you pasted verifies it.' }),
  ).toBeVisible();
  await expect(result(page).getByRole('heading', { level: 2 })).toHaveText(/^Opens the door for/);
  expect(await left(page)).not.toMatch(/eyJ/);
});

test('a screen reader hears the summary once, after the typing', async ({ page }) => {
  await open(page);
  const status = page.locator('main > [role="status"]');
  await box(page).pressSequentially('no credential, just words', { delay: 10 });
  await expect(status).toHaveText('No credential found.');
  await page.evaluate(() => {
    const target = document.querySelector('main > [role="status"]');
    const said: string[] = [];
    Object.assign(window, { said });
    if (target)
      new MutationObserver(() => said.push(target.textContent)).observe(target, {
        childList: true,
        subtree: true,
        characterData: true,
      });
  });
  await box(page).fill('');
  await box(page).pressSequentially(access().slice(0, 120), { delay: 5 });
  await box(page).fill(access());
  await expect(status).toHaveText(/^1 credential found\. Access token \(JWT\): Opens the door for/);
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said.filter((one) => one.includes('credential found')).length).toBeLessThanOrEqual(2);
});
