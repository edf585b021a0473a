import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compressor } from '../../tools/vite/compressed.js';

const folder = mkdtempSync(join(tmpdir(), 'compressed-'));
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
let server: Server;

/** As it comes over the wire, where 204 stands for what the middleware left to the next one. */
async function get(path: string, headers: Record<string, string> = { 'Accept-Encoding': 'gzip' }) {
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
    headers,
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

beforeAll(async () => {
  put('index.html', '<p>the page</p>');
  put('app.js', 'export {};');
  put('picture.png', 'packed already');
  const answer = compressor(folder);
  server = createServer((request, response) => {
    void answer(request, response).then((isAnswered) => isAnswered || response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test('a file is sent compressed, as what it is, and the page stands for its folder', async () => {
  const page = await get('/?from=somewhere');
  expect([page.status, page.text]).toEqual([200, '<p>the page</p>']);
  expect(page.headers.get('content-encoding')).toBe('gzip');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('vary')).toBe('Accept-Encoding');
  expect((await get('/app.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test('a file that was built anew is sent as it is now', async () => {
  put('app.js', 'export const old = 1;');
  expect((await get('/app.js')).text).toBe('export const old = 1;');
  put('app.js', 'export const newer = 22;');
  expect((await get('/app.js')).text).toBe('export const newer = 22;');
});

test.each([
  ['what is compressed already', '/picture.png', undefined],
  ['what is not there', '/none.js', undefined],
  ['what lies outside of the folder', '/..%2f..%2fetc/hosts.txt', undefined],
  ['a caller that takes nothing compressed', '/', { 'Accept-Encoding': 'identity' }],
  ['a part of a file', '/', { 'Accept-Encoding': 'gzip', Range: 'bytes=0-3' }],
  ['a file that the caller has', '/', { 'Accept-Encoding': 'gzip', 'If-None-Match': '"a"' }],
])('%s is left to whoever comes next', async (_what, path, headers) => {
  expect((await get(path, headers)).status).toBe(204);
});
