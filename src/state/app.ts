import { createContext } from 'svelte';
import type { Clock, Random } from '../core/shared/index.js';
import type { Router } from './router.svelte.js';
import type { Shelf } from './storage.js';

/** What the composition root (main.ts) hands to every page. */
export interface App {
  router: Router;
  shelf: Shelf;
  clock: Clock;
  random: Random;
}

export const [getApp, setApp] = createContext<App>();
