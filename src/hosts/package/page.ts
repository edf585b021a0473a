import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, sep } from 'node:path';
import { FILE_TYPES, HEADERS, policyOf } from '../files.js';

const PACKAGE = 'key-or-token-page';
const PAGE = 'index.html';

/** The folder of the page, where its package is installed beside this one or where the server was started. */
export function findPage(): string | null {
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')]) {
    try {
      return join(dirname(createRequire(from).resolve(`${PACKAGE}/package.json`)), 'page');
    } catch {
      // Not from there.
    }
  }
  return null;
}

/** Answers for the files in a folder, and for no other: what is not in its list is not looked for. Nothing is read before. */
export async function answerFile(folder: string, { method, url }: Request): Promise<Response | null> {
  const { pathname } = new URL(url);
  const name = pathname === '/' ? PAGE : pathname.slice(1);
  const type = FILE_TYPES[extname(name)];
  if (type === undefined || !(await filesIn(folder)).includes(name)) return null;
  const body = await readFile(join(folder, name));
  const page = name === PAGE ? body : await readFile(join(folder, PAGE));
  const headers = {
    ...HEADERS,
    'Content-Security-Policy': policyOf(String(page), PAGE),
    'Content-Type': type,
    'Content-Length': String(body.length),
    // A name in assets/ has a hash of what is in it.
    'Cache-Control': name.startsWith('assets/') ? 'max-age=31536000, immutable' : 'no-cache',
  };
  return new Response(method === 'HEAD' ? null : new Uint8Array(body), { headers });
}

/** With forward slashes, as addresses have them. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'));
}
