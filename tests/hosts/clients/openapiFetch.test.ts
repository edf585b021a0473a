import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { expect, onTestFinished, test } from 'vitest';
import { openApiDocument } from '../../../src/hosts/openapi/index.js';
import { served } from './outside.js';

/** Somebody's client, on types that they generated. Each line that must not compile is marked so. */
const CLIENT = `
import createClient from 'openapi-fetch';
import type { paths } from './api.js';

export async function play({ api, origin, adminSecret }: { api: string; origin: string; adminSecret: string }) {
  const client = createClient<paths>({ baseUrl: api });
  const control = createClient<paths>({ baseUrl: origin });
  const admin = { Authorization: 'Bearer ' + adminSecret };
  const said: string[] = [];

  const minted = await client.POST('/v1/keys', { headers: admin, body: { customer: 'acme', expires_in: 60 } });
  const key: string = minted.data?.key ?? '';
  const expiry: string | null | undefined = minted.data?.expires_at;
  said.push('minted ' + minted.response.status + ' ' + typeof expiry);

  const withKey = { headers: { 'X-API-Key': key } };
  const orders = await client.GET('/v1/orders', withKey);
  const first: string | undefined = orders.data?.orders[0]?.item;
  said.push('orders ' + first);

  const placed = await client.POST('/v1/orders', { ...withKey, body: { item: 'Ink', quantity: 2 } });
  said.push('placed ' + placed.data?.quantity);

  const moved = await control.POST('/__/clock', { body: { advance: 'PT1M' } });
  said.push('frozen ' + moved.data?.frozen);
  const refused = await client.GET('/v1/orders', withKey);
  const title: string | undefined = refused.error?.title;
  said.push(refused.response.status + ' ' + title);
  const { data: counted } = await control.GET('/__/counters');
  said.push('refusals ' + Object.keys(counted?.refusals ?? {}));

  // @ts-expect-error no such path
  void (() => client.GET('/v1/nothing'));
  // @ts-expect-error a quantity is a number
  void (() => client.POST('/v1/orders', { body: { item: 'Ink', quantity: 'two' } }));
  // @ts-expect-error a lifetime is in seconds
  void (() => client.POST('/v1/keys', { body: { expires_in: 'PT1M' } }));
  // @ts-expect-error an order needs an item
  void (() => client.POST('/v1/orders', { body: { quantity: 2 } }));
  return said;
}
`;

type Play = (server: { api: string; origin: string; adminSecret: string }) => Promise<string[]>;

/** A folder with the generated types and the client beside them. */
async function project(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-fetch-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const types = await openapiTS(structuredClone(openApiDocument) as Parameters<typeof openapiTS>[0]);
  writeFileSync(join(folder, 'api.d.ts'), astToString(types));
  writeFileSync(join(folder, 'client.ts'), CLIENT);
  return folder;
}

/** What the compiler has against it. */
function compile(folder: string): Promise<string> {
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'ES2023'];
  const modules = ['--module', 'ESNext', '--moduleResolution', 'bundler'];
  const tsc = resolve('node_modules/typescript/bin/tsc');
  return new Promise((done) => {
    execFile(
      process.execPath,
      [tsc, ...options, ...modules, 'client.ts'],
      { cwd: folder },
      (_error, stdout, stderr) => done(stdout + stderr),
    );
  });
}

test('openapi-fetch calls the API by types that openapi-typescript generated from its description', async () => {
  const server = await served();
  const folder = await project();
  const compiled = compile(folder);
  const { play } = (await import(/* @vite-ignore */ join(folder, 'client.ts'))) as { play: Play };
  expect(await play(server)).toEqual([
    'minted 201 string',
    'orders Fountain pen',
    'placed 2',
    'frozen true',
    '401 The credential is not accepted',
    'refusals key_expired',
  ]);
  expect(await compiled).toBe('');
});
