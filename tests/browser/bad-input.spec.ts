import type { Page } from '@playwright/test';
import { expect, sharedPageTest, test } from './fixture.js';
import { goToTheAct } from './states.mjs';

const LINKS: [hash: string, says: RegExp][] = [
  ['#/nowhere', /has no page at/],
  ['#/lab/no-such-story', /no such scenario/i],
  ['#/decide/no-such-question', /no-such-question/],
  ['#/decide/result?caller=nobody', /unknown answer/],
  ['#/decide/result?caller=partner&home=%E0%A4%A', /How|Who|Use|answer/],
  ['#/checklist?caller=nobody', /caller|answer|nobody/],
  ['#no-such-heading', /no section/],
];

for (const [hash, says] of LINKS) {
  sharedPageTest(`${hash} says what is wrong and offers a way on`, async ({ page }) => {
    await page.goto(hash);
    await expect(page.locator('h1:visible')).toHaveCount(1);
    await expect(page.locator('body')).toContainText(says);
    expect(await page.locator('main:visible a, header a').count()).toBeGreaterThan(0);
  });
}

const STORAGES: [name: string, spoil: () => void][] = [
  [
    'blocked',
    () =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      }),
  ],
  [
    'full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  ],
  ['nonsense', () => window.localStorage.setItem('key-or-token/checklist', '{"not": ["ours"')],
];

for (const [name, spoil] of STORAGES) {
  test(`storage that is ${name} is said once, and ticking still works`, async ({ page }) => {
    await page.addInitScript(spoil);
    await page.goto('#/checklist');
    const box = page.getByRole('checkbox').first();
    await box.check();
    await expect(box).toBeChecked();
    await expect(page.locator('body')).toContainText(/storage|kept|keep|saved|read/i);
  });
}

const PAGES: [hash: string, act: (page: Page) => Promise<void>][] = [
  ['#/decide', (page) => page.getByRole('button', { name: /^Webhooks/ }).click()],
  ['#/check', (page) => page.keyboard.press('y')],
  ['#/leaked', (page) => page.getByRole('checkbox').first().check()],
  ['#/checklist/all', (page) => page.locator('li').getByRole('checkbox').first().check()],
  [
    '#/lab/leaked-credential?level=bench',
    async (page) => {
      await goToTheAct(page);
      await page.getByRole('button', { name: 'Revoke both' }).click();
    },
  ],
  [
    '#/',
    (page) =>
      page
        .getByRole('combobox', { name: 'Theme' })
        .selectOption('dark')
        .then(() => undefined),
  ],
];
const ENTRIES = ['plan', 'check', 'incident', 'checklist', 'lab', 'lab/leaked-credential', 'solved', 'theme'];
const FOREIGN: [what: string, text: string, says: RegExp][] = [
  ['of a newer version', '{"version":99}', /A newer version of this page has saved/],
  ['unreadable', '["', /cannot be read/],
];

for (const [hash, act] of PAGES) {
  for (const [what, text, says] of FOREIGN) {
    test(`${hash} says that what is stored is ${what}, and writes over none of it`, async ({ page }) => {
      await page.addInitScript(
        ([entries, value]) => {
          for (const entry of entries) localStorage.setItem(`key-or-token/${entry}`, value);
        },
        [ENTRIES, text] as const,
      );
      await page.goto(hash);
      await page.locator('h1:visible').first().waitFor();
      await act(page);
      await expect(page.getByText(says).first()).toBeVisible();
      const kept = await page.evaluate(
        (entries) => entries.map((entry) => localStorage.getItem(`key-or-token/${entry}`)),
        ENTRIES,
      );
      expect(kept).toEqual(ENTRIES.map(() => text));
    });
  }

  for (const [what, spoil, says] of [
    ['blocked', STORAGES[0]?.[1], /stores nothing for this page/],
    ['full', STORAGES[1]?.[1], /storage is full/],
  ] as const) {
    test(`${hash} says that storage is ${what}`, async ({ page }) => {
      await page.addInitScript(spoil as () => void);
      await page.goto(hash);
      await page.locator('h1:visible').first().waitFor();
      await act(page);
      await expect(page.getByText(says).first()).toBeVisible();
    });
  }
}

test('without WebCrypto the guide and the chooser work, and the Lab says what it needs', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  await page.goto('#/lab/leaked-credential');
  await expect(page.locator('main:visible')).toContainText(/https/);
  await page.goto('#/decide/caller');
  await expect(page.getByRole('radio').first()).toBeVisible();
});
