import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { test } from './fixture.js';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The app as a plain file server has it, in a folder. `published` is put in place of a file, by its name. */
export const fromFolder = test.extend<{ published: Map<string, string> }>({
  published: async ({}, use) => use(new Map()),
  baseURL: async ({ published }, use) => {
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '', 'http://localhost').pathname.replace(/^\/some\/path\//, '');
      const newer = published.get(path);
      const file =
        newer === undefined
          ? readFile(join('dist', path === '' ? 'index.html' : path))
          : Promise.resolve(newer);
      file.then(
        (text) =>
          response.writeHead(200, { 'Content-Type': TYPES[extname(path) || '.html'] ?? '' }).end(text),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/some/path/`);
    server.closeAllConnections();
    server.close();
  },
});
