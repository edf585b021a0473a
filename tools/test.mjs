import './node-version.mjs';
import { installLanguages } from './languages.mjs';
import { installWhatIsMissing, run, runBeside } from './run.mjs';

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

/**
 * Stage after stage; what stands in one stage runs side by side, since each of it keeps one core busy alone. The build is
 * needed last, and fills what types leave of their core.
 */
const STAGES = [
  [
    ['Style', 'npm', ['run', '--silent', 'lint']],
    ['Types', 'npm', ['run', '--silent', 'check']],
    ['Build, within its size budget', 'npx', ['vite', 'build', '--logLevel', 'warn']],
  ],
  [['Unit and component tests', 'npx', ['vitest', 'run']]],
  [['Browser tests of the built app', 'npm', ['run', '--silent', 'browser']]],
];

const begun = Date.now();
const report = [];
for (const stage of STAGES) {
  const passed = await Promise.all(
    stage.map(([title, command, args]) => runStep(title, command, args, stage.length === 1)),
  );
  if (passed.includes(false)) break;
}
console.log(`\n${report.join('\n')}\n${secondsSince(begun)} s in all`);
process.exit(report.some((line) => line.startsWith('FAILED')) ? 1 : 0);

/** Runs one step. What it says is shown as it comes; beside another, when it has ended, so that both can be read. */
async function runStep(title, command, args, isAlone) {
  const started = Date.now();
  if (isAlone) console.log(`\n== ${title}`);
  const { passed, output } = isAlone
    ? { passed: run(command, args), output: '' }
    : await runBeside(command, args);
  if (!isAlone) console.log(`\n== ${title}\n${output}`);
  report.push(`${passed ? 'passed' : 'FAILED'}  ${title} (${secondsSince(started)} s)`);
  return passed;
}

function secondsSince(moment) {
  return Math.round((Date.now() - moment) / 1000);
}
