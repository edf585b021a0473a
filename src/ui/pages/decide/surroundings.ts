import type { Surroundings } from '../../../state/decide/record.js';
import { KEPT_SCALE } from '../../../state/scale/index.js';
import type { App } from '../../../state/shell/app.js';
import { StoredValue } from '../../../state/shell/storedValue.svelte.js';
import { pageAddress } from '../../pageAddress.js';

/** What documents are written with, whichever button writes them: begun with the component that has it. */
export function surroundingsOf({ shelf }: Pick<App, 'shelf'>): () => Surroundings {
  const ourSize = new StoredValue(shelf, KEPT_SCALE);
  return () => ({ now: new Date(), address: pageAddress, scale: ourSize.value.address });
}
