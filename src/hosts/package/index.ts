import { startPractice } from '../practice.js';
import { sleep } from '../sleep.js';
import { handleOf } from './handle.js';
import type { PracticeSettings } from './settings.js';
import type { PracticeHandle } from './types.js';

export { ControlError, type Control } from './control.js';
export type { PracticeClock, PracticeHandle } from './types.js';
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
