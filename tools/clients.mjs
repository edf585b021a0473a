import './node-version.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installFromDebian, installWhatIsMissing, mayInstallFromDebian } from './run.mjs';

/**
 * Has clients in other languages play against the practice server over https, and linters read its description:
 * `npm run test:clients`, all or those named. It says what it skips. Those in Node are part of `npm test`.
 */
const HERE = 'tests/hosts/clients';
const GOPATH = '/usr/share/gocode';
/** Debian's own comes first, since that is where its packages are. */
const PYTHONS = ['/usr/bin/python3', 'python3'];
/** At versions that are known to find nothing: a new rule of theirs is no fault of a commit of ours. */
const REDOCLY = '@redocly/cli@2.77.0';
const SPECTRAL = '@stoplight/spectral-cli@6.16.3';

/** @type {{ name: string, debian?: string[], start: () => [command: string, args: string[], options?: object] | string }[]} */
const CHECKS = [
  { name: 'Authlib', debian: ['python3-authlib'], start: () => python('authlib', 'test_authlib.py') },
  {
    name: 'requests-oauthlib',
    debian: ['python3-requests-oauthlib'],
    start: () => python('requests_oauthlib', 'test_requests_oauthlib.py'),
  },
  {
    name: 'PyJWT',
    debian: ['python3-jwt', 'python3-cryptography'],
    start: () => python('jwt, cryptography', 'test_pyjwt.py'),
  },
  { name: 'Go x/oauth2', debian: ['golang-go', 'golang-golang-x-oauth2-dev'], start: go },
  { name: 'Redocly', start: () => npx(REDOCLY, ['lint', 'openapi.json']) },
  {
    name: 'Spectral',
    start: () =>
      npx(SPECTRAL, ['lint', 'openapi.json', '--ruleset', 'spectral.yaml', '--fail-severity', 'hint']),
  },
];

installWhatIsMissing();
const named = process.argv.slice(2).map((name) => name.toLowerCase());
const checks = CHECKS.filter(
  ({ name }) => named.length === 0 || named.some((word) => name.toLowerCase().includes(word)),
);
const scratch = mkdtempSync(join(tmpdir(), 'key-or-token-clients-'));

const missing = checks.filter(({ debian, start }) => debian && typeof start() === 'string');
if (missing.length > 0 && mayInstallFromDebian()) {
  const packages = ['python3-pytest', ...missing.flatMap(({ debian = [] }) => debian)];
  installFromDebian(
    'what clients in Python and Go need',
    packages.map((name) => [name]),
    ['--no-install-recommends'],
  );
}

const { runnerImport } = await import('vite');
const load = async (path) => (await runnerImport(path, { configFile: false, logLevel: 'error' })).module;
const { serve } = await load('./src/hosts/package/node.ts');
const { openApiDocument } = await load('./src/hosts/openapi/index.ts');
cpSync(`${HERE}/description`, scratch, { recursive: true });
writeFileSync(join(scratch, 'openapi.json'), JSON.stringify(openApiDocument, null, 2));

const server = await serve({ https: true });
const { certificate } = server.ready;
/** For what is to call our server: nothing else is to trust it. */
const known = {
  PRACTICE_READY: JSON.stringify(server.ready),
  REQUESTS_CA_BUNDLE: certificate,
  SSL_CERT_FILE: certificate,
};
const report = [];
try {
  for (const { name, debian, start } of checks) {
    const begun = Date.now();
    const command = start();
    if (typeof command === 'string') {
      report.push(`skipped  ${name}: ${command}${debian ? `; in Debian: ${debian.join(' ')}` : ''}`);
      continue;
    }
    console.log(`\n== ${name}`);
    const passed = await runs(command, debian ? known : {});
    report.push(`${passed ? 'passed ' : 'FAILED '}  ${name} (${((Date.now() - begun) / 1000).toFixed(0)} s)`);
  }
} finally {
  await server.close();
  rmSync(scratch, { recursive: true });
}
console.log(`\n${report.join('\n')}`);
process.exitCode = report.some((line) => line.startsWith('FAILED')) ? 1 : 0;

/** Pytest with the first Python that has a library, or why there is none. */
function python(library, file) {
  const command = PYTHONS.find((each) => spawnSync(each, ['-c', `import pytest, ${library}`]).status === 0);
  if (command === undefined) return `no Python here imports pytest and ${library}`;
  return [command, ['-B', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', file], { cwd: `${HERE}/python` }];
}

/** Go's modules are turned off, for Debian's packages to be found. */
function go() {
  if (spawnSync('go', ['version']).status !== 0) return 'go does not run here';
  if (!existsSync(join(GOPATH, 'src/golang.org/x/oauth2'))) return `x/oauth2 is not in ${GOPATH}`;
  const folder = join(scratch, 'src/clients');
  cpSync(`${HERE}/go`, folder, { recursive: true });
  const options = { cwd: folder, env: { GO111MODULE: 'off', GOPATH: `${scratch}:${GOPATH}`, GOFLAGS: '' } };
  return ['go', ['test', '-count=1', '.'], options];
}

/**
 * Not among the dependencies: Spectral alone is 68 MB in 204 packages, and Redocly 15 MB, for two checks of one file.
 * Neither reports its use.
 */
function npx(name, args) {
  const quiet = {
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    SCARF_ANALYTICS: 'false',
  };
  // This is what installs it, so what it installs has to be told as well.
  const got = spawnSync('npx', ['--yes', name, '--version'], {
    cwd: scratch,
    env: { ...process.env, ...quiet },
  });
  if (got.status !== 0) return `npm did not get ${name}`;
  return ['npx', ['--yes', name, ...args], { cwd: scratch, env: quiet }];
}

function runs([command, args, { cwd, env }], more) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      cwd,
      env: { ...process.env, ...more, ...env },
    });
    child.once('error', ({ message }) => (console.error(message), done(false)));
    child.once('close', (status) => done(status === 0));
  });
}
