import { TAKE_OVER } from './relayMessages.js';
import { scriptUrl } from './scriptUrl.js';

/** The worker's file, beside the page: its scope is wherever the app is served from. */
export const SERVICE_WORKER = './service-worker.js';

/**
 * Registers the worker. `found` is called when a newer version of the app has been fetched and waits; it takes over, in a
 * page loaded anew, when what it is given is called. Nothing reloads by itself: somebody may be in the middle of a run.
 */
export async function registerServiceWorker(
  container: ServiceWorkerContainer,
  window: Window,
  found: (takeOver: () => void) => void,
): Promise<void> {
  // Some browsers refuse in a private window: the app then works as long as there is a network.
  const registration = await container.register(scriptUrl(SERVICE_WORKER, window)).catch(() => undefined);
  if (!registration) return;
  const tell = (worker: ServiceWorker): void =>
    found(() => {
      container.addEventListener('controllerchange', () => window.location.reload(), { once: true });
      worker.postMessage(TAKE_OVER);
    });
  if (registration.waiting) tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      // Without one before it this is the first visit, not an update.
      if (installing.state === 'installed' && container.controller) tell(installing);
    });
  });
}
