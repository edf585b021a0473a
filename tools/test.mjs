import './node-version.mjs';
import { installLanguages } from './languages.mjs';
import { runBrowserTests } from './browserTests.mjs';
import { installWhatIsMissing, run, runBeside } from './run.mjs';

/** Of the browser tests `npm test` takes one in so many, to be done in four minutes; with `--whole`, as CI runs it, all. */
const BROWSER_TESTS_ONE_IN = process.argv.includes('--whole') ? 1 : 8;

installWhatIsMissing();
const { findBrowser, installWindowless } = await import('./browser.mjs');
await installWindowless();
// Now, rather than minutes later.
if (!(await findBrowser())) {
  console.error(
    'No browser found: install Chrome or Chromium (or run: npx playwright install chromium), then try again.',
  );
  process.exit(1);
}

installLanguages();

/** These run side by side, since each keeps one core busy alone. The build is needed last, and fills what types leave. */
const BESIDE = [
  ['Style', 'npm', ['run', '--silent', 'lint:code']],
  ['Format', 'npm', ['run', '--silent', 'lint:format']],
  ['Types', 'npm', ['run', '--silent', 'check']],
  ['Build, within its size budget', 'npx', ['vite', 'build', '--logLevel', 'warn']],
];
/** These take all cores, one after the other. */
const ALONE = [
  ['Unit and component tests', () => run('npx', ['vitest', 'run'])],
  ['Browser tests of the built app', () => runBrowserTests(BROWSER_TESTS_ONE_IN)],
];

const begun = Date.now();
const report = [];
let isPassing = (await Promise.all(BESIDE.map(step))).every(Boolean);
for (const [title, start] of ALONE) {
  if (!isPassing) break;
  console.log(`\n== ${title}`);
  const started = Date.now();
  isPassing = told(title, started, start());
}
console.log(`\n${report.join('\n')}\n${secondsSince(begun)} s in all`);
process.exit(isPassing ? 0 : 1);

/** Runs a step beside others. What it says is shown when it has ended, so that each can be read. */
async function step([title, command, args]) {
  const started = Date.now();
  const { passed, output } = await runBeside(command, args);
  console.log(`\n== ${title}\n${output}`);
  return told(title, started, passed);
}

function told(title, started, passed) {
  report.push(`${passed ? 'passed' : 'FAILED'}  ${title} (${secondsSince(started)} s)`);
  return passed;
}

function secondsSince(moment) {
  return Math.round((Date.now() - moment) / 1000);
}
