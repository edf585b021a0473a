import { chromium, type Page } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from '../../tools/browser.mjs';
import { expect, sharedPageTest, startAnew, test } from './fixture.js';
import { stumbles } from './readable.js';
import { oneIn, waysOf } from './sample.js';
import { revokeAndRunOn, STATES } from './states.mjs';

/** Laid out as another of the states is, or in need of the service worker. */
const LIKE_OTHERS = [
  ...[
    'guide-revoked',
    'guide-live',
    'decide-error',
    'decide-none',
    'decide-webhooks',
    'leaked-key',
    'leaked-aws',
  ],
  ...['lab-ask', 'lab-request', 'lab-console', 'lab-by-hand', 'checklist-chosen'],
];
const LOOKED_AT = STATES.filter(({ name }) => !LIKE_OTHERS.includes(name));

const LAYOUTS = [
  { size: 16, width: 320 },
  { size: 32, width: 390 },
  { size: 32, width: 1440 },
];
const LOOKS = oneIn(2, LOOKED_AT).flatMap((state) =>
  waysOf(state.name, LAYOUTS).map((layout) => ({ state, layout })),
);

/** A browser's default size is also what a breakpoint in rem is measured by, so it is set where the browser sets it. */
for (const size of [16, 32]) {
  test(`with type of ${size} px nothing is cut, overlaps or scrolls sideways on any page`, async ({
    baseURL,
  }) => {
    test.setTimeout(300_000);
    const executablePath = await findBrowser();
    const browser = await chromium.launch({
      args: [...BROWSER_ARGS, `--blink-settings=defaultFontSize=${size}`],
      ...(executablePath && { executablePath }),
    });
    const context = await browser.newContext({
      baseURL: baseURL ?? '',
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    // A state that cannot be brought about says so, before the whole test has waited for it.
    page.setDefaultTimeout(30_000);
    await page.addInitScript(() => {
      if (origin !== 'null') localStorage.clear();
    });
    const found: Record<string, string[]> = {};
    for (const { state, layout } of LOOKS.filter((look) => look.layout.size === size)) {
      const { name, hash, prepare } = state;
      await startAnew(page);
      await page.setViewportSize({ width: layout.width, height: 844 });
      await page.goto(hash);
      await page.locator('h1:visible').waitFor();
      await prepare?.(page);
      await laidOut(page);
      const here = await stumbles(page);
      if (here.length > 0) found[`${name} at ${layout.width} px`] = here;
    }
    await browser.close();
    expect(found).toEqual({});
  });
}

/** What is measured with a resize observer is drawn in the frame after. */
async function laidOut(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  );
}

sharedPageTest.describe('where a system’s few colours are forced', () => {
  sharedPageTest.use({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });

  sharedPageTest('what is chosen, what is drawn and what is hatched still differ', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto('#/lab/leaked-credential?level=bench');
    await revokeAndRunOn(page);
    const grounds = await page.evaluate(() =>
      [
        ['.speeds input:checked + span', '.speeds input:not(:checked) + span'],
        ['nav [aria-current="page"]', 'nav a:not([aria-current])'],
      ].map((pair) =>
        pair.map((selector) => {
          const element = document.querySelector(selector);
          return element ? getComputedStyle(element).backgroundColor : selector;
        }),
      ),
    );
    for (const [chosen, other] of grounds) expect(chosen).not.toBe(other);
    // Bars, hatch and marks on their ground: more than one colour is left of the drawing.
    const drawn = await page.locator('.plot canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      };
      const seen = new Set<string>();
      for (let at = 0; at < data.length; at += 4)
        if (data[at + 3] === 255) seen.add(`${data[at]} ${data[at + 1]} ${data[at + 2]}`);
      return seen.size;
    });
    expect(drawn).toBeGreaterThan(1);
    // The clock's words stand out from its label, and a name from the paper.
    const words = await page
      .locator('.plot text')
      .evaluateAll((texts) =>
        texts.map((text) => [getComputedStyle(text).fill, getComputedStyle(text).stroke]),
      );
    for (const [fill, ground] of words) expect(fill).not.toBe(ground);
    const hatch = await page
      .locator('.legend pattern rect')
      .evaluateAll((rects) => rects.map((rect) => getComputedStyle(rect).fill));
    expect(new Set(hatch).size).toBe(2);
    // What can be pressed, and what cannot.
    await page.goto('#/lab/rotate-a-key');
    const inkOf = (name: string): Promise<string> =>
      page.getByRole('button', { name }).evaluate((button) => getComputedStyle(button).color);
    expect(await inkOf('Lock in')).not.toBe(await inkOf('Skip the question'));
    await page.emulateMedia({ forcedColors: 'none' });
  });
});
