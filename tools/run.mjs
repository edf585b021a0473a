import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

/** Runs a command with its output shown. Returns whether it succeeded. */
export function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status === 0;
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
