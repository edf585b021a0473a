import type { Expectation } from '../../core/inspector/index.js';
import type { App } from '../shell/app.js';

/** What another page hands over to be inspected. */
export interface Handed {
  text: string;
  keys?: string;
  expect?: Expectation;
  /** The moment to compare with, in milliseconds since 1970, where it is not now. */
  at?: number;
}

/** In memory alone: an address, a history or a store would keep the credential. */
const waiting = new WeakMap<App, Handed>();

/** Leaves something for Inspect to take when it opens. */
export function handToInspect(app: App, handed: Handed): void {
  waiting.set(app, handed);
}

/** Takes what was left, once. */
export function takeHanded(app: App): Handed | null {
  const handed = waiting.get(app) ?? null;
  waiting.delete(app);
  return handed;
}
