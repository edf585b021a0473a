import './node-version.mjs';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeTypes } from './package/types.mjs';
import { manifestOf } from './package/manifest.mjs';
import { installWhatIsMissing } from './run.mjs';

/**
 * Makes the npm package: `npm run package` leaves `key-or-token-<version>.tgz` here, or in the folder that is named.
 * Nothing is published from here.
 */
const ENTRIES = ['index', 'node', 'msw', 'cli'];
const SOURCE = 'src/hosts/package';
/** Server, kit and page; the page is still to come. */
const MOST_BYTES = 150_000;

installWhatIsMissing();
const { build } = await import('vite');
const to = resolve(process.argv[2] ?? '.');
const own = JSON.parse(readFileSync('package.json', 'utf8'));
const stage = mkdtempSync(join(tmpdir(), 'key-or-token-package-'));
try {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      outDir: join(stage, 'dist'),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(ENTRIES.map((name) => [name, `${SOURCE}/${name}.ts`])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js', comments: false },
      },
    },
  });
  writeTypes({
    entries: ENTRIES.filter((name) => name !== 'cli').map((name) => `${SOURCE}/${name}.ts`),
    to: join(stage, 'types'),
  });
  mkdirSync(join(stage, 'bin'));
  copyFileSync('tools/package/bin.js', join(stage, 'bin/key-or-token.js'));
  chmodSync(join(stage, 'bin/key-or-token.js'), 0o755);
  copyFileSync('public/practice-settings.schema.json', join(stage, 'settings.schema.json'));
  copyFileSync('docs/practice.md', join(stage, 'README.md'));
  copyFileSync('LICENSE', join(stage, 'LICENSE'));
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifestOf(own), null, 2)}\n`);

  const name = execFileSync('npm', ['pack', '--silent', '--pack-destination', to], {
    cwd: stage,
    encoding: 'utf8',
  }).trim();
  const { size } = statSync(join(to, name));
  const gzipped = (file) => gzipSync(readFileSync(join(stage, file))).length;
  console.log(`${name}  ${kilobytes(size)} of ${kilobytes(MOST_BYTES)}`);
  console.log(`Install it with: npm i -D ./${name}`);
  console.log(`(README ${kilobytes(gzipped('README.md'))} of it)`);
  if (size > MOST_BYTES) {
    console.error('The package is over its budget.');
    process.exitCode = 1;
  }
} finally {
  rmSync(stage, { recursive: true });
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
