import { expect, test, vi } from 'vitest';
import { scriptUrl } from '../../src/hosts/scriptUrl.js';
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

test('under Trusted Types one policy, made once, lets addresses of this app through and no others', () => {
  const createPolicy = vi.fn((_name: string, rules: { createScriptURL(address: string): string }) => ({
    createScriptURL: (address: string) => ({ trusted: rules.createScriptURL(address) }),
  }));
  const window = {
    ...windowAt('https:'),
    location: { href: 'https://app.example/here/', origin: 'https://app.example' },
    trustedTypes: { createPolicy },
  } as unknown as Window;
  registerServiceWorker(container, window);
  expect(container.register).toHaveBeenLastCalledWith({ trusted: './service-worker.js' });
  expect(scriptUrl('assets/proof.js', window)).toEqual({ trusted: 'assets/proof.js' });
  expect(() => scriptUrl('https://elsewhere.example/worker.js', window)).toThrow(TypeError);
  expect(createPolicy).toHaveBeenCalledExactlyOnceWith('kot-script-url', expect.anything());
});
