import { openShelf, type Shelf } from '../../src/state/storage.js';

export const partner = {
  direction: 'inbound',
  caller: 'partner',
  home: 'server',
  identity: 'no',
  revocation: 'minute',
  verifiers: 'one',
  lookup: 'cached',
  permissions: 'few-scopes',
  metering: 'main',
  consent: 'none',
  stakes: 'business',
  platform: 'app-only',
  integrators: 'public',
  lifetime: 'years',
};

export const person = {
  direction: 'inbound',
  caller: 'person',
  home: 'browser',
  verifiers: 'many',
  lookup: 'none',
};

/** A shelf over a plain map, as a browser that keeps things. */
export function shelfHolding(entries = new Map<string, string>()): Shelf {
  return openShelf(
    () =>
      ({
        getItem: (name: string) => entries.get(name) ?? null,
        setItem: (name: string, value: string) => void entries.set(name, value),
      }) as Storage,
  );
}

/** A shelf whose storage is full. */
export function brokenShelf(): Shelf {
  return { load: () => ({ kind: 'empty' }), save: () => false };
}
