import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test as base } from '@playwright/test';
import { goToTheAct } from './states.mjs';

const FILE = pathToFileURL('dist-single/key-or-token.html').href;

/** A page from a disk, which may ask for nothing but itself. */
const test = base.extend<{ expectedErrors: RegExp | null }>({
  expectedErrors: [null, { option: true }],
  page: async ({ page, expectedErrors }, use) => {
    const faults: string[] = [];
    page.on('request', (request) => {
      const address = request.url();
      if (!/^(data|blob):/.test(address) && address.split('#')[0] !== FILE)
        faults.push(`asked for ${address}`);
    });
    page.on('pageerror', (error) => faults.push(`threw: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !expectedErrors?.test(message.text())) faults.push(message.text());
    });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await use(page);
    base.expect(faults).toEqual([]);
  },
});

// One worker: the file is built once.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  await promisify(execFile)('npm', ['run', '--silent', 'build:single', '--', '--logLevel', 'error']);
});

test('one file opens from a disk: read, decide, leak and revoke, tick off and take along', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(FILE);
  await expect(page.getByRole('heading', { name: 'Questions people ask' })).toBeVisible();
  const duel = page.getByRole('region', { name: 'A leak, live' });
  await duel.getByRole('button', { name: 'Revoke both' }).click();
  await expect(duel.getByText('0 s', { exact: true }).first()).toBeVisible();

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Decide' }).click();
  await page.getByRole('button', { name: /^Partner API/ }).click();
  await page.getByRole('link', { name: 'Get my checklist' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Download Markdown/ }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toMatch(/^- \[ \] /m);

  await page.goto(`${FILE}#/lab/leaked-credential?level=bench`);
  await goToTheAct(page);
  await page.getByRole('button', { name: 'Revoke both' }).click();
  const log = page.getByRole('list', { name: 'What happened' });
  await expect(log.getByText(/^You revoke/).first()).toBeVisible();
});

test.describe('the rules', () => {
  // A browser starts no worker from a disk, and says so.
  test.use({ expectedErrors: /worker|Worker/ });

  test('are proven in the page, where no worker starts', async ({ page }) => {
    await page.goto(`${FILE}#/decide/rules`);
    await expect(page.getByText('11,337,409')).toBeVisible();
    await expect(
      page.getByText('in this page, because no worker could start', { exact: false }),
    ).toBeVisible();
  });
});

test('it offers no code to frame a story with: the document for that lies beside an app that is served', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${FILE}#/lab/leaked-credential?level=bench`);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('button', { name: 'Download the run' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Embed this story' })).toHaveCount(0);
  expect(await readFile(new URL(FILE), 'utf8')).not.toMatch(/names no story|Code to paste/);
});

test('what was ticked stays, where the browser keeps anything for a file', async ({ page }) => {
  await page.goto(`${FILE}#/checklist/all`);
  const box = page.getByRole('checkbox', { name: 'Give every caller a credential of its own' });
  await box.check();
  await page.reload();
  await expect(box).toBeChecked();
});
