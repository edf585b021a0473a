import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

/** A page that fails its test when it asks another origin for anything, breaks the CSP, or throws. */
export const test = base.extend<{ expectedErrors: RegExp | null }>({
  /** Console errors that belong to a test, with the address they are about: a browser reports every answer of 4xx. */
  expectedErrors: [null, { option: true }],
  page: async ({ page, baseURL, expectedErrors }, use) => {
    const faults: string[] = [];
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      const ours = protocol === 'data:' || protocol === 'blob:' || origin === new URL(baseURL ?? '').origin;
      if (!ours) faults.push(`asked another origin: ${request.url()}`);
    });
    page.on('pageerror', (error) => faults.push(`threw: ${error.message}`));
    page.on('console', (message) => {
      const report = `${message.text()} ${message.location().url}`;
      if (message.type() === 'error' && !expectedErrors?.test(report)) faults.push(`reported: ${report}`);
    });
    await use(page);
    base.expect(faults).toEqual([]);
  },
});
