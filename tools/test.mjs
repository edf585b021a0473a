import './node-version.mjs';
import { installWhatIsMissing, run } from './run.mjs';

installWhatIsMissing();
const { findBrowser } = await import('./browser.mjs');
const browser = await findBrowser();
if (!browser) {
  console.error(
    'No browser found: install Chrome or Chromium (or run: npx playwright install chromium), then try again.',
  );
  process.exit(1);
}

const STEPS = [
  ['Style', 'npm', ['run', '--silent', 'lint']],
  ['Types', 'npm', ['run', '--silent', 'check']],
  ['Unit and component tests', 'npx', ['vitest', 'run']],
  ['Build, within its size budget', 'npx', ['vite', 'build', '--logLevel', 'warn']],
  ['Browser tests of the built app', 'npm', ['run', '--silent', 'browser']],
];

const report = [];
for (const [title, command, args] of STEPS) {
  console.log(`\n== ${title}`);
  const started = Date.now();
  const passed = run(command, args, { BROWSER_PATH: browser });
  report.push(`${passed ? 'passed' : 'FAILED'}  ${title} (${Math.round((Date.now() - started) / 1000)} s)`);
  if (!passed) break;
}
console.log(`\n${report.join('\n')}`);
process.exit(report.some((line) => line.startsWith('FAILED')) ? 1 : 0);
