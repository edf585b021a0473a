/** The vocabulary of the chooser. Question and answer ids are published (links carry them): they never change. */
export type QuestionId =
  | 'direction'
  | 'caller'
  | 'home'
  | 'identity'
  | 'revocation'
  | 'verifiers'
  | 'lookup'
  | 'permissions'
  | 'metering'
  | 'consent'
  | 'stakes'
  | 'platform'
  | 'integrators'
  | 'lifetime';

export type OutcomeId =
  | 'api-key'
  | 'jwt-refresh'
  | 'key-to-jwt'
  | 'revocable-token'
  | 'cookie-session'
  | 'session-to-jwt'
  | 'client-credentials'
  | 'workload-identity'
  | 'webhook-signature'
  | 'none';

/** An answer's id within its question; `unsure` counts as an assumed answer, as no answer does. */
export type AnswerId = string;
export type RuleId = string;
export type TensionId = string;
export type CompanionId = string;

/** What a person has said. Unknown ids count as not answered. */
export type Answers = Partial<Record<QuestionId, AnswerId>>;

/** Where a statement comes from: the id of an entry in content/sources, and the place in it. */
export interface Citation {
  source: string;
  section?: string;
}

/** True when the question's effective answer is one of `answers`. */
export interface Condition {
  question: QuestionId;
  answers: readonly AnswerId[];
}

interface RuleBase {
  id: RuleId;
  /** One plain sentence that holds whenever the rule applies. */
  reason: string;
  citations: readonly Citation[];
  /** Where good sources say otherwise, in one sentence. */
  disputed?: string;
}

/** Rules outcomes out when all its conditions (at most two) hold. */
export interface Veto extends RuleBase {
  when: readonly [Condition] | readonly [Condition, Condition];
  rulesOut: readonly OutcomeId[];
}

/** Speaks for (positive) or against (negative) one outcome, by a small whole number. */
export interface Weight extends RuleBase {
  when: readonly [Condition];
  outcome: OutcomeId;
  points: number;
}

/** Two wishes that nothing grants together, and what giving up each one buys. */
export interface Tension {
  id: TensionId;
  when: readonly [Condition, Condition];
  sentence: string;
  giveUpFirst: string;
  giveUpSecond: string;
  citations: readonly Citation[];
}

/** Something to put beside an outcome, never instead of it. */
export interface Companion {
  id: CompanionId;
  when: readonly Condition[];
  outcomes: readonly OutcomeId[];
  name: string;
  reason: string;
  citations: readonly Citation[];
}

export interface Variant {
  outcome: OutcomeId;
  id: string;
  when: readonly Condition[];
}

/** One question as the engine sees it; its words live in content. */
export interface QuestionShape {
  id: QuestionId;
  answers: readonly AnswerId[];
  /** The cautious answer, which counts while nobody has said otherwise, unless it would leave no outcome. */
  assumes: AnswerId;
  /** What counts in its place once another question is answered, the first that says so: a job that nobody placed is in no web page. */
  assumesBy?: readonly { question: QuestionId; answers: Readonly<Record<AnswerId, AnswerId>> }[];
  /** Whether it asks for a wish, its answers in order from most to least: one that may be bent, and by how much. */
  isWish?: true;
}

export interface DecisionModel {
  /** Raised when a rule changes what somebody is told. */
  version: number;
  /** The answer that leaves the wizard at once, and where to. */
  exit: { question: QuestionId; answer: AnswerId; outcome: OutcomeId };
  questions: readonly QuestionShape[];
  /** The outcomes that rules can choose between, in tie-break order: the first of equals wins. */
  outcomes: readonly OutcomeId[];
  vetoes: readonly Veto[];
  weights: readonly Weight[];
  variants: readonly Variant[];
  tensions: readonly Tension[];
  companions: readonly Companion[];
}

/** What answers lead to: an outcome, and the variant of it where it has some. */
export interface Result {
  outcome: OutcomeId;
  variant?: string;
}

/** An outcome, or one variant of it: `session-to-jwt/cookie`. */
export type ResultName = OutcomeId | `${OutcomeId}/${string}`;

export interface Advice extends Result {
  /** How far ahead it is: a tie, by one point, by more; or it is the `only` one that no rule excludes. */
  margin: 'clear' | 'close' | 'tie' | 'only';
  /** Who comes next and is within reach, best first: at most two. */
  runnersUp: OutcomeId[];
  /** Beside `none`: what becomes possible when the fewest answers give way, the smallest step first. */
  closest: { outcome: OutcomeId; gives: { question: QuestionId; answer: AnswerId }[] }[];
  /** Rules that exclude outcomes; `question` as in `reasons`; `assuming` is all the open questions that a rule rests on. */
  ruledOut: { outcome: OutcomeId; rule: RuleId; question: QuestionId; assuming?: QuestionId[] }[];
  /** Rules that speak for the outcome, each with the question it rests on: an assumed one where there is any. */
  reasons: { rule: RuleId; question: QuestionId }[];
  /** Every single answer that would change the outcome, or the variant of it, and the variant that it leads to. */
  flips: { question: QuestionId; answer: AnswerId; becomes: OutcomeId; variant?: string }[];
  tensions: TensionId[];
  companions: CompanionId[];
  /** Questions that count as an assumed answer, since they are open or `unsure`. */
  assumed: QuestionId[];
  /** What each of those counts as. */
  counted?: Partial<Record<QuestionId, AnswerId>>;
  /** Every rule that holds and speaks for an outcome, or against it, whichever won. */
  weighed?: { outcome: OutcomeId; rule: RuleId; question: QuestionId; points: number }[];
  /** Open questions some answer to which can still change the outcome, or the variant of it. */
  relevant: QuestionId[];
}

/** What counting every combination of definite answers shows. */
export interface Proof {
  combinations: number;
  byOutcome: Record<OutcomeId, number>;
  deadRules: RuleId[];
  idleQuestions: QuestionId[];
}
