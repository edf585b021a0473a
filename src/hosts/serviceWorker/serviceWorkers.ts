/** Where service workers can be had: over https and on localhost, not from a file. */
export function serviceWorkers(window: Window): ServiceWorkerContainer | undefined {
  const { serviceWorker } = window.navigator as { serviceWorker?: ServiceWorkerContainer };
  return window.location.protocol.startsWith('http') ? serviceWorker : undefined;
}
