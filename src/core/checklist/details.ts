import type { Advice, Citation, OutcomeId, QuestionId } from '../decision/index.js';
import type { Claim, Conflict, DecisionDetails, OptionDetails, WayOut } from './recordTypes.js';
import type { ChecklistWords, NamedDecision } from './types.js';
import { lowerFirst } from './export/ours.js';
import { clause, sourceLine, unique } from './words.js';

/** All that a record says of a decision, from its advice. */
export function detailsOf(decision: NamedDecision, words: ChecklistWords): DecisionDetails {
  const { advice } = decision;
  const say = new Sayings(decision, words);
  const outcome = words.record?.outcomes[advice.outcome];
  const variant = advice.variant === undefined ? undefined : outcome?.variants?.[advice.variant];
  return {
    how: [outcome?.sentence, variant?.sentence].filter(Boolean).join(' '),
    margin: advice.margin,
    assumed: Object.entries(advice.counted ?? {})
      .filter(([question]) => question !== 'direction')
      .map(([question, answer]) => clause(question, answer, words)),
    options: say.options(),
    costs: (variant?.costs ?? outcome?.costs ?? []).map(({ text, citations }) => say.claim(text, citations)),
    beside: say.beside(),
    conflicts: say.conflicts(),
    waysOut: say.waysOut(),
  };
}

class Sayings {
  readonly #advice: Advice;
  readonly #decision: NamedDecision;
  readonly #words: ChecklistWords;
  readonly #weighed: NonNullable<Advice['weighed']>;

  constructor(decision: NamedDecision, words: ChecklistWords) {
    this.#advice = decision.advice;
    this.#decision = decision;
    this.#words = words;
    this.#weighed = decision.advice.weighed ?? weighedBy(decision.advice);
  }

  claim(text: string, citations: readonly Citation[], from: Partial<Claim> = {}): Claim {
    const sources = citations.map((citation) => sourceLine(citation, this.#words));
    return { text, sources, because: '', assuming: [], disputed: '', ...from };
  }

  options(): OptionDetails[] {
    const { outcome, runnersUp, ruledOut } = this.#advice;
    const out = new Set(ruledOut.map((entry) => entry.outcome));
    const within = this.#weighed.map((entry) => entry.outcome).filter((id) => !out.has(id));
    const inOrder = unique([outcome, ...runnersUp, ...within, ...out]) as OutcomeId[];
    return inOrder
      .filter((id) => id !== 'none')
      .map((id) => ({
        option: this.#option(id),
        stands:
          id === outcome
            ? 'chosen'
            : runnersUp.includes(id)
              ? 'runner-up'
              : out.has(id)
                ? 'ruled-out'
                : 'possible',
        pros: this.#weigh(id, 1),
        cons: [...this.#excluding(id), ...this.#weigh(id, -1)],
      }));
  }

  beside(): Claim[] {
    const { companions, assumed } = this.#advice;
    return (this.#words.record?.companions ?? [])
      .filter(({ id }) => companions.includes(id))
      .map(({ name, reason, citations, when }) => {
        const assuming = when.map(({ question }) => question).filter((id) => assumed.includes(id));
        return this.claim(`${name}: ${lowerFirst(reason)}`, citations, {
          assuming: assuming.map((id) => this.#counted(id)),
        });
      });
  }

  conflicts(): Conflict[] {
    const { tensions, flips, outcome } = this.#advice;
    return (this.#words.record?.tensions ?? [])
      .filter(({ id }) => tensions.includes(id))
      .map(({ sentence, citations, when, giveUpFirst, giveUpSecond }) => ({
        claim: this.claim(sentence, citations),
        wishes: when.map(({ question, answers }, index) => ({
          clause: this.#said(question),
          giveUp: index === 0 ? giveUpFirst : giveUpSecond,
          buys:
            outcome === 'none'
              ? unique(
                  flips
                    .filter((flip) => flip.question === question && !answers.includes(flip.answer))
                    .map(({ becomes }) => this.#option(becomes)),
                )
              : [],
        })),
      }))
      .toSorted((a, b) => leading(b) - leading(a));
  }

  waysOut(): WayOut[] {
    return this.#advice.closest.map(({ outcome, gives }) => ({
      option: this.#option(outcome),
      gives: gives.map(({ question, answer }) => ({
        clause: clause(question, answer, this.#words),
        means: this.#words.record?.bend(question, answer, outcome) ?? '',
      })),
    }));
  }

  /** What speaks for an option, or against it, the weightiest first. */
  #weigh(option: OutcomeId, sign: 1 | -1): Claim[] {
    const { assumed } = this.#advice;
    return this.#weighed
      .filter(({ outcome, points }) => outcome === option && points * sign > 0)
      .toSorted((a, b) => (b.points - a.points) * sign)
      .map(({ rule, question }) =>
        assumed.includes(question)
          ? this.#rule(rule, { assuming: [this.#counted(question)] })
          : this.#rule(rule, { because: this.#said(question) }),
      );
  }

  #excluding(option: OutcomeId): Claim[] {
    return this.#advice.ruledOut
      .filter(({ outcome }) => outcome === option)
      .map(({ rule, assuming = [] }) =>
        this.#rule(rule, { assuming: assuming.map((id) => this.#counted(id)) }),
      );
  }

  #rule(id: string, from: Partial<Claim>): Claim {
    const { citations = [], disputed = '' } = this.#words.record?.rules[id] ?? {};
    return this.claim(this.#words.rules[id] ?? id, citations, { ...from, disputed });
  }

  #option(id: string): string {
    return this.#words.outcomes[id] ?? id;
  }

  #said(question: QuestionId): string {
    return clause(question, this.#decision.answers[question] ?? 'unsure', this.#words);
  }

  #counted(question: QuestionId): string {
    return clause(question, this.#advice.counted?.[question] ?? 'unsure', this.#words);
  }
}

/** How many of its wishes lead out when they are given up. */
function leading({ wishes }: Conflict): number {
  return wishes.filter(({ buys }) => buys.length > 0).length;
}

/** Advice that was made elsewhere may say nothing but what speaks for the outcome. */
function weighedBy({ outcome, reasons, ruledOut }: Advice): NonNullable<Advice['weighed']> {
  const excluding = new Set(ruledOut.map(({ rule }) => rule));
  return reasons
    .filter(({ rule }) => !excluding.has(rule))
    .map((reason) => ({ ...reason, outcome, points: 1 }));
}
