import { beforeEach, describe, expect, test } from 'vitest';
import { forgetOlder, kept, store, type Release } from '../../src/hosts/serviceWorker/offline.js';

const SCOPE = 'https://app.example/some/path/';

/** The part of the Cache API that is used, over a Map. */
class FakeCaches {
  readonly held = new Map<string, Map<string, string>>();
  missing: string | null = null;

  open(name: string): Promise<Cache> {
    const cache = this.held.get(name) ?? new Map<string, string>();
    this.held.set(name, cache);
    const match = (request: Request | URL, options?: CacheQueryOptions): Promise<Response | undefined> =>
      Promise.resolve(found(cache, request, options));
    const addAll = (requests: Request[]): Promise<void> => {
      if (requests.some(({ url }) => url === this.missing)) return Promise.reject(new TypeError('404'));
      for (const { url, cache: mode } of requests) cache.set(url, `${name} ${mode}`);
      return Promise.resolve();
    };
    return Promise.resolve({ match, addAll } as unknown as Cache);
  }
  keys = (): Promise<string[]> => Promise.resolve([...this.held.keys()]);
  delete = (name: string): Promise<boolean> => Promise.resolve(this.held.delete(name));
  match = (request: Request, options?: CacheQueryOptions): Promise<Response | undefined> =>
    Promise.resolve([...this.held.values()].map((cache) => found(cache, request, options)).find(Boolean));
  get real(): CacheStorage {
    return this as unknown as CacheStorage;
  }
}

function found(
  cache: Map<string, string>,
  request: Request | URL,
  { ignoreSearch = false }: CacheQueryOptions = {},
): Response | undefined {
  const url = request instanceof URL ? request.href : request.url;
  const text = cache.get(ignoreSearch ? url.replace(/\?.*$/, '') : url);
  return text === undefined ? undefined : new Response(text);
}

const named = (version: string, scope = SCOPE): string => `key-or-token ${scope} ${version}`;
const release = (version: string, ...files: string[]): Release => ({ version, files });
const NEW = release('b', './app-2.js', './embed.html');
const OLD = release('a', './app-1.js');

let caches: FakeCaches;
beforeEach(() => {
  caches = new FakeCaches();
});

/** Node's own Request takes no navigation. */
const ask = (path: string, mode = 'cors'): Request =>
  ({ url: SCOPE + path, method: 'GET', mode }) as unknown as Request;
const keptText = async (request: Request, of = NEW): Promise<string | undefined> =>
  (await kept(request, of, SCOPE, caches.real))?.text();

test('a release is fetched past the browser’s cache, page included', async () => {
  await store(NEW, SCOPE, caches.real);
  expect([...(caches.held.get(named('b')) ?? [])]).toEqual([
    [SCOPE, `${named('b')} reload`],
    [`${SCOPE}app-2.js`, `${named('b')} reload`],
    [`${SCOPE}embed.html`, `${named('b')} reload`],
  ]);
});

test('it is kept whole or not at all', async () => {
  caches.missing = `${SCOPE}app-2.js`;
  await expect(store(NEW, SCOPE, caches.real)).rejects.toThrow();
  expect(caches.held.size).toBe(0);
});

describe('what is kept', () => {
  beforeEach(async () => {
    await store(OLD, SCOPE, caches.real);
    await store(NEW, SCOPE, caches.real);
  });

  test.each(['', '?utm=1', 'index.html'])(
    'answers the navigation to %j with the page of its release',
    async (path) => {
      expect(await keptText(ask(path, 'navigate'))).toContain(named('b'));
    },
  );

  test('answers the page that others frame, whatever follows its path', async () => {
    expect(await keptText(ask('embed.html?utm=1', 'navigate'))).toContain(named('b'));
    expect(await keptText(ask('app-2.js?utm=1'))).toBeUndefined();
  });

  test('answers a page that is open still with what the version before had', async () => {
    expect(await keptText(ask('app-1.js'))).toContain(named('a'));
  });

  test('says nothing of other addresses', async () => {
    expect(await keptText(ask('other.js'))).toBeUndefined();
    expect(await keptText(ask('elsewhere/', 'navigate'))).toBeUndefined();
  });

  test('is let go two versions later, and nothing of other apps with it', async () => {
    await caches.open('somebody else’s');
    await store(release('c'), SCOPE, caches.real);
    await forgetOlder(release('c'), SCOPE, caches.real);
    expect([...caches.held.keys()]).toEqual([named('b'), 'somebody else’s', named('c')]);
  });

  test.each(['https://app.example/', `${SCOPE}next/`, 'https://app.example/some/path-2/'])(
    'stays when the same app at %s forgets its own',
    async (other) => {
      for (const version of ['x', 'y', 'z']) await store(release(version), other, caches.real);
      await forgetOlder(release('z'), other, caches.real);
      const names = [named('a'), named('b'), named('y', other), named('z', other)];
      expect([...caches.held.keys()]).toEqual(names);
      expect(await keptText(ask('app-2.js'))).toBeDefined();
    },
  );
});

test('what releases kept that left the folder out of the name goes as well, if it is of this folder', async () => {
  const before = async (version: string, scope: string): Promise<void> => {
    await (await caches.open(`key-or-token ${version}`)).addAll([new Request(scope)]);
  };
  await before('1', SCOPE);
  await before('2', 'https://app.example/other/');
  await before('3', SCOPE);
  await store(NEW, SCOPE, caches.real);
  await forgetOlder(NEW, SCOPE, caches.real);
  expect([...caches.held.keys()]).toEqual(['key-or-token 2', 'key-or-token 3', named('b')]);
});
