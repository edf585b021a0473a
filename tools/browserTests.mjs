import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.mjs';
import { turn } from './turn.mjs';

const COMMAND = ['playwright', 'test', '--config', 'tests/browser/playwright.config.ts'];

/**
 * Runs the browser tests of the built app.
 *
 * @param {number} [oneIn] Of every file about one test in so many: each has its turn once in so many commits.
 * @returns {boolean} Whether all passed.
 */
export function runBrowserTests(oneIn = 1) {
  if (oneIn === 1) return run('npx', COMMAND);
  const now = turn();
  const all = listed();
  const due = all.filter((name) => (placeOf(name) + now) % oneIn === 0);
  console.log(
    `${due.length} of the ${all.length} browser tests, and others at the next commits: npm test -- --whole runs all, as CI does.`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'key-or-token-tests-'));
  try {
    const list = join(folder, 'due.txt');
    writeFileSync(list, due.join('\n'));
    return run('npx', [...COMMAND, '--test-list', list]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The tests by file and title. */
function listed() {
  const { stdout } = spawnSync('npx', [...COMMAND, '--list'], { encoding: 'utf8', env: { ...process.env } });
  const names = [...stdout.matchAll(/^ +(\S+\.spec\.ts):\d+:\d+ › (.+)$/gm)].map(
    ([, file, title]) => `${file} › ${title}`,
  );
  if (names.length === 0) throw new Error(`No browser tests were listed:\n${stdout}`);
  return names;
}

/** By its name, so that a test keeps its turn whatever else is written. */
function placeOf(name) {
  return createHash('sha256').update(name).digest().readUInt16BE();
}
