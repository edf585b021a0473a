import type {
  AnswerId,
  Citation,
  Companion,
  OutcomeId,
  QuestionId,
  Result,
  Tension,
} from '../decision/index.js';

/** A place in a source; what is unknown is empty. */
export interface SourceLine {
  title: string;
  section: string;
  url: string;
  /** What is not final about it: `draft`. */
  status: string;
}

/** What a decision record says beyond a list: why, at what price, from where. Where it is missing, nothing is made up. */
export interface RecordWords {
  outcomes: Readonly<Record<string, OutcomeDetails>>;
  rules: Readonly<Record<string, { citations: readonly Citation[]; disputed?: string }>>;
  companions: readonly Companion[];
  tensions: readonly Tension[];
  /** How the outcome decided on would be used otherwise, in a sentence. */
  otherForm: (now: Result, then: Result) => string;
  /** What it means in practice that a wish gives way to another answer, as a clause. */
  bend: (question: QuestionId, answer: AnswerId, outcome: OutcomeId) => string | undefined;
}

export interface OutcomeDetails {
  /** How it works. */
  sentence: string;
  costs: readonly { text: string; citations: readonly Citation[] }[];
  /** What a variant costs instead, where that differs. */
  variants?: Readonly<Record<string, Pick<OutcomeDetails, 'sentence'> & { costs?: OutcomeDetails['costs'] }>>;
}

/** A sentence of a record, and where it comes from. */
export interface Claim {
  text: string;
  sources: SourceLine[];
  /** The clause of the answer that it follows from; empty where no single one is it. */
  because: string;
  /** Clauses of the assumed answers that it rests on. */
  assuming: string[];
  /** Where good sources say otherwise; or empty. */
  disputed: string;
}

export const standings = ['chosen', 'runner-up', 'possible', 'ruled-out'] as const;

export interface OptionDetails {
  option: string;
  stands: (typeof standings)[number];
  pros: Claim[];
  cons: Claim[];
}

/** Two wishes that nothing grants together. */
export interface Conflict {
  claim: Claim;
  wishes: { clause: string; giveUp: string; buys: string[] }[];
}

/** What becomes possible beside a conflict, and what gives way for it. */
export interface WayOut {
  option: string;
  gives: { clause: string; means: string }[];
}

export const margins = ['clear', 'close', 'tie', 'only'] as const;

export interface DecisionDetails {
  how: string;
  margin: (typeof margins)[number];
  /** What counts until somebody answers, as clauses. */
  assumed: string[];
  /** The chosen one first, those that are ruled out last. */
  options: OptionDetails[];
  costs: Claim[];
  /** What to put beside the chosen option. */
  beside: Claim[];
  conflicts: Conflict[];
  waysOut: WayOut[];
}
