import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** The client that the guide prints, by itself: what it does with answers that the practice server never gives. */
const [, printed = ''] =
  /^```ts\n(\/\/ client\.ts\n[^]*?)^```/m.exec(readFileSync('docs/practice.md', 'utf8')) ?? [];
const { outputText } = ts.transpileModule(printed, {
  compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
});

interface Options {
  api: string;
  id: string;
  fetch: (url: string, init?: RequestInit) => Promise<Response>;
  sleep: (ms: number) => Promise<void>;
}
const { OrdersClient } = (await import(
  /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(outputText)}`
)) as { OrdersClient: new (options: Options) => { orders(): Promise<unknown[]> } };

const token = (name: string): Response => Response.json({ access_token: name });

describe('told to wait for', () => {
  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toUTCString();
  test.each<[header: string | undefined, waits: number[]]>([
    ['10', [10_000]],
    ['60', [60_000]],
    ['61', []],
    ['3000000', []],
    ['9'.repeat(400), []],
    [inDays(1), []],
    [inDays(40), []],
    [inDays(-1), [1000]],
    ['0', [1000]],
    ['-3000000', [1000]],
    ['NaN', [1000]],
    ['Infinity', [1000]],
    ['', [1000]],
    [undefined, [1000]],
  ])('%s, a client waits for no longer than a timer holds, or fails', async (header, waits) => {
    const waited: number[] = [];
    const calls: string[] = [];
    const client = new OrdersClient({
      api: 'https://a.example',
      id: 'demo-app',
      fetch: (url) => {
        if (url.endsWith('/token')) return Promise.resolve(token('t1'));
        calls.push(url);
        const headers = new Headers(header === undefined ? {} : { 'Retry-After': header });
        return Promise.resolve(
          calls.length === 1 ? new Response('{}', { status: 429, headers }) : Response.json({ orders: [] }),
        );
      },
      sleep: (ms) => Promise.resolve(void waited.push(ms)),
    });
    const answer = await client.orders().catch(String);
    expect([waited, answer]).toEqual([waits, waits.length === 0 ? 'Error: orders: 429' : []]);
    expect(calls).toHaveLength(1 + waits.length);
  });
});

test('a call that comes back late, after a new token could not be had, asks for one itself', async () => {
  let comeBack = (): void => undefined;
  const sent: string[] = [];
  const tokens = [token('t1'), Response.json({ error: 'offline' }, { status: 503 }), token('t2')];
  const client = new OrdersClient({
    api: 'https://a.example',
    id: 'demo-app',
    fetch: (url, init) => {
      if (url.endsWith('/token')) return Promise.resolve(tokens.shift() ?? expect.fail());
      const used = new Headers(init?.headers).get('Authorization') ?? '';
      sent.push(used);
      const refused = new Response('{}', { status: 401 });
      if (used === 'Bearer t2') return Promise.resolve(Response.json({ orders: [] }));
      return sent.length > 1
        ? Promise.resolve(refused)
        : new Promise((done) => (comeBack = () => done(refused)));
    },
    sleep: () => expect.fail(),
  });
  const late = client.orders();
  await new Promise((done) => setTimeout(done, 5));
  await expect(client.orders()).rejects.toThrow('offline');
  comeBack();
  expect(await late).toEqual([]);
  expect(sent).toEqual(['Bearer t1', 'Bearer t1', 'Bearer t2']);
});
