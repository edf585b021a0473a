import './node-version.mjs';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, loadavg } from 'node:os';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { installWhatIsMissing, run } from './run.mjs';

/** Measures the built app as Lighthouse does on a phone: the median of five loads, against our goals. */
installWhatIsMissing();
const { BROWSER_ARGS, findBrowser } = await import('./browser.mjs');
const { launch } = await import('chrome-launcher');
const { default: lighthouse } = await import('lighthouse');

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain',
};
const LOADS = 5;
const PORT = 4177;

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
const server = createServer(answer).listen(PORT, '127.0.0.1');
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)}`);

const loads = [];
for (let load = 1; load <= LOADS; load += 1) {
  // A browser of its own for each, so that nothing is in a cache.
  const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', ...BROWSER_ARGS] });
  const { lhr } = await lighthouse(`http://127.0.0.1:${PORT}/`, { port: chrome.port, logLevel: 'error' });
  await chrome.kill();
  loads.push(lhr);
  console.log(`load ${load}: performance ${score('performance')(lhr).toFixed(0)}`);
}
server.close();

let isMet = true;
for (const { name, of, least = -Infinity, most = Infinity, unit = '', digits = 0 } of GOALS) {
  const median = loads.map(of).sort((a, b) => a - b)[Math.floor(LOADS / 2)];
  const meets = median >= least && median <= most;
  isMet &&= meets;
  const goal = most === Infinity ? `at least ${least}` : `at most ${most}${unit}`;
  console.log(`${meets ? 'met   ' : 'MISSED'} ${name}: ${median.toFixed(digits)}${unit}, ${goal}`);
}
for (const { id, title } of Object.values(loads[0].audits).filter(
  ({ score: got, scoreDisplayMode: mode }) =>
    got !== null && got < 0.9 && ['binary', 'numeric', 'metricSavings'].includes(mode),
))
  console.log(`to look at: ${title} (${id})`);
process.exitCode = isMet ? 0 : 1;

/** The build as a CDN has it: compressed, as a file of its type. */
function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  try {
    const file = readFileSync(join('dist', name));
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    // What is compressed already grows when it is done again.
    const zipped = !/woff2|png/.test(name);
    response.writeHead(200, { 'Content-Type': type, ...(zipped && { 'Content-Encoding': 'gzip' }) });
    response.end(zipped ? gzipSync(file) : file);
  } catch {
    response.writeHead(404).end();
  }
}
