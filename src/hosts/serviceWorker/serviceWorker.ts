import { forgetOlder, kept, store, type Release } from './offline.js';
import { labPath, relay, type Page } from './relay.js';
import { TAKE_OVER } from './relayMessages.js';

/** Put in by the build. */
declare const RELEASE: Release;

/** The part of `ServiceWorkerGlobalScope` used here: the types of the page and of a worker exclude each other. */
interface WorkerScope {
  registration: { scope: string; active: unknown };
  caches: CacheStorage;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void>; get(id: string): Promise<Page | undefined> };
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}
interface Waiting {
  waitUntil(promise: Promise<void>): void;
}
interface Fetching {
  request: Request;
  clientId: string;
  respondWith(response: Promise<Response>): void;
}

/**
 * Takes requests to `lab-api/` to the Lab in the page that sends them, and answers with what is kept of this app, so
 * that it works offline. It leaves every other request alone.
 */
const worker = self as unknown as WorkerScope;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = labPath(request.url, worker.registration.scope);
  if (path !== null) event.respondWith(answer(event, path));
  else if (isOurs(request)) event.respondWith(load(request));
});

/** A newer version waits until somebody asks for it: the page on screen would lose what it has not loaded yet. */
async function install(): Promise<void> {
  const stored = store(RELEASE, worker.registration.scope, worker.caches);
  if (worker.registration.active) return stored;
  // The very first visit has the relay, whether or not the rest could be kept.
  await stored.catch(() => undefined);
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  await forgetOlder(RELEASE, worker.registration.scope, worker.caches);
  await worker.clients.claim();
}

/** The practice API of a local server is no part of the app. */
function isOurs({ method, url }: Request): boolean {
  const { scope } = worker.registration;
  return method === 'GET' && url.startsWith(scope) && !url.startsWith(`${scope}api/`);
}

async function load(request: Request): Promise<Response> {
  return (await kept(request, RELEASE, worker.registration.scope, worker.caches)) ?? fetch(request);
}

async function answer({ request, clientId }: Fetching, path: string): Promise<Response> {
  // A navigation leaves the page that it names.
  return relay(request, path, request.mode === 'navigate' ? undefined : await worker.clients.get(clientId));
}
