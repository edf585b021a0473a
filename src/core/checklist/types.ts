import type { Advice, Answers, Citation, Condition, ResultName } from '../decision/index.js';
import type { Citable } from '../shared/index.js';
import type { DecisionDetails, RecordWords, SourceLine } from './recordTypes.js';

export type { SourceLine };

export const stages = [
  'design',
  'issue',
  'store',
  'transport',
  'verify',
  'limit',
  'rotate',
  'revoke',
  'monitor',
  'incident',
] as const;

/** Where in a credential's life an item belongs, in the order of the list. */
export type Stage = (typeof stages)[number];

/** Published: ticks, exports and links carry it, so it never changes. */
export type ItemId = string;

/** Published: links and kept replies carry them. Where a statement was split, its id stayed with its main fact. */
export const findings = [
  'exposed-credentials',
  'committed-secrets',
  'credentials-in-urls',
  'secrets-in-clients',
  'unchecked-claims',
  'token-picks-algorithm',
  'plain-http',
  'readable-keys',
  'excess-rights',
  'outlives-departure',
  'long-lifetime',
  'one-key',
  'mixed-environments',
  'ownerless-keys',
  'endless-keys',
  'no-rotation',
  'reusable-refresh',
  'no-limits',
  'never-revoked',
  'unnoticed-leak',
] as const;

/** What the check of a running system can find wrong. */
export type FindingId = (typeof findings)[number];

/** Outcomes that call for the same work, and the clause that says so: “Because …”. */
export interface Group {
  outcomes: readonly ResultName[];
  because: string;
}

/** Brings an item in when the outcome is one of the group's and every condition holds. */
export interface Trigger {
  group: Group;
  /** An open question rules nothing out: its condition holds until an answer says otherwise. */
  answers?: readonly Condition[];
}

/** One thing to do. In `why` and `verify`, what stands between backticks is code. */
export interface ChecklistItem {
  id: ItemId;
  stage: Stage;
  /** Our estimate for one service, by somebody who knows it; hours where nothing is said. */
  effort?: Effort;
  /** Imperative, one line, no full stop. */
  action: string;
  /** One sentence. */
  why: string;
  /** A command to run or a test to write, and what it shows. */
  verify: string;
  citations: readonly Citation[];
  /** Any one of these brings it in. */
  appliesTo: readonly Trigger[];
  /** So do several decisions that lead to more than one outcome of this group. */
  besideEachOther?: Group;
  /** So does any one of these findings, or not being sure of it. */
  mends?: readonly FindingId[];
}

export interface NamedDecision {
  name: string;
  answers: Answers;
  advice: Advice;
}

/** What the ids in a decision and a citation mean in words. Where one is missing, its id is printed. */
export interface ChecklistWords {
  questions: Readonly<Record<string, { short: string; clauses: Readonly<Record<string, string>> }>>;
  outcomes: Readonly<Record<string, string>>;
  rules: Readonly<Record<string, string>>;
  sources: Readonly<Record<string, Citable & { title: string; status?: string }>>;
  /** For a decision record, which says more than a list. */
  record?: RecordWords;
  /** What a finding says, as a clause after “the check found that”. */
  findings?: Readonly<Record<string, string>>;
  /** What somebody has to find out instead, as a clause after “you were not sure whether”. */
  unsure?: Readonly<Record<string, string>>;
}

/** Items that are asked for by id, with a reason in words. */
export interface Called {
  because: string;
  items: readonly ItemId[];
}

export interface ChecklistInput {
  decisions: readonly NamedDecision[];
  /** What the check found to be wrong. */
  findings: readonly FindingId[];
  /** What nobody could say: no finding, but something to find out. */
  unsure?: readonly FindingId[];
  /** What a list of the first version calls for: it did not tell what was found from what nobody could rule out. */
  suspected?: readonly FindingId[];
  /** Items that something else asks for, and why: a clause after “because”. */
  called?: readonly Called[];
  words?: ChecklistWords;
}

export const statuses = ['todo', 'done', 'not-applicable'] as const;
export type Status = (typeof statuses)[number];

/** What a person has said about an item. */
export interface Mark {
  status: Status;
  /** Why it is not applicable; empty otherwise. */
  reason: string;
  note: string;
  /** Who does it. */
  owner: string;
  /** `2026-12-31`, or empty. */
  due: string;
}

export const efforts = ['minutes', 'hours', 'days'] as const;

/** How long an item takes somebody who knows the system. */
export type Effort = (typeof efforts)[number];

/** An item on somebody's list, with its words: it needs nothing else to be read or exported. */
export interface ChecklistEntry extends Mark {
  id: ItemId;
  stage: Stage;
  action: string;
  why: string;
  verify: string;
  effort: Effort;
  /** Clauses that follow “because”. Empty on the whole list. */
  because: string[];
  sources: SourceLine[];
}

/** A decision as the documents tell it. Ids are text, since a file may come from another version. */
export interface DecisionSummary {
  name: string;
  answers: Record<string, string>;
  outcome: string;
  /** The outcome's name. */
  option: string;
  /** What was answered, as clauses. */
  drivers: string[];
  /** Why this outcome, as sentences. */
  reasons: string[];
  runnersUp: string[];
  ruledOut: { option: string; reason: string }[];
  /** Answers that would change it. */
  revisit: { answer: string; option: string }[];
  /** What a record says beyond that; a file of an earlier version has none. */
  details?: DecisionDetails;
}

export interface Checklist {
  decisions: DecisionSummary[];
  items: ChecklistEntry[];
}

export type ExportFormat = 'markdown' | 'adr' | 'defence' | 'csv' | 'json' | 'html';

/** What a document may be told beside the list. */
export interface ExportOptions {
  /** Markdown: what to do and how to verify it, and nothing else. */
  short?: boolean;
  /** A record's day: `2026-11-29`. */
  date?: string;
  /** Where its reader finds the rest: absolute addresses. Core knows of none. */
  links?: {
    /** Of the answers of each decision, in the order of the list; null where there is none. */
    answers?: readonly (string | null)[];
    checklist?: string;
    /** What the choice costs at the reader’s size. */
    scale?: string;
  };
  /** What the choice costs at that size, as Markdown, of figures that the reader took over; then `links.scale` says no more. */
  scale?: string | null;
}

export type ImportErrorCode = 'too-large' | 'not-json' | 'not-a-checklist' | 'other-version' | 'damaged';

export interface ImportError {
  code: ImportErrorCode;
  /** One plain sentence: what is wrong and what to do. */
  message: string;
}
