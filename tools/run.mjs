import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

/** Runs a command with its output shown. Returns whether it succeeded. */
export function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** Runs a command beside others, and keeps what it says. */
export function runBeside(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ passed: false, output: error.message }));
    child.on('close', (status) => resolve({ passed: status === 0, output }));
  });
}

/** Installs the dependencies when they are missing or older than the lock file. */
export function installWhatIsMissing() {
  const installed = 'node_modules/.package-lock.json';
  const isCurrent =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
  if (isCurrent) return;
  console.log('Installing what is missing …');
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--include=dev'])) {
    console.error('npm could not install the dependencies; its message is above.');
    process.exit(1);
  }
}

/** Whether this process may install Debian's packages: as root on Debian. */
export function mayInstallFromDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/**
 * Installs packages. Where one line has several names, the first that the release has.
 *
 * @param {string} what For whoever waits.
 * @param {string[][]} packages
 * @param {string[]} options
 */
export function installFromDebian(what, packages, options = []) {
  console.log(`Installing ${what} …`);
  run('apt-get', ['update', '-qq']);
  for (const names of packages)
    names.some((name) =>
      run('apt-get', ['install', '-y', '-qq', ...options, name], { DEBIAN_FRONTEND: 'noninteractive' }),
    );
}
