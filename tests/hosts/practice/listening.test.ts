import { createServer, Server } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { eventStream } from '../../../src/hosts/control/events.js';
import { closeAll, listenLocally } from '../../../src/hosts/listenLocally.js';
import { sleep } from '../../../src/hosts/sleep.js';
import type { LoggedRequest } from '../../../src/core/practice/index.js';
import { practiceAt } from '../harness.js';

afterEach(() => vi.restoreAllMocks());

/** Somebody else's program, at one address. */
async function other(host: string): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** Has the second address fail with a code, so often. */
function failing(code: string, times = Infinity): () => number {
  const real = Server.prototype.listen;
  let failures = 0;
  vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server, ...args: unknown[]) {
    if (args[1] !== '::1' || failures >= times) return real.apply(this, args as Parameters<typeof real>);
    failures += 1;
    queueMicrotask(() => this.emit('error', Object.assign(new Error(code), { code })));
    return this;
  });
  return () => failures;
}

describe('a server that listens on this machine', () => {
  test.each(['127.0.0.1', '::1'])('rejects where its port is taken at %s', async (host) => {
    const port = await other(host);
    await expect(listenLocally(() => createHttpServer(), port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    // And has let go of the other address.
    const free = createServer();
    const away = host === '::1' ? '127.0.0.1' : '::1';
    await new Promise<void>((resolve, reject) => free.once('error', reject).listen(port, away, resolve));
    free.close();
  });

  test.each(['EADDRNOTAVAIL', 'EAFNOSUPPORT'])(
    'does with one address where there is no other: %s',
    async (code) => {
      failing(code);
      const { servers } = await listenLocally(() => createHttpServer(), 0);
      expect(servers.length).toBe(1);
      await closeAll(servers);
    },
  );

  test('takes another free port where that one is taken at its other address', async () => {
    const failures = failing('EADDRINUSE', 2);
    const { servers } = await listenLocally(() => createHttpServer(), 0);
    expect([servers.length, failures()]).toEqual([2, 2]);
    await closeAll(servers);
  });

  test('gives up in the end', async () => {
    failing('EACCES');
    await expect(listenLocally(() => createHttpServer(), 0)).rejects.toMatchObject({ code: 'EACCES' });
  });
});

describe('who watches', () => {
  const asked = (since?: number): Request =>
    new Request(
      'http://localhost/__/events',
      since === undefined ? {} : { headers: { 'Last-Event-ID': String(since) } },
    );

  test('is watched for no longer once it is let go, however far behind it was', async () => {
    const world = (await practiceAt()).practice.worlds.shared;
    for (let count = 0; count < 2500; count += 1) world.log.add({ at: 0 } as Omit<LoggedRequest, 'id'>);
    for (let again = 0; again < 3; again += 1) {
      const { body } = eventStream(world, asked(0), sleep);
      expect(world.watchers.size).toBe(0);
      await body?.cancel();
    }
    const near = eventStream(world, asked(2490), sleep);
    expect(world.watchers.size).toBe(1);
    for (let count = 0; count < 2500; count += 1) world.watchers.tell('clock', {});
    expect(world.watchers.size).toBe(0);
    await near.body?.cancel();
    const leaving = eventStream(world, asked(), sleep);
    expect(world.watchers.size).toBe(1);
    await leaving.body?.cancel();
    expect(world.watchers.size).toBe(0);
  });

  test('leaves no listener behind for each wait that is over', async () => {
    const { signal } = new AbortController();
    const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
    for (let waits = 0; waits < 5; waits += 1) await sleep(0, signal);
    expect(add).toHaveBeenCalledTimes(5);
    expect(remove.mock.calls.map(([, listener]) => listener)).toEqual(
      add.mock.calls.map(([, listener]) => listener),
    );
  });
});
