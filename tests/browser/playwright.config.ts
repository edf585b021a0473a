import { defineConfig } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from '../../tools/browser.mjs';

const PORT = 4178;
const executablePath = await findBrowser();

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: 'list',
  timeout: 60_000,
  use: {
    // Each test is a first visit, which would fetch the whole app for offline. Those that are about it allow it.
    serviceWorkers: 'block',
    baseURL: `http://127.0.0.1:${PORT}/`,
    launchOptions: { args: BROWSER_ARGS, ...(executablePath && { executablePath }) },
  },
  webServer: {
    command: `npx vite preview --port ${PORT}`,
    cwd: '../..',
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
  },
});
