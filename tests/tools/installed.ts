import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** An empty project into which the packed package was installed, as somebody would do it. */
export interface Installed {
  folder: string;
  /** The size of the tarball, in bytes, is in its listing; this is its name. */
  tarball: string;
  /** Runs a module there, and returns what it prints. */
  run(code: string): string;
  remove(): void;
}

/**
 * Packs and installs. No registry is asked: jose comes from a tarball of the one that is installed here, and what only the
 * tests need is linked.
 */
export function install(): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'key-or-token-installed-'));
  const npm = (args: string[], cwd: string): string => execFileSync('npm', args, { cwd, encoding: 'utf8' });
  execFileSync(process.execPath, ['tools/package.mjs', folder], { stdio: 'pipe' });
  npm(['pack', '--silent', '--pack-destination', folder], resolve('node_modules/jose'));
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "somebody", "private": true, "type": "module" }');
  npm(
    ['install', '--offline', '--no-audit', '--no-fund', '--silent', ...tarballs.map((name) => `./${name}`)],
    folder,
  );
  for (const name of ['msw', 'vitest', 'vite']) {
    symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name));
  }
  mkdirSync(join(folder, 'node_modules/@types'));
  symlinkSync(resolve('node_modules/@types/node'), join(folder, 'node_modules/@types/node'));
  return {
    folder,
    tarball: tarballs.find((name) => name.startsWith('key-or-token')) ?? '',
    run(code) {
      const path = join(folder, 'run.mjs');
      writeFileSync(path, code);
      return execFileSync(process.execPath, [path], { cwd: folder, encoding: 'utf8' }).trim();
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
