import { object, text } from '../../../core/shared/index.js';
import type { Entry } from '../../shell/storedValue.svelte.js';

/** The system that somebody took over into their decision record, as the address of `#/scale`; empty where none. */
export interface KeptScale {
  version: 1;
  address: string;
}

/** The page keeps it, the decision record reads it. It holds figures of a system and nothing else. */
export const KEPT_SCALE: Entry<KeptScale> = {
  name: 'scale',
  called: 'your system’s figures',
  version: 1,
  read: object<KeptScale>({ version: (value) => (value === 1 ? 1 : undefined), address: text }),
  first: { version: 1, address: '' },
};
