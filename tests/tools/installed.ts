import { execFileSync, spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';

/** An empty project into which the packed server and its page were installed, as somebody would do it. */
export interface Installed {
  folder: string;
  /** The names of the tarballs that were packed. */
  tarballs: { server: string; page: string };
  /** Runs a module there, and returns what it prints. */
  run(code: string): string;
  /** Starts the command, and waits for the first line that it prints. */
  start(args: string[]): Promise<Started>;
  remove(): void;
}

export interface Started {
  line: string;
  tookMs: number;
  /** Returns the status with which it ends. */
  stop(): Promise<unknown>;
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
  const packed = (form: RegExp): string => tarballs.find((name) => form.test(name)) ?? '';
  return {
    folder,
    tarballs: { server: packed(/^key-or-token-\d/), page: packed(/^key-or-token-page-\d/) },
    run(code) {
      const path = join(folder, 'run.mjs');
      writeFileSync(path, code);
      return execFileSync(process.execPath, [path], { cwd: folder, encoding: 'utf8' }).trim();
    },
    start: (args) => started(folder, args),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

async function started(folder: string, args: string[]): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(folder, 'node_modules/.bin/key-or-token'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const line = await firstLineOf(child);
  const tookMs = performance.now() - began;
  const closed = new Promise((resolve) => child.once('close', resolve));
  return {
    line,
    tookMs,
    stop() {
      child.kill('SIGTERM');
      return closed;
    },
  };
}

/** What a server says once it is ready. */
export function firstLineOf(child: ChildProcessByStdio<null, Readable, Readable | null>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (data) => {
      text += String(data);
      if (text.includes('\n')) resolve(text.split('\n', 1).join());
    });
    child.once('close', () => reject(new Error('it ended before it said anything')));
  });
}
