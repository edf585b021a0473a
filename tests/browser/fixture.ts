import { test as base, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

/** What a browser warns of that is meant to be so, and why. */
const MEANT: readonly { warning: RegExp; because: string }[] = [
  {
    warning: /^Service Worker registration blocked by Playwright/,
    because: 'each test is a first visit that fetches nothing for offline, but for those that are about it',
  },
  {
    warning: /^An iframe which has both allow-scripts and allow-same-origin/,
    because: 'a host may frame a story so; the test is that it runs then, too',
  },
];

/** A page that fails its test when it asks another origin for anything, breaks the CSP, throws, or has the browser warn. */
export const test = base.extend<{ expectedErrors: RegExp | null }>({
  /** Console errors that belong to a test, with the address they are about: a browser reports every answer of 4xx. */
  expectedErrors: [null, { option: true }],
  page: async ({ page, baseURL, expectedErrors }, use) => {
    const faults = watch(page, baseURL, expectedErrors);
    await use(page);
    base.expect(faults()).toEqual([]);
  },
});

/**
 * A page that tests take over from each other: half the time of a look is a context of its own. Each load begins with no
 * storage, as on a first visit; what the browser has fetched and compiled stays. Not for what is kept over a reload, nor for
 * options of a context, such as `hasTouch`.
 */
export const sharedPageTest = base.extend<object, { sharedPage: Page }>({
  sharedPage: [
    async ({ browser }, use, { project }) => {
      const { baseURL = '', serviceWorkers = 'block' } = project.use;
      const context = await browser.newContext({ baseURL, serviceWorkers });
      const page = await context.newPage();
      // Before the app reads it. A page without an origin, which begins each test, has no storage.
      await page.addInitScript(() => {
        if (origin !== 'null') localStorage.clear();
      });
      await use(page);
      await context.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ sharedPage: page, baseURL, viewport, colorScheme, reducedMotion }, use) => {
    await startAnew(page);
    if (viewport) await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion });
    const faults = watch(page, baseURL, null);
    await use(page);
    base.expect(faults()).toEqual([]);
  },
});

/** Leaves what is open: a link that differs in its fragment alone would load nothing. */
export async function startAnew(page: Page): Promise<void> {
  // The app saves as it is left, which a browser lets it do beside the page that comes next.
  await page.evaluate(() => {
    Storage.prototype.setItem = () => undefined;
  });
  await page.goto('about:blank');
  // Where it hovers over nothing.
  await page.mouse.move(0, 0);
}

/** Notes what a page does that none may. Returns how to end that, and hear of it. */
function watch(page: Page, baseURL = '', expectedErrors: RegExp | null): () => string[] {
  const faults: string[] = [];
  const ours = new URL(baseURL).origin;
  const listeners = {
    request: (request: { url(): string }): void => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== 'data:' && protocol !== 'blob:' && origin !== ours)
        faults.push(`asked another origin: ${request.url()}`);
    },
    pageerror: (error: Error): void => void faults.push(`threw: ${error.message}`),
    console: (message: { type(): string; text(): string; location(): { url: string } }): void => {
      const report = `${message.text()} ${message.location().url}`;
      const isMeant = MEANT.some(({ warning }) => warning.test(report));
      if (message.type() === 'warning' && !isMeant) faults.push(`warned: ${report}`);
      if (message.type() === 'error' && !expectedErrors?.test(report)) faults.push(`reported: ${report}`);
    },
  };
  page.on('request', listeners.request).on('pageerror', listeners.pageerror).on('console', listeners.console);
  return () => {
    page
      .off('request', listeners.request)
      .off('pageerror', listeners.pageerror)
      .off('console', listeners.console);
    return faults;
  };
}
