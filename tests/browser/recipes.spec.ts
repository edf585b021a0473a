import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type * as redactLogs from '../../src/content/recipes/redactLogs.js';
import type * as refreshOnce from '../../src/content/recipes/refreshOnce.js';
import { expect, test } from './fixture.js';

/** The recipes that run in a page, on a page of their own: one without the app, or its policy. */
const FOLDER = 'recipes-in-a-page/';

// A browser reports every answer of 4xx, and every redirect that was refused.
test.use({ expectedErrors: /recipes-in-a-page\/api/ });

interface Seen {
  path: string;
  method: string;
  authorization: string | null;
  body: string | null;
}

/** Serves the recipe as a module, and an API that takes the second access token. */
async function open(page: Page, recipe: string): Promise<Seen[]> {
  const seen: Seen[] = [];
  await page.route(`**/${FOLDER}**`, async (route) => {
    const request = route.request();
    const path = new URL(request.url()).pathname.slice(1 + FOLDER.length);
    if (path === '')
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>a page</title>' });
    if (path.endsWith('.js'))
      return route.fulfill({ contentType: 'text/javascript', body: moduleOf(recipe) });
    const authorization = await request.headerValue('Authorization');
    seen.push({ path, method: request.method(), authorization, body: request.postData() });
    if (path === 'api/moved') return route.fulfill({ status: 302, headers: { Location: 'orders' } });
    return route.fulfill({ status: authorization === 'Bearer a2' ? 200 : 401, json: { path } });
  });
  await page.goto(FOLDER);
  return seen;
}

function moduleOf(recipe: string): string {
  const compilerOptions = { module: ModuleKind.ESNext, target: ScriptTarget.ES2023 };
  return transpileModule(readFileSync(`src/content/recipes/${recipe}.ts`, 'utf8'), { compilerOptions })
    .outputText;
}

test('a client calls with the browser’s own fetch, and refreshes once for ten calls', async ({ page }) => {
  const seen = await open(page, 'refreshOnce');
  const result = await page.evaluate(async () => {
    const address = './refreshOnce.js';
    const { Client } = (await import(new URL(address, location.href).href)) as typeof refreshOnce;
    let refreshes = 0;
    const client = new Client({ accessToken: 'a1', refreshToken: 'r1' }, async () => {
      refreshes += 1;
      await new Promise((done) => setTimeout(done, 50));
      return { accessToken: 'a2', refreshToken: 'r2' };
    });
    const calls = Array.from({ length: 10 }, (_, call) => client.call(`api/orders/${call}`));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    return { statuses, refreshes };
  });
  expect(result).toEqual({ statuses: Array(10).fill(200), refreshes: 1 });
  expect(seen.filter(({ authorization }) => authorization === 'Bearer a2')).toHaveLength(10);
});

test('its token goes to the page’s own origin alone, and follows no redirect', async ({ page }) => {
  const seen = await open(page, 'refreshOnce');
  const errors = await page.evaluate(async () => {
    const address = './refreshOnce.js';
    const { Client } = (await import(new URL(address, location.href).href)) as typeof refreshOnce;
    const tokens = { accessToken: 'a2', refreshToken: 'r1' };
    const client = new Client(tokens, () => Promise.resolve(tokens));
    const blob = URL.createObjectURL(new Blob(['x']));
    const others = [
      'https://elsewhere.example/',
      '//elsewhere.example/',
      'data:text/plain,x',
      blob,
      'api/moved',
    ];
    return Promise.all(
      others.map((other) =>
        client.call(other).then(
          () => 'answered',
          (error: unknown) => (error instanceof TypeError ? 'refused' : String(error)),
        ),
      ),
    );
  });
  expect(errors).toEqual(Array(5).fill('refused'));
  // That nothing went elsewhere, the fixture sees.
  expect(seen.map(({ path }) => path)).toEqual(['api/moved']);
});

test('it sends a body a second time, whatever it is', async ({ page }) => {
  const seen = await open(page, 'refreshOnce');
  const statuses = await page.evaluate(async () => {
    const address = './refreshOnce.js';
    const { Client } = (await import(new URL(address, location.href).href)) as typeof refreshOnce;
    const form = new FormData();
    form.set('file', new Blob(['of a form']), 'a.txt');
    const bodies = [
      'a text',
      new Blob(['a blob']),
      form,
      new URLSearchParams({ a: 'parameter' }),
      new TextEncoder().encode('bytes'),
    ];
    const sent = [];
    for (const body of bodies) {
      const renew = (): Promise<refreshOnce.Tokens> =>
        Promise.resolve({ accessToken: 'a2', refreshToken: 'r2' });
      // Given by hand, fetch has lost its window as well.
      const client = new Client({ accessToken: 'a1', refreshToken: 'r1' }, renew, fetch, [location.origin]);
      sent.push((await client.call('api/orders', { method: 'POST', body })).status);
    }
    return sent;
  });
  expect(statuses).toEqual(Array(5).fill(200));
  expect(seen.map(({ authorization }) => authorization)).toEqual(
    Array(5).fill(['Bearer a1', 'Bearer a2']).flat(),
  );
  // The body of the first, and of the fourth, in both tries.
  expect([0, 1, 6, 7].map((at) => seen[at]?.body)).toEqual([
    'a text',
    'a text',
    'a=parameter',
    'a=parameter',
  ]);
});

test('the log redactor knows what a browser has', async ({ page }) => {
  await open(page, 'redactLogs');
  const told = await page.evaluate(async () => {
    const address = './redactLogs.js';
    const { redact } = (await import(new URL(address, location.href).href)) as typeof redactLogs;
    const form = new FormData();
    form.set('password', 's3cret');
    form.set('user', 'ana');
    return redact({
      form,
      file: new File(['s3cret'], 's3cret.txt'),
      headers: new Headers({ 'X-API-Key': 's3cret', Accept: '*/*' }),
      address: new URL('https://ana:s3cret@a.example/#access_token=s3cret&a=1'),
      bytes: new TextEncoder().encode('s3cret'),
      failed: new DOMException('token=s3cret', 'AbortError'),
      window: globalThis,
    });
  });
  expect(JSON.stringify(told)).not.toContain('s3cret');
  expect(told).toMatchObject({
    form: { password: '[redacted]', user: 'ana' },
    file: '[6 bytes]',
    headers: { 'x-api-key': '[redacted]', accept: '*/*' },
    address: 'https://[redacted]@a.example/#access_token=[redacted]&a=1',
    bytes: '[6 bytes]',
    failed: { name: 'AbortError', message: 'token=[redacted]' },
  });
});
