import type { StepId } from '../../core/incident/index.js';
import { always } from './steps/always.js';
import { clients } from './steps/clients.js';
import { ending } from './steps/ending.js';
import type { ActionWords } from './steps/types.js';
import { vendors } from './steps/vendors.js';

export { credentialWords } from './kinds.js';

/** The words of every action. One that is forgotten does not compile. */
export const actionWords: Readonly<Record<StepId, ActionWords>> = {
  ...ending,
  ...clients,
  ...vendors,
  ...always,
};
