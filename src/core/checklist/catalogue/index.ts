import type { ChecklistItem } from '../types.js';
import { design } from './design.js';
import { incident } from './incident.js';
import { issue } from './issue.js';
import { limit } from './limit.js';
import { monitor } from './monitor.js';
import { revoke } from './revoke.js';
import { rotate } from './rotate.js';
import { store } from './store.js';
import { transport } from './transport.js';
import { verify } from './verify.js';

/**
 * Every item, in the order of the stages. It lives in core, not in content, since an item is a rule as much
 * as it is words, and `buildChecklist` has to work with nothing but a decision in its hand.
 */
export const catalogue: readonly ChecklistItem[] = [
  ...design,
  ...issue,
  ...store,
  ...transport,
  ...verify,
  ...limit,
  ...rotate,
  ...revoke,
  ...monitor,
  ...incident,
];
