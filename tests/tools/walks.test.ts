import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { OPERATIONS } from '../../src/core/practice/index.js';
import { serve } from '../../src/hosts/package/node.js';
import { pytestOf } from '../../src/state/practice/steer/asPytest.js';
import { COPIES } from '../state/practice/copies.js';
import { install, type Installed } from './installed.js';

const GUIDE = readFileSync('docs/practice.md', 'utf8');
const blocks = [...GUIDE.matchAll(/^```(\w+)\n([^]*?)^```/gm)].map(([, language = '', code = '']) => ({
  language,
  code,
}));

/** The files that the guide prints, by the name in their first line. */
const files = blocks.flatMap(({ code }) => {
  const name = /^(?:\/\/|#) ([\w.]+)\n/.exec(code)?.[1];
  return name === undefined ? [] : [{ name, code }];
});

/** Whether a command works here; where it does not, its walks are skipped. */
function has(command: string, ...args: string[]): boolean {
  const found = spawnSync(command, args).status === 0;
  if (!found) console.log(`Skipped: ${[command, ...args].join(' ')} does not work here.`);
  return found;
}

const hasPytest = has('python3', '-c', 'import pytest, requests');

describe('the walks of the guide, against the packed package', () => {
  let installed: Installed;
  let folder = '';
  beforeAll(() => {
    installed = install();
    folder = join(installed.folder, 'walks');
    mkdirSync(folder);
    // What starts the server by its path has to be where it is installed.
    for (const { name, code } of files)
      writeFileSync(join(name.endsWith('.ts') ? folder : installed.folder, name), code);
    writeFileSync(join(installed.folder, 'go.mod'), 'module walks\n\ngo 1.19\n');
  }, 120_000);
  afterAll(() => installed.remove());

  test('pass in TypeScript, all seven', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', folder],
      {
        cwd: folder,
        timeout: 100_000,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1' },
      },
    );
    expect([status, /Tests {2}(.*)/.exec(stdout)?.[1]]).toEqual([0, '7 passed (7)']);
  });

  test('are typed strictly', () => {
    const flags = [
      '--noEmit',
      '--strict',
      '--target',
      'ES2023',
      '--module',
      'ESNext',
      '--moduleResolution',
      'bundler',
      '--types',
      'node',
      '--skipLibCheck',
    ];
    const sources = files.map(({ name }) => name).filter((name) => name.endsWith('.ts'));
    const { stdout } = spawnSync(
      process.execPath,
      [resolve('node_modules/typescript/bin/tsc'), ...flags, ...sources],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(stdout).toBe('');
  });

  test.skipIf(!hasPytest)('pass in Python, all seven', () => {
    const said = spawnSync('python3', ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', 'test_walks.py'], {
      cwd: installed.folder,
      timeout: 100_000,
      encoding: 'utf8',
    });
    expect([said.status, said.stdout]).toEqual([0, expect.stringMatching(/^7 passed/m)]);
  });

  test.skipIf(!hasPytest)('and so does what the page copies for pytest', () => {
    const copied = join(installed.folder, 'copied');
    mkdirSync(copied);
    COPIES.forEach(({ actions }, index) =>
      writeFileSync(join(copied, `test_copied_${index}.py`), pytestOf(actions)),
    );
    const run = (): [number | null, string] => {
      const said = spawnSync('python3', ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', 'copied'], {
        cwd: installed.folder,
        timeout: 100_000,
        encoding: 'utf8',
      });
      return [said.status, said.stdout];
    };
    expect(run()).toEqual([0, expect.stringMatching(new RegExp(`^${COPIES.length} passed`, 'm'))]);
    const written = COPIES.map(({ statuses }, index) => {
      const path = join(copied, `test_copied_${index}.json`);
      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(statuses);
      return path;
    });
    // Another answer than the one that was written down is a failure.
    writeFileSync(written[0] ?? '', '[200, 200]');
    expect(run()[0]).toBe(1);
  });

  test.skipIf(!has('go', 'version'))('pass in Go, all seven', () => {
    const said = spawnSync('go', ['test', '-count=1', '-v', '-timeout', '90s', '.'], {
      cwd: installed.folder,
      timeout: 100_000,
      encoding: 'utf8',
      env: { ...process.env, GOFLAGS: '-mod=mod', GOPROXY: 'off' },
    });
    expect([
      said.status,
      said.stdout.match(/^--- PASS/gm)?.length,
      said.stdout.match(/^--- FAIL.*/gm),
    ]).toEqual([0, 7, null]);
  });
});

describe('the calls of the guide', () => {
  const lines = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ code }) => code.trim().split('\n'));

  test.skipIf(!has('curl', '--version'))('work when they are pasted, one after the other', async () => {
    const server = await serve({ clock: 'manual', seed: 7 });
    onTestFinished(() => server.close());
    const env = { ...process.env, CONTROL: server.ready.control, ORIGIN: server.origin };
    const { execFile } = await import('node:child_process');
    const failed: string[] = [];
    for (const line of lines) {
      const silent = line.replace(/^curl /, 'curl -s -S --fail ');
      const message = await new Promise<string>((resolve) => {
        execFile('sh', ['-c', silent], { env }, (error, _out, stderr) => resolve(error ? stderr : ''));
      });
      if (message !== '') failed.push(`${line}: ${message}`);
    }
    expect(failed).toEqual([]);
  });

  test('are all the calls that there are', () => {
    const printed = lines.join('\n');
    const missing = OPERATIONS.filter(
      ({ path }) => !printed.includes(`$CONTROL${path.replace(/\/:id$/, '/')}`),
    );
    expect(missing).toEqual([]);
  });
});

test('the guide names every answer of a fault', async () => {
  const { ANSWERS } = await import('../../src/core/practice/index.js');
  expect(ANSWERS.filter((answer) => !GUIDE.includes(`\`${answer}\``))).toEqual([]);
});

test('there is a file for each walk', () => {
  const headings = [...GUIDE.matchAll(/^### \d\. /gm)].length;
  expect([headings, files.filter(({ name }) => name.endsWith('.test.ts')).length]).toEqual([7, 7]);
  expect(execFileSync('git', ['check-ignore', 'key-or-token-0.1.0.tgz'], { encoding: 'utf8' }).trim()).toBe(
    'key-or-token-0.1.0.tgz',
  );
});
