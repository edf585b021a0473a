import { expect, test, vi } from 'vitest';
import { TAKE_OVER } from '../../src/hosts/serviceWorker/relayMessages.js';
import { scriptUrl } from '../../src/hosts/serviceWorker/scriptUrl.js';
import { registerServiceWorker } from '../../src/hosts/serviceWorker/serviceWorkerRegistration.js';
import { serviceWorkers } from '../../src/hosts/serviceWorker/serviceWorkers.js';

class FakeWorker extends EventTarget {
  state = 'installing';
  readonly postMessage = vi.fn();
  arrive(): void {
    this.state = 'installed';
    this.dispatchEvent(new Event('statechange'));
  }
}

class FakeRegistration extends EventTarget {
  waiting: FakeWorker | null = null;
  installing: FakeWorker | null = null;
  find(): FakeWorker {
    this.installing = new FakeWorker();
    this.dispatchEvent(new Event('updatefound'));
    return this.installing;
  }
}

class FakeContainer extends EventTarget {
  controller: FakeWorker | null = null;
  readonly registration = new FakeRegistration();
  readonly register = vi.fn(() => Promise.resolve(this.registration));
  get real(): ServiceWorkerContainer {
    return this as unknown as ServiceWorkerContainer;
  }
}

const nothing = (): void => undefined;

function windowAt(protocol: string, serviceWorker?: ServiceWorkerContainer): Window {
  return { location: { protocol }, navigator: { serviceWorker } } as unknown as Window;
}

test('service workers are looked for over http and https only, and may be missing there too', () => {
  const container = new FakeContainer().real;
  expect(serviceWorkers(windowAt('https:', container))).toBe(container);
  expect(serviceWorkers(windowAt('http:', container))).toBe(container);
  expect(serviceWorkers(windowAt('file:', container))).toBeUndefined();
  expect(serviceWorkers(windowAt('http:'))).toBeUndefined();
});

test('the one worker is registered beside the page', async () => {
  const container = new FakeContainer();
  await registerServiceWorker(container.real, windowAt('https:'), nothing);
  expect(container.register).toHaveBeenLastCalledWith('./service-worker.js');
});

test('where the browser refuses, nothing is told and nothing thrown', async () => {
  const container = new FakeContainer();
  container.register.mockRejectedValueOnce(new DOMException('private', 'SecurityError'));
  const found = vi.fn();
  await registerServiceWorker(container.real, windowAt('https:'), found);
  expect(found).not.toHaveBeenCalled();
});

test('the first visit is no update', async () => {
  const container = new FakeContainer();
  const found = vi.fn();
  await registerServiceWorker(container.real, windowAt('https:'), found);
  container.registration.find().arrive();
  expect(found).not.toHaveBeenCalled();
});

test.each([
  ['came while the page was open', false],
  ['waited already', true],
])('a newer version that %s is told of, and takes over only when asked to', async (_, waited) => {
  const container = new FakeContainer();
  container.controller = new FakeWorker();
  const reload = vi.fn();
  const window = { ...windowAt('https:'), location: { protocol: 'https:', reload } } as unknown as Window;
  const newer = new FakeWorker();
  if (waited) container.registration.waiting = newer;
  const found = vi.fn<(takeOver: () => void) => void>();
  await registerServiceWorker(container.real, window, found);
  const worker = waited ? newer : container.registration.find();
  if (!waited) worker.arrive();
  expect(found).toHaveBeenCalledOnce();
  expect(worker.postMessage).not.toHaveBeenCalled();
  // Another page may have asked: this one keeps what it has.
  container.dispatchEvent(new Event('controllerchange'));
  expect(reload).not.toHaveBeenCalled();
  found.mock.calls[0]?.[0]();
  expect(worker.postMessage).toHaveBeenCalledExactlyOnceWith(TAKE_OVER);
  container.dispatchEvent(new Event('controllerchange'));
  expect(reload).toHaveBeenCalledOnce();
});

test('under Trusted Types one policy, made once, lets addresses of this app through and no others', async () => {
  const container = new FakeContainer();
  const createPolicy = vi.fn((_name: string, rules: { createScriptURL(address: string): string }) => ({
    createScriptURL: (address: string) => ({ trusted: rules.createScriptURL(address) }),
  }));
  const window = {
    ...windowAt('https:'),
    location: { href: 'https://app.example/here/', origin: 'https://app.example' },
    trustedTypes: { createPolicy },
  } as unknown as Window;
  await registerServiceWorker(container.real, window, nothing);
  expect(container.register).toHaveBeenLastCalledWith({ trusted: './service-worker.js' });
  expect(scriptUrl('assets/proof.js', window)).toEqual({ trusted: 'assets/proof.js' });
  expect(() => scriptUrl('https://elsewhere.example/worker.js', window)).toThrow(TypeError);
  expect(createPolicy).toHaveBeenCalledExactlyOnceWith('kot-script-url', expect.anything());
});
