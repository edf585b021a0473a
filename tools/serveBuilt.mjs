import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain',
};
/** What is compressed already grows when it is done again. */
const PACKED = /woff2|png/;
/** The page without what it runs: what a browser takes for the HTML alone. */
export const BARE_PAGE = 'bare.html';

/**
 * Serves the build as a CDN has it: compressed, as a file of its type.
 *
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export function serveBuilt(folder = 'dist') {
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  const fileOf = (name) => {
    const known = files.get(name);
    if (known) return known;
    const file =
      name === BARE_PAGE
        ? withoutScript(readFileSync(join(folder, 'index.html'), 'utf8'))
        : readFileSync(join(folder, name));
    const packed = PACKED.test(name) ? file : gzipSync(file);
    files.set(name, packed);
    return packed;
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    try {
      const file = fileOf(name);
      response.writeHead(200, {
        'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
        ...(!PACKED.test(name) && { 'Content-Encoding': 'gzip' }),
      });
      response.end(file);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() });
    });
  });
}

function withoutScript(html) {
  return html
    .replace(/<script(?![^>]*ld\+json)[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link rel="(?:modulepreload|manifest)"[^>]*>/g, '');
}
