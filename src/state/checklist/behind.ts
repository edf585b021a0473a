import type { Answers } from '../../core/decision/index.js';

/** A decision behind a list. */
export interface Behind {
  name: string;
  answers: Answers;
}
