import './node-version.mjs';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureInspect } from './inspectBench.mjs';
import { measureOpening } from './open.mjs';
import { installWhatIsMissing, run } from './run.mjs';
import { measurePractice } from './practiceBench.mjs';
import { measureScale } from './scaleBench.mjs';
import { measureServerMemory } from './serverMemory.mjs';
import { measureUsing } from './using.mjs';

/**
 * Runs the benchmarks of tests/bench in Node and in Chromium: all, or those named. Figures, not a gate. `counts` runs in full
 * the tests of which `npm test` tries a sample; `open` measures how each page of the built app opens, `use` what holds readers
 * up once it is there, `server` what `npm start` holds after many requests at once; `practice`, named alone, what the packed
 * practice server does with a million calls; `findings` and `vectors`, named alone, print a table as Markdown: what Inspect
 * finds, and how it judges others' signatures. Where the benchmark `scale` or `inspect` runs, its built page is
 * measured too.
 */
installWhatIsMissing();
const { BROWSER_ARGS, findBrowser } = await import('./browser.mjs');
const { build, preview } = await import('vite');
const { svelte } = await import('@sveltejs/vite-plugin-svelte');

const COUNTS = 'counts';
const OPEN = 'open';
const USE = 'use';
const SERVER = 'server';
const PRACTICE = 'practice';
const TABLES = ['findings', 'vectors'];
const named = process.argv.slice(2);
const names = named.filter((name) => ![COUNTS, OPEN, USE, SERVER, PRACTICE, ...TABLES].includes(name));
const wants = {
  figures: named.length === 0 || names.length > 0,
  counts: named.length === 0 || named.includes(COUNTS),
  scale: named.length === 0 || named.includes('scale'),
  inspect: named.length === 0 || named.includes('inspect'),
  open: named.length === 0 || named.includes(OPEN),
  use: named.length === 0 || named.includes(USE),
  server: named.length === 0 || named.includes(SERVER),
  // A million calls take ten minutes: only who asks for them waits.
  practice: named.includes(PRACTICE),
  tables: TABLES.filter((name) => named.includes(name)),
};
const built = mkdtempSync(join(tmpdir(), 'key-or-token-bench-'));
const PORT = 4176;

console.log(`${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)}`);
try {
  const passed =
    (!wants.figures || ((await inNode()) && (await inChromium()))) &&
    (!wants.open || (await inBuiltApp(measureOpening))) &&
    (!wants.use || (await inBuiltApp(measureUsing))) &&
    (!wants.scale || (await inBuiltApp(measureScale))) &&
    (!wants.inspect || (await inBuiltApp(measureInspect))) &&
    (!wants.server || (await measureServerMemory())) &&
    (!wants.practice || (await measurePractice())) &&
    (await printTables(wants.tables)) &&
    (!wants.counts || (await countInFull()));
  process.exitCode = passed ? 0 : 1;
} finally {
  rmSync(built, { recursive: true });
}

/** Measures the built app in a browser. */
async function inBuiltApp(measure) {
  const executablePath = await findBrowser({ whole: true });
  if (!executablePath) {
    console.error('No browser found: install Chrome or Chromium, then try again.');
    return false;
  }
  await build({ logLevel: 'warn' });
  return measure(executablePath, BROWSER_ARGS);
}

/** Tests say by `countOf` that they try a sample, and those in the browser by `waysOf` or `oneIn`. */
async function countInFull() {
  const sampledBy = (word, ending) =>
    readdirSync('tests', { recursive: true })
      .map((name) => join('tests', name))
      .filter((path) => path.endsWith(ending) && word.test(readFileSync(path, 'utf8')));
  await build({ logLevel: 'warn' });
  const inBrowser = ['playwright', 'test', '--config', 'tests/browser/playwright.config.ts'];
  return (
    run('npx', ['vitest', 'run', ...sampledBy(/countOf\(/, '.test.ts')], { COUNTS: 'full' }) &&
    run('npx', [...inBrowser, ...sampledBy(/(?:waysOf|oneIn)\(/, '.spec.ts')], { COUNTS: 'full' })
  );
}

async function printTables(tables) {
  for (const name of tables) {
    const script = await builtForNode(`tests/bench/tables/${name}.ts`, name);
    if (!run(process.execPath, [script])) return false;
  }
  return true;
}

async function inNode() {
  const script = await builtForNode('tests/bench/node.ts', 'node');
  return run(process.execPath, ['--expose-gc', '--max-old-space-size=8192', script, ...names]);
}

async function builtForNode(ssr, name) {
  const outDir = join(built, name);
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [svelte()],
    build: { ssr, outDir, target: 'node20', emptyOutDir: true },
    ssr: { noExternal: true },
  });
  return join(outDir, `${name}.js`);
}

async function inChromium() {
  const executablePath = await findBrowser({ whole: true });
  if (!executablePath) {
    console.error('No browser found: install Chrome or Chromium, then try again.');
    return false;
  }
  const page = { configFile: false, logLevel: 'warn', root: 'tests/bench' };
  const outDir = join(built, 'chromium');
  await build({ ...page, plugins: [svelte()], build: { outDir, target: 'es2023', emptyOutDir: true } });
  // Isolated, a page gets a clock of 5 µs instead of 100.
  const headers = {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  };
  const server = await preview({
    ...page,
    build: { outDir },
    preview: { host: '127.0.0.1', port: PORT, strictPort: true, headers },
  });
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  try {
    const tab = await browser.newPage();
    tab.on('console', (message) => console.log(message.text()));
    await tab.goto(`http://127.0.0.1:${PORT}/`);
    await tab.evaluate(
      ([title, wanted]) => globalThis.runBenchmarks(title, wanted),
      [`Chromium ${browser.version()}`, names],
    );
    return true;
  } finally {
    await browser.close();
    await server.close();
  }
}
