import './node-version.mjs';
import { mkdirSync } from 'node:fs';
import { installWhatIsMissing, run } from './run.mjs';

/** Takes a picture of every page and state, at both widths and in both themes, into tour/. */
installWhatIsMissing();
const { BROWSER_ARGS, findBrowser } = await import('./browser.mjs');
const { settled, STATES, THEMES, WIDTHS } = await import('../tests/browser/states.mjs');
const { chromium } = await import('@playwright/test');
const { preview, runnerImport } = await import('vite');

const executablePath = await findBrowser();
if (!executablePath) {
  console.error('No browser found: install Chrome or Chromium, then try again.');
  process.exit(1);
}
if (!process.env.NO_BUILD && !run("npx", ["vite", "build", "--logLevel", "warn"])) process.exit(1);
// After the build, which would take the environment that this sets for its own.
const { STORY_STATES } = (await runnerImport('./tests/browser/storyStates.ts')).module;
const server = await preview({ logLevel: 'warn', preview: { port: 4179 } });
const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
mkdirSync('tour', { recursive: true });

const wanted = process.argv.slice(2);
for (const { name, hash, whole, prepare } of [...STATES, ...STORY_STATES].filter(
  (state) => wanted.length === 0 || wanted.includes(state.name),
)) {
  for (const [width, height] of WIDTHS) {
    for (const colorScheme of THEMES) {
      const page = await browser.newPage({
        viewport: { width, height },
        colorScheme,
        reducedMotion: 'reduce',
      });
      await page.goto(`http://127.0.0.1:4179/${hash}`);
      await settled(page);
      await prepare?.(page);
      await page.screenshot({
        path: `tour/${name}-${width}-${colorScheme}.png`,
        fullPage: whole ?? width < 600,
      });
      await page.close();
    }
  }
  console.log(name);
}
await browser.close();
await server.close();
