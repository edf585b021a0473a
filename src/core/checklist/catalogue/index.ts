import type { ChecklistItem } from '../types.js';
import { authorize } from './authorize.js';
import { browser } from './browser.js';
import { design } from './design.js';
import { incident } from './incident.js';
import { insideServices } from './inside.js';
import { issueKeys } from './issueKeys.js';
import { issueTokens } from './issueTokens.js';
import { limit } from './limit.js';
import { monitor } from './monitor.js';
import { renew } from './renew.js';
import { revoke } from './revoke.js';
import { rotate } from './rotate.js';
import { signIn } from './signIn.js';
import { store } from './store.js';
import { transport } from './transport.js';
import { verify } from './verify.js';
import { deliverWebhooks, issueWebhooks, verifyWebhooks } from './webhooks.js';

/**
 * Every item, in the order of the stages. It lives in core, not in content, since an item is a rule as much
 * as it is words, and `buildChecklist` has to work with nothing but a decision in its hand.
 */
export const catalogue: readonly ChecklistItem[] = [
  ...design,
  ...signIn,
  ...issueKeys,
  ...issueTokens,
  ...issueWebhooks,
  ...store,
  ...transport,
  ...browser,
  ...deliverWebhooks,
  ...verify,
  ...authorize,
  ...insideServices,
  ...verifyWebhooks,
  ...limit,
  ...rotate,
  ...renew,
  ...revoke,
  ...monitor,
  ...incident,
];
