import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { connect } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import type { Ready } from '../../src/hosts/ready.js';
import { firstLineOf } from './installed.js';

/** `npm start` but for its build, which is not what is tested: a command of that name does nothing instead. */
async function start(...args: string[]): Promise<{ child: ChildProcess; ready: Ready }> {
  const commands = mkdtempSync(join(tmpdir(), 'commands-'));
  // Vite serves no folder that is not there.
  writeFileSync(join(commands, 'npx'), '#!/bin/sh\nmkdir -p dist\n', { mode: 0o755 });
  const child = spawn(process.execPath, ['tools/start.mjs', ...args], {
    env: { ...process.env, PATH: `${commands}${delimiter}${process.env['PATH']}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill();
    rmSync(commands, { recursive: true });
  });
  const line = await firstLineOf(child);
  return { child, ready: JSON.parse(line) as Ready };
}

/** Returns the status of the answer, or why there is none. */
function statusOf(address: string, ca?: string): Promise<unknown> {
  return new Promise((resolve) => {
    request(address, { ...(ca && { ca }), agent: false }, (answer) => resolve(answer.resume().statusCode))
      .on('error', (error) => resolve('code' in error && error.code))
      .end();
  });
}

test('npm start speaks https to whoever trusts its certificate, which goes when it ends', async () => {
  const { child, ready } = await start('--https', '--port', '0', '--json');
  const { origin, api, page, certificate = '' } = ready;
  expect([origin, page]).toEqual([
    expect.stringMatching(/^https:\/\/localhost:\d+$/),
    `${origin}/#/practice`,
  ]);
  const ca = readFileSync(certificate, 'utf8');
  expect(await statusOf(`${api}/v1/orders`, ca)).toBe(401);
  expect(await statusOf(`${api}/v1/orders`)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');

  // A browser offers both. Over HTTP/2 a request has no Host, and no two of them to refuse.
  const options = { port: Number(new URL(origin).port), servername: 'localhost', ca };
  const chosen = await new Promise((resolve, reject) => {
    const socket = connect({ ...options, ALPNProtocols: ['h2', 'http/1.1'] }, () => {
      resolve(socket.alpnProtocol);
      socket.end();
    }).on('error', reject);
  });
  expect(chosen).toBe('http/1.1');

  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill();
  await ended;
  expect(existsSync(certificate)).toBe(false);
});
