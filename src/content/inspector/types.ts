import type { FindingId } from '../../core/inspector/index.js';

/** What is said of a finding. Text between backticks is code. */
export interface FindingWords {
  title: string;
  /** What is so, and why it matters. */
  fact: string;
  /** What to do about it. */
  fix: string;
  /** An id of `sourcesOfInspector`, and the section that says it. */
  source: string;
  section?: string;
  /** Where the Lab shows it. */
  scenario?: string;
  /** Items of the checklist that fix it. */
  items?: readonly string[];
}

export type Words<Ids extends FindingId> = Readonly<Record<Ids, FindingWords>>;
