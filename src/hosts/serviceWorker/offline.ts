/** The app as one version has it: what to keep, by address from its folder, and a name that changes with any of it. */
export interface Release {
  version: string;
  files: readonly string[];
}

const PREFIX = 'key-or-token ';
/** The page itself, which every navigation gets. */
const PAGE = './';
/** Pages of the version before may be open still, and load more of it as they go on. */
const KEPT = 2;
/** A file is the same for everybody, though hosts that allow other origins say that it varies with the origin. */
const AS_IT_IS: CacheQueryOptions = { ignoreVary: true };

/** Fetches all of a release anew, past the browser's cache, and keeps it whole or not at all. */
export async function store({ version, files }: Release, scope: string, caches: CacheStorage): Promise<void> {
  const cache = await caches.open(PREFIX + version);
  const requests = [PAGE, ...files].map((file) => new Request(new URL(file, scope), { cache: 'reload' }));
  await cache.addAll(requests).catch(async (error: unknown) => {
    await caches.delete(PREFIX + version);
    throw error;
  });
}

/** Lets go of what no open page can need any more. Caches of other apps at this address stay. */
export async function forgetOlder({ version }: Release, caches: CacheStorage): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const others = ours.filter((name) => name !== PREFIX + version);
  await Promise.all(
    others.slice(0, Math.max(0, others.length - KEPT + 1)).map((name) => caches.delete(name)),
  );
}

/**
 * What is kept of an address, or undefined: this release's first, then that of the version before. Whatever follows the
 * path is the page's own affair, and only the page's: `?` means nothing to a file.
 */
export async function kept(
  request: Request,
  { version }: Release,
  scope: string,
  caches: CacheStorage,
): Promise<Response | undefined> {
  const cache = await caches.open(PREFIX + version);
  if (isPage(request, scope)) return cache.match(new URL(PAGE, scope), AS_IT_IS);
  // The page that others frame is a document too.
  const as = { ...AS_IT_IS, ignoreSearch: request.mode === 'navigate' };
  return (await cache.match(request, as)) ?? caches.match(request, as);
}

function isPage({ url, mode }: Request, scope: string): boolean {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  return mode === 'navigate' && (address === scope || address === `${scope}index.html`);
}
