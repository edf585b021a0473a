import type { Stage } from '../../core/checklist/index.js';

/** The moment in a credential’s life that each stage stands for. */
export const stageMoments: Readonly<Record<Stage, string>> = {
  design: 'Before anything is built',
  issue: 'When a credential is made',
  store: 'Where it rests',
  transport: 'On its way to you',
  verify: 'On every call',
  limit: 'When there is too much',
  rotate: 'Replacing it in time',
  revoke: 'Ending it early',
  monitor: 'Noticing misuse',
  incident: 'On the day it leaks',
};
