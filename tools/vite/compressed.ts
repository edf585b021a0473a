import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Plugin } from 'vite';
import { FILE_TYPES } from '../../src/hosts/files.js';

const packed = promisify(gzip);
/** What an address is read against, which is its path alone. */
const HERE = 'http://localhost';

/**
 * Has `vite preview` answer compressed, as every host of static files does: how fast a page opens is true there too. A file
 * is compressed once, not for each request: a thousand at once took half a gigabyte, most of which the system never got back.
 */
export function compressed(): Plugin {
  return {
    name: 'key-or-token:compressed',
    configurePreviewServer({ config, middlewares }) {
      const answer = compressor(resolve(config.root, config.build.outDir));
      middlewares.use((request, response, next) => {
        answer(request, response).then((isAnswered) => (isAnswered ? undefined : next()), next);
      });
    },
  };
}

/** Answers whether it has answered: what it does not know, or is asked for in part, is for whoever comes next. */
export function compressor(
  folder: string,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const files = new Map<string, { version: string; body: Promise<Buffer> }>();

  return async ({ method, url = '/', headers }, response) => {
    if (!URL.canParse(url, HERE)) return false;
    const { pathname } = new URL(url, HERE);
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    const type = FILE_TYPES[extname(name)];
    const isPlain = (method === 'GET' || method === 'HEAD') && !headers.range && !headers['if-none-match'];
    if (!isPlain || type === undefined || !/\bgzip\b/.test(String(headers['accept-encoding']))) return false;
    const path = join(folder, name);
    const file = await stat(path).catch(() => null);
    if (!file?.isFile()) return false;
    const version = `W/"${file.size}-${file.mtimeMs}"`;
    const known = files.get(name);
    const current = known?.version === version ? known : { version, body: readFile(path).then(packed) };
    files.set(name, current);
    const body = await current.body;
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Encoding': 'gzip',
      'Content-Length': body.length,
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Encoding',
      ETag: version,
    });
    response.end(method === 'HEAD' ? undefined : body);
    return true;
  };
}
