import { createContext } from 'svelte';
import type { Clock, Random } from '../../core/shared/index.js';
import type { Router } from './router.svelte.js';
import type { Shelf } from './shelf.js';

/** Animation frames: `request` calls back once, with a time in milliseconds that only grows. */
export interface Frames {
  request(callback: (now: number) => void): void;
}

/** Where requests to this page's `lab-api/` come in while a Lab is open. */
export interface ConsoleRelay {
  /** Whether this browser, at this address, can bring them. */
  readonly works: boolean;
  /** Has them answered, until the function that comes back is called. */
  open(answer: (request: Request) => Promise<Response>): () => void;
}

/** What the composition root (main.ts) hands to every page. */
export interface App {
  router: Router;
  shelf: Shelf;
  clock: Clock;
  random: Random;
  frames: Frames;
  consoleRelay: ConsoleRelay;
  /** Starts a worker of this app's own; throws where none can start. */
  startWorker(address: string): Worker;
}

export const [getApp, setApp] = createContext<App>();
