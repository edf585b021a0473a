import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HEADERS } from '../../src/hosts/files.js';
import { send } from '../hosts/harness.js';
import { install, type Installed, type Started } from './installed.js';

let installed: Installed;
beforeAll(() => {
  installed = install();
}, 120_000);
afterAll(() => installed.remove());

const bin = (): string => join(installed.folder, 'node_modules/.bin/key-or-token');

const packageOf = (name: string): string => join(installed.folder, 'node_modules', name);
const manifestOf = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(packageOf(name), 'package.json'), 'utf8')) as Record<string, unknown>;

describe('the package', () => {
  test('is small, and needs jose alone', () => {
    expect(statSync(join(installed.folder, installed.tarballs.server)).size).toBeLessThan(140_000);
    const manifest = manifestOf('key-or-token');
    expect(Object.keys(manifest['dependencies'] as object)).toEqual(['jose']);
    expect(manifest['peerDependenciesMeta']).toEqual({ msw: { optional: true } });
  });

  test('answers requests without a port', () => {
    const said = installed.run(`
      import { createPracticeApi } from 'key-or-token';
      const api = createPracticeApi({ clock: 'manual' });
      const { key } = await api.control.mintKey({ expires_in: 60 });
      const call = async () => (await api.fetch('/api/v1/orders', { headers: { 'X-API-Key': key } })).status;
      const early = await call();
      api.clock.advance('PT1M');
      console.log(early, await call());
    `);
    expect(said).toBe('200 401');
  });

  test('serves on a port of its own, which it frees', () => {
    const said = installed.run(`
      import { serve } from 'key-or-token/node';
      const server = await serve({ seed: 7 });
      const status = (await fetch(server.api + '/v1/orders')).status;
      await server[Symbol.asyncDispose]();
      console.log(status, await fetch(server.api).catch((error) => error.message));
    `);
    expect(said).toBe('401 fetch failed');
  });

  test('answers for Mock Service Worker', () => {
    const said = installed.run(`
      import { setupServer } from 'msw/node';
      import { createPracticeApi } from 'key-or-token';
      import { handlers } from 'key-or-token/msw';
      const api = createPracticeApi();
      const server = setupServer(...handlers(api, { origin: 'https://auth.example' }));
      server.listen({ onUnhandledRequest: 'error' });
      const metadata = await (await fetch('https://auth.example/.well-known/oauth-authorization-server/api')).json();
      const { key } = await api.control.mintKey();
      const answer = await fetch('https://auth.example/api/v1/orders', { headers: { 'X-API-Key': key } });
      await api.control.addFault({ answer: 'cut-connection' });
      const cut = await fetch('https://auth.example/api/v1/orders').catch((error) => error.message);
      server.close();
      console.log(metadata.issuer, answer.status, cut);
    `);
    expect(said).toBe('https://auth.example/api 200 Failed to fetch');
  });

  test.each([
    ['bundler', 'ESNext'],
    ['nodenext', 'NodeNext'],
  ])('is typed strictly for a TypeScript project that resolves like %s', (moduleResolution, module) => {
    writeFileSync(
      join(installed.folder, 'somebody.ts'),
      `import { createPracticeApi, ControlError, type PracticeHandle } from 'key-or-token';
       import { serve } from 'key-or-token/node';
       import { handlers } from 'key-or-token/msw';
       const api: PracticeHandle = createPracticeApi({ clock: 'manual', now: '2030-01-01T00:00:00Z', accessTtlS: 30 });
       const minted = await api.control.mintKey({ customer: 'acme' });
       const key: string = minted.key;
       api.clock.advance('PT15M');
       const calls: number = (await api.control.counters()).calls;
       const server = await serve({ port: 0 });
       const port: number = server.port;
       // @ts-expect-error a mistyped setting
       createPracticeApi({ acessTtlS: 30 });
       // @ts-expect-error a credential by two names
       await api.control.expire({ nobody: 'x' });
       export { key, calls, port, ControlError, handlers };`,
    );
    const flags = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'];
    const how = [
      '--target',
      'ES2023',
      '--module',
      module,
      '--moduleResolution',
      moduleResolution,
      '--types',
      'node',
    ];
    const tsc = spawnSync(
      process.execPath,
      [resolve('node_modules/typescript/bin/tsc'), ...flags, ...how, 'somebody.ts'],
      {
        cwd: installed.folder,
        encoding: 'utf8',
      },
    );
    const own = tsc.stdout.split('\n').filter((line) => /somebody\.ts|key-or-token/.test(line));
    expect([own, tsc.stdout.includes('error') && own.length > 0]).toEqual([[], false]);
  });
});

