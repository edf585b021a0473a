import { scriptUrl } from './scriptUrl.js';

/** The worker's file, beside the page: its scope is wherever the app is served from. */
export const SERVICE_WORKER = './service-worker.js';

/** Where service workers can be had: over https and on localhost, not from a file. */
export function serviceWorkers(window: Window): ServiceWorkerContainer | undefined {
  const { serviceWorker } = window.navigator as { serviceWorker?: ServiceWorkerContainer };
  return window.location.protocol.startsWith('http') ? serviceWorker : undefined;
}

export function registerServiceWorker(container: ServiceWorkerContainer, window: Window): void {
  void container.register(scriptUrl(SERVICE_WORKER, window));
}
