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
  const name = nameOf(version, scope);
  const cache = await caches.open(name);
  const requests = [PAGE, ...files].map((file) => new Request(new URL(file, scope), { cache: 'reload' }));
  await cache.addAll(requests).catch(async (error: unknown) => {
    await caches.delete(name);
    throw error;
  });
}

/**
 * Lets go of what no open page can need any more. Caches of other apps at this address stay, and so do those of this app
 * in other folders of it.
 */
export async function forgetOlder({ version }: Release, scope: string, caches: CacheStorage): Promise<void> {
  const others: string[] = [];
  for (const name of await caches.keys()) {
    if (name !== nameOf(version, scope) && (await isOf(scope, name, caches))) others.push(name);
  }
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
  const cache = await caches.open(nameOf(version, scope));
  if (isPage(request, scope)) return cache.match(new URL(PAGE, scope), AS_IT_IS);
  // The page that others frame is a document too.
  const as = { ...AS_IT_IS, ignoreSearch: request.mode === 'navigate' };
  return (await cache.match(request, as)) ?? caches.match(request, as);
}

/** All deployments at one origin share its caches: the folder tells them apart. */
function nameOf(version: string, scope: string): string {
  return `${PREFIX}${scope} ${version}`;
}

/** Earlier releases left the folder out of the name: there, the page says whose it is. */
async function isOf(scope: string, name: string, caches: CacheStorage): Promise<boolean> {
  if (!name.startsWith(PREFIX)) return false;
  if (name.startsWith(nameOf('', scope))) return true;
  if (name.slice(PREFIX.length).includes(' ')) return false;
  return (await (await caches.open(name)).match(new URL(PAGE, scope), AS_IT_IS)) !== undefined;
}

function isPage({ url, mode }: Request, scope: string): boolean {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  return mode === 'navigate' && (address === scope || address === `${scope}index.html`);
}
