import type { FindingId } from '../../core/checklist/index.js';
import type { Citation } from '../../core/decision/index.js';

/** How soon it can do harm, the worst first. */
export const severities = ['now', 'soon', 'later'] as const;
export type Severity = (typeof severities)[number];

export interface Incident {
  what: string;
  source: { title: string; url: string };
}

/** One fact about a running system, said so that yes is good. Its id names the fault that a no finds. */
export interface Statement {
  id: FindingId;
  /** True where all is well; one fact, in the present tense. */
  says: string;
  severity: Severity;
  /** What can happen where it is not so, in one sentence. */
  harm: string;
  /** What to do first where it is not so, in one sentence. */
  fix: string;
  /** How somebody who is not sure finds out, in one sentence. */
  findOut: string;
  citations: readonly Citation[];
  /** The story of the Lab that shows it. */
  scenario: string;
  incident?: Incident;
  /** Whether the verifier kit puts it to the test. */
  isInKit?: true;
}
