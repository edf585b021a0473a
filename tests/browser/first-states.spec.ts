import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture.js';

const TITLED = [
  'decide',
  'check',
  'inspect',
  'checklist',
  'leaked',
  'scale',
  'verifier',
  'practice',
  'write',
];
/** Its title is that of the story. */
const UNTITLED = ['lab'];

/** The first state of a page, whose own script never comes. */
async function withoutItsScript(page: Page, name: string): Promise<void> {
  await page.route(/assets\/\w+Page-/, () => undefined);
  await page.goto(`./#/${name}`, { waitUntil: 'commit' });
}

/** What it says, and where, to a pixel. */
const look = (words: Locator) =>
  words.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { x, y, height } = range.getBoundingClientRect();
    return {
      isTitle: element.matches('h1, .title'),
      says: element.textContent.trim().replace(/\s+/g, ' '),
      x: Math.round(x),
      y: Math.round(y),
      height: Math.round(height),
      size: getComputedStyle(element).fontSize,
    };
  });

for (const width of [390, 800, 1440]) {
  test(`at ${width} px a page shows its first words where they stay, before its script is there`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const name of TITLED) {
      await withoutItsScript(page, name);
      await page.evaluate(() => document.fonts.ready);
      const shown = await page.locator(`#first > .${name} :is(p, legend, label):visible`).all();
      const before = await Promise.all(shown.map(look));
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.reload();
      await page.locator('#page h1').waitFor();
      await page.evaluate(() => document.fonts.ready);
      const places = before.map(({ isTitle, says }) =>
        isTitle ? page.locator('#page h1') : page.locator('#page :is(p, legend, label)', { hasText: says }),
      );
      expect(await Promise.all(places.map(look)), name).toEqual(before);
      await expect(page.locator('#first')).toBeHidden();
    }
  });
}

for (const name of UNTITLED)
  test(`${name} says what it is before its script is there, and no longer`, async ({ page }) => {
    await withoutItsScript(page, name);
    await expect(page.locator(`#first > .${name}`)).toBeVisible();
    await expect(page.locator('#first > :visible')).toHaveCount(1);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.reload();
    await page.locator('#page h1').waitFor();
    await expect(page.locator('#first')).toBeHidden();
  });

/** Holds the own script of a page back until it is let go. */
async function held(page: Page): Promise<() => void> {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/assets\/\w+Page-/, async (route) => {
    await gate;
    await route.continue();
  });
  return letGo;
}

test('what has leaked can be tapped before the page is there, and is not lost', async ({ page }) => {
  const letGo = await held(page);
  await page.goto('./#/leaked', { waitUntil: 'commit' });
  await expect(page.getByRole('radio')).toHaveCount(0);
  await page.locator('#first label', { hasText: 'A refresh token' }).click();
  letGo();
  await expect(page).toHaveURL(/#\/leaked\?kind=refresh-token$/);
  const answered = page.getByRole('radio', { name: /^A refresh token/ });
  await expect(answered).toBeChecked();
  await expect(answered).toBeFocused();
  await expect(page.getByRole('heading', { name: /^A refresh token/ })).toBeVisible();
});

test('what an address or an earlier visit says otherwise is not shown first', async ({ page }) => {
  await held(page);
  await page.goto('./#/leaked?kind=api-key', { waitUntil: 'commit' });
  await expect(page.getByText('A credential has leaked. What now?')).toBeVisible();
  await expect(page.locator('#first input:visible')).toHaveCount(0);

  await page.goto('./?again#/scale?lifetime=60', { waitUntil: 'commit' });
  await expect(page.locator('#first').getByText('At your scale')).toBeVisible();
  await expect(page.locator('#first .title:visible')).toHaveCount(0);

  await page.goto('./?begun#/check', { waitUntil: 'commit' });
  await expect(page.locator('#first .title:visible')).toHaveText('Our logs are free of credentials.');
  await page.evaluate(() => localStorage.setItem('key-or-token/check', '{}'));
  await page.reload({ waitUntil: 'commit' });
  await page.locator('[data-page="check"] header.site nav').waitFor();
  await expect(page.locator('#first :visible')).toHaveCount(0);
});

test('what a page says first is there once, and again while the next page is on its way', async ({
  page,
}) => {
  await page.goto('./#/checklist');
  await page.locator('#page h1').waitFor();
  await expect(page.locator('#first')).toHaveCount(0);
  const letGo = await held(page);
  await page.getByRole('link', { name: 'Inspect', exact: true }).click();
  await expect(page.locator('#first').getByText('What is this worth to a thief?')).toBeVisible();
  letGo();
  await page.locator('#page h1').waitFor();
  await expect(page.locator('#first')).toHaveCount(0);
  await page.getByRole('link', { name: 'Guide', exact: true }).click();
  await expect(page.locator('#guide h1')).toBeVisible();
  await expect(page.locator('#first')).toHaveCount(0);
});

test('at no moment does a page say its first words twice', async ({ page }) => {
  await page.addInitScript(() => {
    const twice = () => document.querySelector('#page h1') && document.querySelector('#first');
    const look = () => {
      if (twice()) document.documentElement.dataset['twice'] = '';
      setTimeout(look);
    };
    look();
  });
  for (const name of [...TITLED, ...UNTITLED]) {
    await page.goto(`./?${name}#/${name}`);
    await page.locator('#page h1').waitFor();
    await expect(page.locator('html'), name).not.toHaveAttribute('data-twice');
  }
});
