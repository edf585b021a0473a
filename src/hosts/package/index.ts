import { startPractice } from '../practice.js';
import { sleep } from '../sleep.js';
import { handleOf, type PracticeHandle } from './handle.js';
import type { PracticeSettings } from './settings.js';

export type { PracticeClock } from './clock.js';
export { ControlError, type Control } from './control.js';
export type { PracticeHandle } from './handle.js';
export type { PracticeSettings } from './settings.js';
export type * from './views.js';

/**
 * A practice API without a port: requests in, responses out. Throws where a setting is unknown or cannot be what it was
 * given as.
 *
 * ```ts
 * const api = createPracticeApi({ clock: 'manual', seed: 7 });
 * const { key } = await api.control.mintKey({ expires_in: 60 });
 * const call = () => api.fetch('/api/v1/orders', { headers: { 'X-API-Key': key } });
 * (await call()).status; // 200
 * api.clock.advance('PT1M');
 * (await call()).status; // 401
 * ```
 */
export function createPracticeApi(settings: PracticeSettings = {}): PracticeHandle {
  return handleOf(
    startPractice({
      clock: { now: () => Date.now() },
      random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
      sleep,
      port: null,
      settings,
    }),
  );
}
