import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installFromDebian, mayInstallFromDebian } from './run.mjs';

/** Debian's packages for the recipes and test files in Python and Go. Of several in a line, the first that the release has. */
const PACKAGES = {
  python: [['python3-jwt'], ['python3-cryptography']],
  pytest: [['python3-pytest']],
  go: [['golang-go']],
  goJwt: [['golang-github-golang-jwt-jwt-v5-dev', 'golang-github-golang-jwt-jwt-dev']],
};

/**
 * Installs what the tests of the recipes and of the verifier kit need in Python and Go, where that is ours to do: as root on Debian. It never
 * fails: tests of a language that is missing are skipped, and say so.
 */
export function installLanguages() {
  const missing = [
    ...(succeeds('/usr/bin/python3', ['-c', 'import jwt, cryptography']) ? [] : PACKAGES.python),
    ...(succeeds('python3', ['-m', 'pytest', '--version']) ? [] : PACKAGES.pytest),
    ...(succeeds('go', ['version']) ? [] : PACKAGES.go),
    ...(existsSync('/usr/share/gocode/src/github.com/golang-jwt/jwt') ? [] : PACKAGES.goJwt),
  ];
  if (missing.length > 0 && mayInstallFromDebian())
    installFromDebian('what the tests in Python and Go need', missing, ['--no-install-recommends']);
}

function succeeds(command, args) {
  return spawnSync(command, args).status === 0;
}
