import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

/** A page that fails its test when it asks another origin for anything, breaks the CSP, or throws. */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const faults: string[] = [];
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      const ours = protocol === 'data:' || protocol === 'blob:' || origin === new URL(baseURL ?? '').origin;
      if (!ours) faults.push(`asked another origin: ${request.url()}`);
    });
    page.on('pageerror', (error) => faults.push(`threw: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`reported: ${message.text()}`);
    });
    await use(page);
    base.expect(faults).toEqual([]);
  },
});
