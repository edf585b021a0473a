import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { SETTINGS } from '../../src/core/practice/index.js';
import { main } from '../../src/hosts/package/cli.js';
import { serve, type PracticeServer } from '../../src/hosts/package/node.js';
import type { PracticeSettings } from '../../src/hosts/package/settings.js';
import { members } from '../core/api/harness.js';
import { send } from './harness.js';

async function served(settings: PracticeSettings = {}): Promise<PracticeServer> {
  const server = await serve({ clock: 'manual', seed: 7, ...settings });
  onTestFinished(() => server.close());
  return server;
}

const json = { 'Content-Type': 'application/json' };

describe('a server of its own', () => {
  test('listens on a free port of this machine, by every name that this machine has', async () => {
    const { port, ready } = await served();
    expect(ready).toMatchObject({ origin: `http://localhost:${port}`, api: `http://localhost:${port}/api` });
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      const metadata = await members(
        await fetch(`http://${host}:${port}/api/.well-known/oauth-authorization-server`),
      );
      expect(metadata['issuer']).toBe(`http://${host}:${port}/api`);
    }
  });

  test('ends with close, and with await using', async () => {
    const server = await serve();
    expect(server[Symbol.asyncDispose]).toBe(server.close);
    const hanging = fetch(`${server.origin}/__/events`);
    await hanging;
    await server.close();
    await expect(fetch(server.origin)).rejects.toThrow('fetch failed');
  });

  test('refuses a port that is taken, and a setting that is wrong, and leaves nothing behind', async () => {
    const { port } = await served();
    await expect(serve({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await expect(serve({ port: 1.5 })).rejects.toThrow('The setting port');
  });

  test('counts a setting that is null as left out, and so listens on this machine alone', async () => {
    onTestFinished(() => void vi.restoreAllMocks());
    const listen = vi.spyOn(Server.prototype, 'listen');
    const nothing = Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, null]));
    await served(nothing as PracticeSettings);
    expect(listen.mock.calls.map(([, host]) => host)).toEqual(['127.0.0.1', '::1']);
  });

  test('takes its own port where the command is told null, and no other interface', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-'));
    onTestFinished(() => {
      vi.restoreAllMocks();
      process.exitCode = undefined;
      rmSync(folder, { recursive: true });
    });
    const file = join(folder, 'practice.json');
    writeFileSync(file, JSON.stringify({ host: null, port: null, quiet: true }));
    const listen = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
      this.emit('error', Object.assign(new Error('taken'), { code: 'EADDRINUSE' }));
      return this;
    });
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await main(['serve', '--config', file]);
    expect(listen.mock.calls[0]?.slice(0, 2)).toEqual([4180, '127.0.0.1']);
    expect(said.mock.calls).toEqual([['Port 4180 is in use. --port 0 takes any that is free.\n']]);
  });

  test('has the description of the API, and says where things are', async () => {
    const { origin, ready, introduction } = await served();
    expect(await members(await fetch(`${origin}/openapi.json`))).toHaveProperty('openapi', '3.1.1');
    expect(await members(await fetch(origin))).toMatchObject({ api: '/api', control: '/__' });
    // The page is not installed here.
    expect([ready.page, introduction]).toEqual([
      null,
      expect.stringMatching(/^ {2}page +not installed: npm i /m),
    ]);
    const nothing = await fetch(`${origin}/favicon.ico`);
    expect([nothing.status, nothing.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });

  test('accepts a token that was got under another of its names', async () => {
    const { port, clients } = await served();
    const answer = await fetch(`http://127.0.0.1:${port}/api/oauth/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`demo-backend:${clients[1]?.secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const headers = { Authorization: `Bearer ${String((await members(answer))['access_token'])}` };
    expect((await fetch(`http://localhost:${port}/api/v1/orders`, { headers })).status).toBe(200);
  });

  test('cuts a connection when a fault says so, and frees one that nobody waits on', async () => {
    const server = await served();
    await server.control.addFault({ answer: 'cut-connection' });
    await expect(fetch(`${server.api}/v1/orders`)).rejects.toThrow('fetch failed');
    const { id } = await server.control.addFault({ answer: 'timeout', times: 2 });
    const hasMet = (count: number): Promise<void> =>
      vi.waitFor(async () => {
        expect((await server.control.faults()).find((fault) => fault.id === id)?.met).toBe(count);
      });
    const leaving = new AbortController();
    const impatient = fetch(`${server.api}/v1/orders`, { signal: leaving.signal });
    await hasMet(1);
    leaving.abort();
    await expect(impatient).rejects.toThrow(/abort/i);
    const patient = fetch(`${server.api}/v1/orders`);
    await hasMet(2);
    expect((await fetch(`${server.api}/nothing`)).status).toBe(404);
    await server.close();
    await expect(patient).rejects.toThrow('fetch failed');
  });
});

describe('the control plane', () => {
  const foreign: [what: string, headers: Record<string, string>][] = [
    ['of another site', { Origin: 'https://evil.example' }],
    ['of another port of this machine', { Origin: 'http://localhost:3000' }],
    ['of no origin', { Origin: 'null' }],
    ['whose browser says cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['whose browser says same-site', { 'Sec-Fetch-Site': 'same-site' }],
  ];

  /** As bytes: fetch sets these fields itself. */
  async function ask(
    server: PracticeServer,
    method: string,
    fields: Record<string, string>,
  ): Promise<string> {
    const lines = {
      Host: `localhost:${server.port}`,
      Connection: 'close',
      'Content-Length': '2',
      ...json,
      ...fields,
    };
    const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}`);
    const answer = await send(
      server.port,
      [`${method} /__/counters HTTP/1.1`, ...head, '', '{}'].join('\r\n'),
    );
    return answer.split('\r\n', 1).join();
  }

  test.each(foreign)('is out of reach for a page %s, unless it knows the secret', async (_, headers) => {
    const server = await served();
    expect(await ask(server, 'GET', headers)).toBe('HTTP/1.1 403 Forbidden');
    // In any case, as RFC 9110 has it.
    const secret = { Authorization: `bearer ${server.controlSecret}` };
    expect(await ask(server, 'GET', { ...headers, ...secret })).toBe('HTTP/1.1 200 OK');
    expect(await ask(server, 'GET', { ...headers, Authorization: `Bearer ${server.adminSecret}` })).toBe(
      'HTTP/1.1 403 Forbidden',
    );
  });

  test.each([
    [
      'the page that it serves itself',
      { Origin: 'http://localhost:{port}', 'Sec-Fetch-Site': 'same-origin' },
    ],
    ['an address that somebody typed', { 'Sec-Fetch-Site': 'none' }],
  ])('is open to %s', async (_, headers) => {
    const server = await served();
    const own = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('{port}', String(server.port))]),
    );
    expect(await ask(server, 'GET', own)).toBe('HTTP/1.1 200 OK');
  });

  test.each(['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Real-IP', 'Via'])(
    'is out of reach for what a proxy of this machine passes on with %s, unless it knows the secret',
    async (name) => {
      const server = await served();
      expect(await ask(server, 'GET', { [name]: '203.0.113.7' })).toBe('HTTP/1.1 403 Forbidden');
      const secret = { Authorization: `Bearer ${server.controlSecret}` };
      expect(await ask(server, 'GET', { [name]: '203.0.113.7', ...secret })).toBe('HTTP/1.1 200 OK');
    },
  );

  test('takes nothing but JSON, which no form of another page can send', async () => {
    const { origin } = await served();
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await fetch(`${origin}/__/reset`, {
        method: 'POST',
        headers: { 'Content-Type': type },
        body: '{}',
      });
      expect([answer.status, answer.headers.get('accept-post')]).toEqual([415, 'application/json']);
    }
    const broken = await fetch(`${origin}/__/reset`, { method: 'POST', headers: json, body: '{' });
    expect([broken.status, broken.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
  });

  test('is not answered under a name that was pointed here', async () => {
    const { port } = await served();
    const head = `GET /__/clock HTTP/1.1\r\nHost: rebound.example:${port}\r\nConnection: close\r\n\r\n`;
    expect(await send(port, head)).toMatch(/^HTTP\/1\.1 421 /);
  });

  test('refuses a body that is too large before it has all come', async () => {
    const { port } = await served();
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        const fields = `Host: localhost:${port}\r\nContent-Type: application/json\r\nContent-Length: 1000000000`;
        socket.write(`POST /__/faults HTTP/1.1\r\n${fields}\r\n\r\n{"an`);
      });
      socket.once('data', (data) => resolve(String(data))).once('error', reject);
      onTestFinished(() => void socket.destroy());
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('says what a call may be, and that there is no such call', async () => {
    const { origin } = await served();
    expect(await members(await fetch(`${origin}/__`))).toHaveProperty('calls');
    const wrong = await fetch(`${origin}/__/clock`, { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect((await fetch(`${origin}/__/nothing`)).status).toBe(404);
  });

  test('does what the management routes do, without their secret', async () => {
    const { origin } = await served();
    const call = (method: string, path: string, body?: object): Promise<Response> =>
      fetch(`${origin}/__${path}`, { method, headers: json, ...(body && { body: JSON.stringify(body) }) });
    const minted = await members(await call('POST', '/keys', { customer: 'acme' }));
    expect(await members(await call('GET', `/keys/${String(minted['id'])}`))).toMatchObject({
      customer: 'acme',
    });
    expect((await call('POST', `/keys/${String(minted['id'])}/rotate`, { overlap_s: 60 })).status).toBe(201);
    expect((await call('POST', '/users/user-ana/sign-out')).status).toBe(204);
    expect((await call('POST', '/signing-keys', {})).status).toBe(201);
    expect((await call('POST', '/keys', { customer: '' })).status).toBe(422);
  });
});

describe('events', () => {
  /** Reads events until there are so many. */
  async function read(
    server: PracticeServer,
    count: number,
    headers: Record<string, string> = {},
  ): Promise<string[]> {
    const ended = new AbortController();
    const response = await fetch(`${server.origin}/__/events`, { headers, signal: ended.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const events: string[] = [];
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      events.push(...parts.filter((part) => part.startsWith('event:')));
      if (events.length >= count) break;
    }
    ended.abort();
    return events;
  }

  test('tell what happens as it happens, and a credential by its name', async () => {
    const server = await served();
    const reading = read(server, 4);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { key } = await server.control.mintKey();
    await fetch(`${server.api}/v1/orders`, { headers: { 'X-API-Key': key } });
    server.clock.advance('PT1M');
    const events = await reading;
    expect(events.map((event) => event.split('\n', 1).join())).toEqual([
      'event: clock',
      'event: credential',
      'event: request',
      'event: clock',
    ]);
    expect(events.join()).not.toContain(key);
    const request = JSON.parse(/data: (.*)/.exec(events[2] ?? '')?.[1] ?? '') as Record<string, unknown>;
    expect(request).toMatchObject({ id: 1, path: '/v1/orders', status: 200, credential: 'cred-1' });
    expect(request).toHaveProperty('trace.steps');
  });

  test('go on after a break with what was missed', async () => {
    const server = await served();
    for (let calls = 0; calls < 3; calls += 1) await fetch(`${server.api}/v1/orders`);
    const events = await read(server, 3, { 'Last-Event-ID': '1' });
    expect(events.map((event) => /id: (\d+)/.exec(event)?.[1])).toEqual([undefined, '2', '3']);
  });
});

test('the command that npm start is prints what is wrong and ends with 2', async () => {
  const child = spawn(process.execPath, ['tools/start.mjs', '--prot', '1'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (data) => (text += String(data)));
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect([status, text]).toEqual([2, '--prot is unknown. --help lists what is known.\n']);
});
