import './node-version.mjs';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeTypes } from './package/types.mjs';
import { manifestOf, pageManifestOf } from './package/manifest.mjs';
import { installWhatIsMissing } from './run.mjs';

/**
 * Makes the npm packages: `npm run package` leaves `key-or-token-<version>.tgz`, the server, and
 * `key-or-token-page-<version>.tgz`, the page that it shows, here or in the folder that is named. Nothing is published
 * from here.
 */
const ENTRIES = ['index', 'node', 'msw', 'cli'];
const SOURCE = 'src/hosts/package';
/** Server and kit. */
const MOST_BYTES = 140_000;
/** The page, so that the server is no larger for those who need none. */
const MOST_PAGE_BYTES = 65_000;

installWhatIsMissing();
// Whatever the shell or a test is set to: a package is never a build for development.
process.env.NODE_ENV = 'production';
const { build } = await import('vite');
const to = resolve(process.argv[2] ?? '.');
mkdirSync(to, { recursive: true });
const own = JSON.parse(readFileSync('package.json', 'utf8'));
const stages = [];
try {
  const server = pack(await stageServer(), manifestOf(own), MOST_BYTES);
  const page = pack(await stagePage(), pageManifestOf(own), MOST_PAGE_BYTES);
  console.log(`Install them with: npm i -D ./${server} ./${page}`);
} finally {
  for (const stage of stages) rmSync(stage, { recursive: true });
}

async function stageServer() {
  const stage = newStage();
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
  console.log(`(README ${kilobytes(gzipSync(readFileSync('docs/practice.md')).length)} of the server)`);
  return stage;
}

async function stagePage() {
  const stage = newStage();
  const outDir = join(stage, 'page');
  await build({ configFile: 'tools/package/page.config.ts', build: { outDir, emptyOutDir: true } });
  renameSync(join(outDir, 'practice.html'), join(outDir, 'index.html'));
  copyFileSync('tools/package/page.md', join(stage, 'README.md'));
  return stage;
}

function newStage() {
  const stage = mkdtempSync(join(tmpdir(), 'key-or-token-package-'));
  stages.push(stage);
  return stage;
}

/** Returns the name of the tarball. */
function pack(stage, manifest, most) {
  copyFileSync('LICENSE', join(stage, 'LICENSE'));
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const packed = ['pack', '--silent', '--pack-destination', to];
  const name = execFileSync('npm', packed, { cwd: stage, encoding: 'utf8' }).trim();
  const { size } = statSync(join(to, name));
  console.log(`${name}  ${kilobytes(size)} of ${kilobytes(most)}`);
  if (size > most) {
    console.error(`${name} is over its budget.`);
    process.exitCode = 1;
  }
  return name;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
