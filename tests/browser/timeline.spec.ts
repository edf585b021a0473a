import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, sharedPageTest as test, test as ownPageTest } from './fixture.js';
import { openBench } from './lab.js';

const PANEL = { name: 'Request' };

async function openRevoked(page: Page): Promise<void> {
  await openBench(page);
  await page.getByRole('button', { name: 'Revoke both' }).click({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Run to expiry' }).click();
  await expect(page.locator('svg').getByText('7 min 00 s still let in after the revocation')).toBeAttached();
}

const plotOf = (page: Page): Locator => page.getByRole('group', { name: /^Timeline/ });
/** What the axis says, from left to right. */
const axisOf = (page: Page): Promise<string[]> =>
  plotOf(page)
    .locator('text')
    .evaluateAll((words) =>
      words.map((each) => each.textContent ?? '').filter((text) => /^\d\d:\d\d|^\d+ [A-Z]/.test(text)),
    );

test('the keyboard zooms from the story to a second and to 30 days, pans, and fits again', async ({
  page,
}) => {
  await openRevoked(page);
  const whole = await axisOf(page);
  await plotOf(page).focus();
  for (let press = 0; press < 12; press += 1) await page.keyboard.press('+');
  await expect(async () => expect((await axisOf(page)).join()).toMatch(/09:1[56]:\d\d\.\d{3}/)).toPass();
  const before = await axisOf(page);
  await page.keyboard.press('ArrowLeft');
  await expect(async () => expect(await axisOf(page)).not.toEqual(before)).toPass();
  for (let press = 0; press < 30; press += 1) await page.keyboard.press('-');
  await expect(async () => expect((await axisOf(page)).join()).toMatch(/\d+ (Oct|Nov|Dec)/)).toPass();
  await page.keyboard.press('0');
  await expect(async () => expect(await axisOf(page)).toEqual(whole)).toPass();
});

test('a lifetime, a command and late access say the same under the mouse and by keyboard', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openRevoked(page);
  const tip = page.locator('.tip.shown');
  const walker = page.getByRole('button', { name: /^Lifetimes, copies and commands/ });
  await walker.focus();
  const told = new Map<string, { x: number; y: number }>();
  for (let press = 0; press < 12; press += 1) {
    const box = await walker.boundingBox();
    if (!box) throw new Error('the walker is not on screen');
    told.set((await tip.textContent()) ?? '', { x: box.x + box.width * 0.9, y: box.y + box.height - 5 });
    await page.keyboard.press('ArrowRight');
  }
  const wanted = [
    /^API key kot_demo_.*: from 09:00:00 UTC, row deleted\.$/,
    /^JWT eyJ.*: from 09:00:00 UTC, exp 09:15:00\.$/,
    /^09:08:00 UTC: revoked\.$/,
    /^eyJ.*: 7 min 00 s let in after the revocation, from 09:08:00 to 09:15:00 UTC\.$/,
  ];
  await walker.blur();
  for (const sentence of wanted) {
    const [text, place] = [...told].find(([said]) => sentence.test(said)) ?? [];
    if (!text || !place) throw new Error(`nothing says ${sentence}: ${[...told.keys()].join(' | ')}`);
    await page.mouse.move(place.x, place.y);
    await expect(tip).toHaveText(text);
  }
});

test('the mouse hovers, picks, drags and zooms by the wheel', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openRevoked(page);
  const row = page.getByRole('button', { name: 'attacker, JWT: requests' });
  const box = await row.boundingBox();
  if (!box) throw new Error('the row is not on screen');
  const x = box.x + box.width * 0.5;
  const y = box.y + box.height / 2;
  await row.click({ position: { x: box.width * 0.5, y: box.height / 2 } });
  await expect(page.getByRole('complementary', PANEL)).toContainText(/200 OK, to a thief, [34] min/);
  const said = await page.locator('.tip.shown').textContent();
  expect(said).toMatch(/UTC, Attacker: 200 OK, to a thief, [34] min/);

  const before = await axisOf(page);
  await page.mouse.wheel(0, -400);
  await expect(async () => expect(await axisOf(page)).not.toEqual(before)).toPass();
  const zoomed = await axisOf(page);
  const chosen = await page.getByRole('complementary', PANEL).textContent();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 150, y, { steps: 5 });
  await page.mouse.up();
  await expect(async () => expect(await axisOf(page)).not.toEqual(zoomed)).toPass();
  expect(await page.getByRole('complementary', PANEL).textContent()).toBe(chosen);
});

test('walking a row with the keyboard says what hovering says, and brings far requests into sight', async ({
  page,
}) => {
  await openRevoked(page);
  const row = page.getByRole('button', { name: 'attacker, JWT: requests' });
  await plotOf(page).focus();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('+');
  await row.focus();
  await page.keyboard.press('Home');
  await expect(page.locator('.tip.shown')).toContainText(/09:04:\d\d UTC, Attacker: 200 OK, to a thief/);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.tip.shown')).toContainText(/09:04:\d\d UTC, Attacker/);
  await page.keyboard.press('End');
  await expect(page.locator('.tip.shown')).toContainText(/09:15:\d\d UTC, Attacker: 401/);
});

test('the picture is saved as SVG and as PNG, without a credential', async ({ page }) => {
  await openRevoked(page);
  const saved = async (name: string): Promise<Buffer> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    return readFile(await (await download).path());
  };
  const svg = (await saved('Save the picture as SVG')).toString('utf8');
  expect(svg).toContain('7 min 00 s still let in after the revocation');
  expect(svg).toMatch(/fill="rgb\(/);
  expect(svg).not.toMatch(/kot_demo_[0-9A-Za-z]{10,}|eyJ[\w-]{8,}\.[\w-]{8,}/);
  const png = await saved('Save the picture as PNG');
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(1920);
});

ownPageTest.describe('on a phone', () => {
  ownPageTest.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  ownPageTest(
    'a window follows the clock, two fingers zoom, one pans, and nothing scrolls sideways',
    async ({ page }) => {
      await openRevoked(page);
      expect((await axisOf(page)).join()).not.toContain('09:00');
      const plot = plotOf(page);
      await plot.scrollIntoViewIfNeeded();
      const box = await plot.boundingBox();
      if (!box) throw new Error('the plot is not on screen');
      const [x, y] = [box.x + box.width / 2, box.y + 60];
      const fingers = await page.context().newCDPSession(page);
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...xs: number[]): Promise<unknown> =>
        fingers.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: xs.map((each, id) => ({ x: each, y, id })),
        });
      const before = await axisOf(page);
      await touch('touchStart', x - 20, x + 20);
      for (const spread of [30, 50, 80, 120]) await touch('touchMove', x - spread, x + spread);
      await touch('touchEnd');
      await expect(async () => expect(await axisOf(page)).not.toEqual(before)).toPass();
      const zoomed = await axisOf(page);
      await touch('touchStart', x);
      for (const by of [20, 50, 90]) await touch('touchMove', x + by);
      await touch('touchEnd');
      await expect(async () => expect(await axisOf(page)).not.toEqual(zoomed)).toPass();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(390);
    },
  );
});

test('the log tells the turning points or every request, and the latest is spoken', async ({ page }) => {
  await openRevoked(page);
  const log = page.getByRole('list', { name: 'What happened' });
  const turns = await log.getByRole('listitem').count();
  await page.getByRole('checkbox', { name: 'Every request' }).check();
  expect(await log.getByRole('listitem').count()).toBeGreaterThan(turns);
  await expect(page.getByRole('status').filter({ hasText: /thief|customer|revoke/ })).toHaveCount(1);
});
