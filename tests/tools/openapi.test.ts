import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { openApiDocument } from '../../src/hosts/openapi/index.js';
import { openApi } from '../../tools/vite/openapi.js';

/** A project of one page, with the description beside it. */
function project(): {
  root: string;
  configFile: false;
  logLevel: 'silent';
  plugins: [ReturnType<typeof openApi>];
} {
  const root = mkdtempSync(join(tmpdir(), 'openapi-'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>The app</title>');
  onTestFinished(() => {
    rmSync(root, { recursive: true });
  });
  return { root, configFile: false, logLevel: 'silent', plugins: [openApi()] };
}

test('a build has the description of the API beside the page', async () => {
  const config = project();
  await build(config);
  const text = readFileSync(join(config.root, 'dist/openapi.json'), 'utf8');
  expect(JSON.parse(text)).toEqual(openApiDocument);
});

test('dev serves the same as JSON', async () => {
  const server = await createServer({ ...project(), server: { host: '127.0.0.1', port: 0 } });
  onTestFinished(() => server.close());
  await server.listen();
  const { port } = server.httpServer?.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/openapi.json`);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual(openApiDocument);
});
