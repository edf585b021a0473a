import type { FindingId } from '../../core/inspector/index.js';
import { keyWords } from './algorithmAndKey.js';
import { claimWords } from './claims.js';
import { credentialWords } from './credentials.js';
import { formWords } from './form.js';
import { headerWords } from './header.js';
import type { Words } from './types.js';

/** What is said of each finding. */
export const findingWords: Words<FindingId> = {
  ...formWords,
  ...keyWords,
  ...headerWords,
  ...claimWords,
  ...credentialWords,
};