describe('the command', () => {
  test('says in one line of JSON that it is ready, soon', async () => {
    const { line, stop, tookMs } = await installed.start([
      'serve',
      '--port',
      '0',
      '--clock',
      'manual',
      '--seed',
      '7',
      '--json',
    ]);
    const ready = JSON.parse(line) as Record<string, string>;
    expect(Object.keys(ready)).toEqual([
      'origin',
      'api',
      'issuer',
      'metadata',
      'control',
      'page',
      'adminSecret',
      'controlSecret',
      'clients',
    ]);
    expect(await (await fetch(`${ready['control']}/clock`)).json()).toEqual({
      now: '2030-01-01T00:00:00.000Z',
      frozen: true,
    });
    expect(await stop()).toBe(0);
    // 300 ms on a quiet machine: npm run bench -- practice measures it.
    expect(tookMs).toBeLessThan(5000);
  });

  test('speaks https, to a client of Node that is told of the certificate', async () => {
    const { line, stop } = await installed.start(['serve', '--port', '0', '--https', '--json']);
    const { api, certificate } = JSON.parse(line) as { api: string; certificate: string };
    const client = `fetch('${api}/v1/orders').then(({ status }) => console.log(status), ({ cause }) => console.log(cause.code))`;
    const say = (env: object): Promise<string> =>
      new Promise((resolve) => {
        const options = { env: { ...process.env, ...env } };
        execFile(process.execPath, ['-e', client], options, (_error, stdout) => resolve(stdout.trim()));
      });
    expect(api).toMatch(/^https:/);
    expect(await Promise.all([say({ NODE_EXTRA_CA_CERTS: certificate }), say({})])).toEqual([
      '401',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    ]);
    expect(await stop()).toBe(0);
    expect(existsSync(certificate)).toBe(false);
  });

  test('reads a settings file, which flags override', async () => {
    writeFileSync(
      join(installed.folder, 'practice.json'),
      '{ "port": 0, "clock": "manual", "accessTtlS": 30 }',
    );
    const { line, stop } = await installed.start([
      'serve',
      '--config',
      'practice.json',
      '--access-ttl-s',
      '60',
      '--json',
    ]);
    const settings = await (
      await fetch(`${(JSON.parse(line) as { control: string }).control}/settings`)
    ).json();
    expect(settings).toMatchObject({ accessTtlS: 60 });
    await stop();
  });

  test.each([
    [['serve', '--prot', '1'], '--prot is unknown'],
    [['serve', '--port', 'many'], 'The setting port must be a whole number from 0 to 65535.'],
    [['serve', '--cert', 'server.pem'], 'The setting key is missing: cert needs it.'],
    [['serve', '--key', 'server.key'], 'The setting cert is missing: key needs it.'],
    [['serve', '--cert', 'c.pem', '--key', 'k.pem'], 'The file c.pem of the setting cert cannot be read.'],
    [['serve', '--config', 'nowhere.json'], 'The settings file nowhere.json cannot be read.'],
    [['serves'], 'There is no such command'],
  ])('says what is wrong with %j, and ends with 2', (args, sentence) => {
    const { status, stderr } = spawnSync(process.execPath, [bin(), ...args], {
      cwd: installed.folder,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });

  test('warns when other machines can connect', async () => {
    const child = spawn(process.execPath, [bin(), 'serve', '--port', '0', '--host', '0.0.0.0', '--quiet'], {
      cwd: installed.folder,
    });
    const warned = await new Promise<string>((resolve) =>
      child.stderr.once('data', (data) => resolve(String(data))),
    );
    child.kill('SIGTERM');
    expect(warned).toContain('Warning: other machines can connect.');
  });

  test('verifies an API, and ends with 1 where it takes anything', async () => {
    const everything = createServer((_request, response) => void response.writeHead(200).end());
    await new Promise<void>((resolve) => everything.listen(0, '127.0.0.1', resolve));
    const { port } = everything.address() as AddressInfo;
    const args = ['verify', '--url', `http://localhost:${port}/`, '--issuer-port', '0', '--rate', '1000'];
    const child = spawn(process.execPath, [bin(), ...args, '--out', 'report.xml', '--quiet'], {
      cwd: installed.folder,
    });
    const status = await new Promise((resolve) => child.once('close', resolve));
    everything.close();
    expect(status).toBe(1);
    expect(readFileSync(join(installed.folder, 'report.xml'), 'utf8')).toContain('<failure ');
  });

  test('tells what it can be told', () => {
    const help = execFileSync(process.execPath, [bin(), '--help'], { encoding: 'utf8' });
    for (const flag of ['--port', '--clock', '--now', '--seed', '--config', '--json', '--quiet', '--host']) {
      expect(help).toContain(`  ${flag} `);
    }
  });
});

describe('the page, a package of its own', () => {
  let started: Started;
  let origin = '';
  beforeAll(async () => {
    started = await installed.start(['serve', '--port', '0', '--json']);
    const ready = JSON.parse(started.line) as { origin: string; page: string };
    ({ origin } = ready);
    expect(ready.page).toBe(`${origin}/#/practice`);
  });
  afterAll(() => started.stop());

  test('is files alone, and small', () => {
    expect(statSync(join(installed.folder, installed.tarballs.page)).size).toBeLessThan(65_000);
    expect(
      Object.keys(manifestOf('key-or-token-page')).filter((name) => /depend|scripts|bin|main/i.test(name)),
    ).toEqual([]);
  });

  test('is served with all its files, under the headers that npm start sends', async () => {
    const root = join(packageOf('key-or-token-page'), 'page');
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(root.length));
    expect(files.filter((name) => /\.(js|css)$/.test(name)).length).toBeGreaterThan(3);
    for (const path of ['/', ...files]) {
      const [answer, head] = await Promise.all([
        fetch(origin + path),
        fetch(origin + path, { method: 'HEAD' }),
      ]);
      expect([path, answer.status, await answer.text()]).toEqual([
        path,
        200,
        readFileSync(join(root, path === '/' ? 'index.html' : path), 'utf8'),
      ]);
      const { headers } = answer;
      for (const [name, value] of Object.entries({ ...HEADERS, Practice: 'key-or-token' }))
        expect(headers.get(name)).toBe(value);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; .*; frame-ancestors 'none'$/,
      );
      expect([head.status, head.headers.get('content-length')]).toEqual([200, headers.get('content-length')]);
    }
  });

  test('leads to no other page, and loads its own files alone', () => {
    const root = join(packageOf('key-or-token-page'), 'page');
    const html = readFileSync(join(root, 'index.html'), 'utf8');
    const named = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(named.filter((address) => !address?.startsWith('./assets/'))).toEqual([]);
    const scripts = readdirSync(join(root, 'assets')).filter((name) => name.endsWith('.js'));
    const code = scripts.map((name) => readFileSync(join(root, 'assets', name), 'utf8')).join('\n');
    expect(code).toContain('Looking for a server');
    expect(code.match(/<a[ >]/g)).toBe(null);
  });

  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/',
    '/assets',
    '/index.html%00',
    '//localhost/index.html',
    '/nothing.js',
    '/README.md',
  ])('has nothing at %s', async (path) => {
    expect(await ask(`GET ${path}`)).toMatch(/^HTTP\/1\.1 404 /);
  });

  test('is there to be read, and under our names alone', async () => {
    expect(await ask('POST /')).toMatch(/^HTTP\/1\.1 405 [^]*allow: GET, HEAD/i);
    for (const path of ['/', '/openapi.json', '/nothing'])
      expect(await ask(`GET ${path}`, 'rebound.example')).toMatch(/^HTTP\/1\.1 421 /);
    expect(await ask('GET /', '')).toMatch(/^HTTP\/1\.1 400 /);
  });

  function ask(line: string, host = 'localhost'): Promise<string> {
    const { port } = new URL(origin);
    return send(
      Number(port),
      `${line} HTTP/1.1\r\nHost: ${host}:${port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    );
  }
});
