import './node-version.mjs';
import { cpus, loadavg } from 'node:os';
import { installWhatIsMissing, run } from './run.mjs';
import { BARE_PAGE, serveBuilt } from './serveBuilt.mjs';

/**
 * Measures each page of the built app as Lighthouse does on a phone: the median of five loads, against our goals. Times stand
 * beside those of the same HTML without script, in which machines differ less.
 */
installWhatIsMissing();
const { BROWSER_ARGS, findBrowser } = await import('./browser.mjs');
const { launch } = await import('chrome-launcher');
const { default: lighthouse } = await import('lighthouse');

const PAGES = [
  '',
  '#/decide',
  '#/check',
  '#/leaked',
  '#/checklist',
  '#/lab/leaked-credential',
  '#/inspect',
  '#/verifier',
  '#/practice',
  '#/scale',
];
const LOADS = 5;

const score = (category) => (lhr) => 100 * (lhr.categories[category].score ?? 0);
const value = (audit) => (lhr) => lhr.audits[audit].numericValue;
const GOALS = [
  { name: 'performance', of: score('performance'), least: 98 },
  { name: 'accessibility', of: score('accessibility'), least: 100 },
  { name: 'best practices', of: score('best-practices'), least: 100 },
  { name: 'SEO', of: score('seo'), least: 100 },
  { name: 'largest contentful paint', of: value('largest-contentful-paint'), most: 1500, unit: ' ms' },
  { name: 'total blocking time', of: value('total-blocking-time'), most: 50, unit: ' ms' },
  { name: 'cumulative layout shift', of: value('cumulative-layout-shift'), most: 0.02, digits: 3 },
];

const chromePath = await findBrowser({ whole: true });
if (!chromePath) {
  console.error('No browser found: install Chrome or Chromium, then try again.');
  process.exit(1);
}
if (!run('npx', ['vite', 'build', '--logLevel', 'warn'])) process.exit(1);
const { address, close } = await serveBuilt();
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)}`);

const bare = await loadsOf(BARE_PAGE);
let isMet = true;
for (const page of PAGES) {
  const loads = await loadsOf(page);
  console.log(
    `\n${page || 'the guide'}: performance ${loads.map((lhr) => score('performance')(lhr).toFixed(0)).join(', ')}`,
  );
  for (const { name, of, least = -Infinity, most = Infinity, unit = '', digits = 0 } of GOALS) {
    const median = medianOf(loads, of);
    const meets = median >= least && median <= most;
    isMet &&= meets;
    const goal = most === Infinity ? `at least ${least}` : `at most ${most}${unit}`;
    console.log(
      `${meets ? 'met   ' : 'MISSED'} ${name}: ${median.toFixed(digits)}${unit}, ${goal}${besideBare(median, of, unit)}`,
    );
  }
  for (const { id, title } of Object.values(loads[0].audits).filter(
    ({ score: got, scoreDisplayMode: mode }) =>
      got !== null && got < 0.9 && ['binary', 'numeric', 'metricSavings'].includes(mode),
  ))
    console.log(`to look at: ${title} (${id})`);
}
close();
process.exitCode = isMet ? 0 : 1;

function medianOf(loads, of) {
  return loads.map(of).sort((a, b) => a - b)[Math.floor(LOADS / 2)];
}

/** A time beside that of the HTML alone, which may be none. */
function besideBare(median, of, unit) {
  if (unit !== ' ms') return '';
  const alone = medianOf(bare, of);
  const times = alone > 0 ? `, ${(median / alone).toFixed(2)} ×` : '';
  return ` (the HTML alone: ${alone.toFixed(0)} ms${times})`;
}

async function loadsOf(page) {
  const loads = [];
  for (let load = 1; load <= LOADS; load += 1) loads.push(await loadOf(page));
  return loads;
}

/** In a browser of its own, so that nothing is in a cache. */
async function loadOf(page) {
  const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', ...BROWSER_ARGS] });
  const { lhr } = await lighthouse(address + page, { port: chrome.port, logLevel: 'error' });
  await chrome.kill();
  return lhr;
}
