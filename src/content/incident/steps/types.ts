import type { Citation } from '../../../core/decision/index.js';

/** What to do, as a title without a full stop, and why, in sentences. Citations are ids of `sourcesOfIncidents`. */
export interface ActionWords {
  does: string;
  why: string;
  citations: readonly Citation[];
}
