import { expect, sharedPageTest, test } from './fixture.js';

const LINKS: [hash: string, says: RegExp][] = [
  ['#/nowhere', /not one of ours/],
  ['#/lab/no-such-story', /no such scenario/i],
  ['#/decide/no-such-question', /no-such-question/],
  ['#/decide/result?caller=nobody', /do not know|does not know|not know/],
  ['#/decide/result?caller=partner&home=%E0%A4%A', /How|Who|Use|answer/],
  ['#/checklist?caller=nobody', /caller|answer|nobody/],
  ['#no-such-heading', /no heading/],
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

test('without WebCrypto the guide and the chooser work, and the Lab says what it needs', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  await page.goto('#/lab/leaked-credential');
  await expect(page.locator('main:visible')).toContainText(/https/);
  await page.goto('#/decide/caller');
  await expect(page.getByRole('radio').first()).toBeVisible();
});
