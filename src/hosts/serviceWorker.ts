import { labPath, relay, type Page } from './relay.js';

/** The part of `ServiceWorkerGlobalScope` used here: the types of the page and of a worker exclude each other. */
interface WorkerScope {
  registration: { scope: string };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void>; get(id: string): Promise<Page | undefined> };
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}
interface Waiting {
  waitUntil(promise: Promise<void>): void;
}
interface Fetching {
  request: Request;
  clientId: string;
  respondWith(response: Promise<Response>): void;
}

/** Takes requests to `lab-api/` to the Lab in the page that sends them, and leaves every other request alone. */
const worker = self as unknown as WorkerScope;

// So that the very first visit has it.
worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  const path = labPath(event.request.url, worker.registration.scope);
  if (path !== null) event.respondWith(answer(event, path));
});

async function answer({ request, clientId }: Fetching, path: string): Promise<Response> {
  // A navigation leaves the page that it names.
  return relay(request, path, request.mode === 'navigate' ? undefined : await worker.clients.get(clientId));
}
