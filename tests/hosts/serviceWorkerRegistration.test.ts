import { expect, test, vi } from 'vitest';
import { registerServiceWorker, serviceWorkers } from '../../src/hosts/serviceWorkerRegistration.js';

const container = { register: vi.fn(() => Promise.resolve()) } as unknown as ServiceWorkerContainer;

function windowAt(protocol: string, serviceWorker?: ServiceWorkerContainer): Window {
  return { location: { protocol }, navigator: { serviceWorker } } as unknown as Window;
}

test('service workers are looked for over http and https only, and may be missing there too', () => {
  expect(serviceWorkers(windowAt('https:', container))).toBe(container);
  expect(serviceWorkers(windowAt('http:', container))).toBe(container);
  expect(serviceWorkers(windowAt('file:', container))).toBeUndefined();
  expect(serviceWorkers(windowAt('http:'))).toBeUndefined();
});

test('the one worker is registered beside the page', () => {
  registerServiceWorker(container, windowAt('https:'));
  expect(container.register).toHaveBeenLastCalledWith('./service-worker.js');
});

test('under Trusted Types its address is the only one that the policy lets through', () => {
  const createPolicy = vi.fn((_name: string, rules: { createScriptURL(address: string): string }) => ({
    createScriptURL: () => ({ trusted: rules.createScriptURL('https://elsewhere.example/worker.js') }),
  }));
  registerServiceWorker(container, {
    ...windowAt('https:'),
    trustedTypes: { createPolicy },
  } as unknown as Window);
  expect(createPolicy).toHaveBeenCalledExactlyOnceWith('kot-script-url', expect.anything());
  expect(container.register).toHaveBeenLastCalledWith({ trusted: './service-worker.js' });
});
