import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, preview, type Logger, type PreviewServer } from 'vite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { practiceApi } from '../../tools/vite/practiceApi.js';
import { send } from '../hosts/harness.js';

const PAGE = '<!doctype html><title>The app</title>';

/** `vite preview` of a page, with the practice API beside it. */
async function serve(
  options: { settings?: object; customLogger?: Logger } = {},
): Promise<{ server: PreviewServer; port: number; introduce: () => Promise<string> }> {
  const outDir = mkdtempSync(join(tmpdir(), 'practice-'));
  writeFileSync(join(outDir, 'index.html'), PAGE);
  const plugin = practiceApi(options);
  const server = await preview({
    configFile: false,
    logLevel: 'silent',
    ...(options.customLogger && { customLogger: options.customLogger }),
    build: { outDir },
    plugins: [plugin],
    preview: { host: '127.0.0.1', port: 0 },
  });
  onTestFinished(async () => {
    await server.close();
    rmSync(outDir, { recursive: true });
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return { server, port, introduce: () => plugin.api?.introduce() ?? Promise.reject(new Error('no api')) };
}

describe('the preview server', () => {
  test('serves the practice API on the real clock beside the app, and tells how to begin', async () => {
    const { port, introduce } = await serve();
    const text = await introduce();
    expect(text).toContain(`http://localhost:${port}/api`);
    const [secret = ''] = /kot_admin_\w+/.exec(text) ?? [];
    const minted = await fetch(`http://127.0.0.1:${port}/api/v1/keys`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${secret}` },
    });
    const { created_at: createdAt } = (await minted.json()) as { created_at: string };
    expect(Math.abs(Date.parse(createdAt) - Date.now())).toBeLessThan(60_000);
    expect(minted.headers.get('server-timing')).toMatch(/;dur=/);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain('The app');
  });

  test('serves what the API loads only when it is first asked for', async () => {
    const { port, introduce } = await serve();
    const [secret = ''] = /kot_admin_\w+/.exec(await introduce()) ?? [];
    const headers = { Authorization: `Bearer ${secret}` };
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/users/user-ana`, { headers });
    expect(await answer.json()).toMatchObject({ id: 'user-ana' });
  });

  test('leaves preflights and unknown hosts to the practice API', async () => {
    const { port } = await serve();
    const preflight = await fetch(`http://127.0.0.1:${port}/api/v1/orders`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://shop.example', 'Access-Control-Request-Method': 'GET' },
    });
    expect(preflight.headers.get('access-control-allow-headers')).toBe('Authorization, *');
    const head = 'GET /api HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n';
    expect(await send(port, head)).toMatch(/^HTTP\/1\.1 421 /);
  });

  test('lets header fields through that are too large for the API, for the API to say so', async () => {
    const { port } = await serve();
    const fields = ['A', 'B', 'C', 'D'].map((name) => `X-${name}: ${'x'.repeat(8000)}\r\n`).join('');
    const head = `GET /api/v1/orders HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n${fields}\r\n`;
    const answer = await send(port, head);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('application/problem+json');
  });

  test('says what is wrong with a redirect URI', async () => {
    const errors: string[] = [];
    const customLogger = { ...createLogger('silent'), error: (message: string) => void errors.push(message) };
    const { introduce } = await serve({ settings: { redirectUri: 'nowhere' }, customLogger });
    await expect(introduce()).rejects.toThrow('redirectUri');
    expect(errors).toEqual([expect.stringContaining('The setting redirectUri must be a whole address')]);
  });
});
