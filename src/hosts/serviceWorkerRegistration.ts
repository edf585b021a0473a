/** The worker's file, beside the page: its scope is wherever the app is served from. */
export const SERVICE_WORKER = './service-worker.js';

/** The part of Trusted Types used here: the DOM's own types do not have it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): unknown };
}

/** Where service workers can be had: over https and on localhost, not from a file. */
export function serviceWorkers(window: Window): ServiceWorkerContainer | undefined {
  const { serviceWorker } = window.navigator as { serviceWorker?: ServiceWorkerContainer };
  return window.location.protocol.startsWith('http') ? serviceWorker : undefined;
}

/** Registers the worker. The policy that Trusted Types ask for lets no other address through. */
export function registerServiceWorker(container: ServiceWorkerContainer, window: Window): void {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('kot-script-url', { createScriptURL: () => SERVICE_WORKER });
  const address = policy ? policy.createScriptURL(SERVICE_WORKER) : SERVICE_WORKER;
  void container.register(address as string);
}
